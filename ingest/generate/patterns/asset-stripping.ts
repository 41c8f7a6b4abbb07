import { owns, pay, register, signal, WAN } from '../acts.ts';
import { DAY, date, during, HORIZON } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { premises } from '../words.ts';
import { ordinaryLoan } from './scenes.ts';

/** Before the creditors come, what there is moves to the family. */
export const assetStripping: Pattern = {
  detector: 'asset-stripping',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5165' });
    const wife = stage.spouse(owner);
    firm.netAssets = 800 * WAN;
    ordinaryLoan(stage, firm, { dpd: 70, status: 'overdue' });
    for (let i = 0; i < 4; i++)
      pay(stage, firm.account, stage.accountOf(wife), 60 * WAN, during(HORIZON - (115 - i * 9) * DAY, 0.4), '往来款');
    return {
      story: {
        zh: `逾期前一个半月，公司四次无对价转给${wife.name}共240万元，占净资产三成。`,
        en: `In the weeks before it fell overdue the firm sent ¥2.4M, three tenths of its net assets, to ${wife.name} for nothing.`,
      },
      members: [firm, wife],
    };
  },

  hard(stage) {
    const owner = stage.human({ bornIn: 1968 });
    const son = stage.child(owner);
    const firm = stage.founded(owner, { industry: 'C3110', leaveOut: ['credit'] });
    const jewel = stage.firm({ industry: 'K7040', clan: owner.clan, leaveOut: ['credit', 'offices'] });
    const moved = date(2025, 7, 28);
    owns(stage, owner, jewel, 0.9, jewel.establishedOn, moved);
    owns(stage, son, jewel, 0.9, moved);
    owns(stage, stage.human(), jewel, 0.1);
    ordinaryLoan(stage, firm, { dpd: 48, status: 'overdue' });
    return {
      story: {
        zh: `逾期前三个多月，${owner.name}把收租公司九成股权转到儿女${son.name}名下。`,
        en: `Months before the loan fell overdue ${owner.name} moved nine tenths of the firm that earns rents to a child, ${son.name}.`,
      },
      members: [owner, son, jewel, firm],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'E5011' });
    const wife = stage.spouse(owner);
    const left = date(2025, 9, 5);
    const house = register(
      stage,
      {
        registry: `${stage.county}不动产`,
        number: `岚(2016)${stage.county}不动产权第${stage.serial()}号`,
        type: 'realEstate',
        name: '住宅',
        address: premises(stage.random, stage.county),
        area: 210,
        value: null,
      },
      [],
    );
    stage.add('titledTo', { from: house, to: owner.id, validFrom: null, validTo: left, share: 1 });
    stage.add('titledTo', { from: house, to: wife.id, validFrom: left, share: 1, confidence: 0.8 });
    signal(stage, owner, 'familyConflict', left, `${owner.name}离婚，房产归对方`);
    ordinaryLoan(stage, firm, { dpd: 35, status: 'overdue' });
    return {
      story: {
        zh: `逾期前离婚，唯一房产归对方，估值没有登记。`,
        en: `A divorce before the loan fell overdue leaves the only house, of unknown value, to the other side.`,
      },
      members: [owner, wife, firm],
    };
  },

  benign: [
    (stage) => {
      const owner = stage.human({ bornIn: 1962 });
      const son = stage.child(owner);
      const firm = stage.firm({ industry: 'C3812', clan: owner.clan, leaveOut: ['offices'] });
      owns(stage, owner, firm, 1, firm.establishedOn, date(2025, 5, 6));
      owns(stage, son, firm, 1, date(2025, 5, 6));
      ordinaryLoan(stage, firm, {});
      pay(stage, firm.account, stage.accountOf(owner), Math.round(firm.netAssets * 0.05), stage.on(4, 22), '分红');
      return {
        story: {
          zh: `老板到龄交班给子女，贷款正常，无人追债。`,
          en: `An owner retires and hands over to a child; the loan is sound and nobody is owed.`,
        },
        members: [firm, owner, son],
      };
    },
  ],
};
