import type { EntityId } from '../../../graph/schema/ids.ts';
import { type Asset, register, secure, sue, WAN } from '../acts.ts';
import { DAY, date } from '../calendar.ts';
import type { Pattern, Stage } from '../stage.ts';
import { premises } from '../words.ts';
import { ordinaryLoan } from './scenes.ts';

const house = (stage: Stage): Asset => ({
  registry: `${stage.county}不动产`,
  number: `岚(2018)${stage.county}不动产权第${stage.serial()}号`,
  type: 'realEstate',
  name: '住宅',
  address: premises(stage.random, stage.county),
  area: stage.random.between(95, 240),
  value: 600 * WAN,
  appraisedOn: date(2025, 1, 10),
});

const seize = (
  stage: Stage,
  courtCase: EntityId,
  asset: EntityId,
  on: number,
  rank: number,
  to: number | null = null,
): void => stage.add('seizes', { from: courtCase, to: asset, validFrom: on, validTo: to, rank });

/** What was pledged is not free, or not theirs. */
export const impairedCollateral: Pattern = {
  detector: 'impaired-collateral',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5165' });
    const asset = register(stage, house(stage), [[owner, 1]]);
    const courtCase = sue(stage, [[owner, 'defendant']], {
      cause: '民间借贷纠纷',
      filedOn: date(2025, 2, 6),
      amount: 350 * WAN,
    });
    seize(stage, courtCase, asset, date(2025, 2, 20), 1);
    const loan = ordinaryLoan(stage, firm, { principal: 400 * WAN, disbursedOn: date(2025, 3, 12) });
    secure(stage, asset, loan, { amount: 400 * WAN, registeredOn: date(2025, 3, 14) });
    return {
      story: {
        zh: `${owner.name}的房产在抵押登记前三周已被法院查封。`,
        en: `A court had seized the house of ${owner.name} three weeks before the mortgage was registered.`,
      },
      members: [firm, owner],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'E5011' });
    const wife = stage.spouse(owner);
    const brother = stage.sibling(owner);
    const asset = register(stage, house(stage), [
      [wife, 0.5],
      [brother, 0.5],
    ]);
    const loan = ordinaryLoan(stage, firm, { principal: 380 * WAN, disbursedOn: date(2025, 4, 21) });
    secure(stage, asset, loan, { amount: 380 * WAN, registeredOn: loan.disbursedOn + 48 * DAY });
    return {
      story: {
        zh: `${owner.name}拿登记在妻子和兄弟名下的房子抵押，放款48天后才补登记。`,
        en: `${owner.name} mortgages a house that belongs to spouse and sibling; it was registered 48 days after the money went out.`,
      },
      members: [firm, owner],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5132' });
    const asset = register(stage, { ...house(stage), area: undefined, value: null }, [[owner, 1]]);
    const loan = ordinaryLoan(stage, firm, { principal: 300 * WAN, disbursedOn: date(2025, 5, 8) });
    secure(stage, asset, loan, { amount: 300 * WAN, registeredOn: null });
    const courtCase = sue(stage, [[owner, 'executee']], {
      cause: '买卖合同纠纷',
      filedOn: date(2025, 9, 1),
      amount: 120 * WAN,
      stage: '执行',
    });
    seize(stage, courtCase, asset, date(2025, 9, 25), 1);
    return {
      story: {
        zh: `抵押至今没有登记，估价缺失，房产后来被别的债权人查封。`,
        en: `The mortgage was never registered and has no valuation; another creditor has had the house seized since.`,
      },
      members: [firm, owner],
    };
  },

  benign: [
    (stage) => {
      const { owner, firm } = stage.entrepreneur({ industry: 'C2110' });
      const asset = register(stage, house(stage), [[owner, 1]]);
      const courtCase = sue(stage, [[owner, 'defendant']], {
        cause: '装修合同纠纷',
        filedOn: date(2022, 3, 1),
        amount: 15 * WAN,
        stage: '结案',
        outcome: '撤诉',
      });
      seize(stage, courtCase, asset, date(2022, 3, 20), 1, date(2022, 9, 1));
      const loan = ordinaryLoan(stage, firm, { principal: 350 * WAN, disbursedOn: date(2025, 3, 3) });
      secure(stage, asset, loan, { amount: 350 * WAN, registeredOn: loan.disbursedOn + 12 * DAY });
      return {
        story: {
          zh: `房产三年前的查封早已解除，抵押12天内登记。`,
          en: `A seizure of three years ago was lifted long since; the mortgage was registered within 12 days.`,
        },
        members: [firm, owner],
      };
    },
  ],
};
