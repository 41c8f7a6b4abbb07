import { exact, pay, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { heldThrough, ordinaryLoan, peoplesAccounts, relay, suppliedBy } from './scenes.ts';

/** The loan was for goods; the money comes back to who borrowed it. */
export const proceedsReturn: Pattern = {
  detector: 'proceeds-return',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5165' });
    const friend = stage.entrepreneur({ industry: 'C3021', leaveOut: ['credit'] });
    const loan = ordinaryLoan(stage, firm, {
      principal: 500 * WAN,
      disbursedOn: date(2025, 4, 8),
      purpose: '采购商品',
    });
    relay(stage, [firm.account, friend.firm.account, firm.account], 450 * WAN, loan.disbursedOn, [1, 4], 0.97, [
      '货款',
      '往来款',
    ]);
    return {
      story: {
        zh: `${firm.name}贷款500万元“采购”，四天后货款大半回到自己账上。`,
        en: `${firm.name} borrows ¥5M to "buy goods", and four days later most of it is back on its account.`,
      },
      members: [firm],
      also: ['circular-flow'],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C1811' });
    const { firm: held } = heldThrough(stage, owner, 'F5132', 0.55);
    held.leftOut.add('credit');
    const loan = ordinaryLoan(stage, firm, {
      principal: 600 * WAN,
      disbursedOn: date(2025, 3, 18),
      purpose: '采购原材料',
    });
    const real = suppliedBy(stage, firm, 220 * WAN, loan.disbursedOn);
    pay(stage, firm.account, real.account, 220 * WAN, during(loan.disbursedOn + 2 * DAY, 0.3), '材料款');
    peoplesAccounts(stage, 3).forEach((account, i) => {
      relay(
        stage,
        [firm.account, account, held.account],
        (90 + i * 15) * WAN,
        loan.disbursedOn,
        [3 + i * 4, 11 + i * 6],
        0.94,
        ['劳务费', '借款'],
      );
    });
    relay(stage, [held.account, stage.accountOf(owner)], 190 * WAN, loan.disbursedOn, [48], 1, ['往来款']);
    return {
      story: {
        zh: `三分之一真的买了料，其余拆给三个人，六周后汇到${owner.name}间接控制的${held.name}再转给本人。`,
        en: `A third buys material; the rest is cut among three people and within seven weeks reaches ${owner.name} through ${held.name}.`,
      },
      members: [firm, held, owner],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'E5011' });
    const unknown = [stage.town.account('外部账户', 'HSB'), stage.town.account('外部账户', 'XLB')];
    const loan = ordinaryLoan(stage, firm, { principal: 300 * WAN, disbursedOn: date(2025, 6, 17) });
    relay(
      stage,
      [firm.account, unknown[0]!, unknown[1]!, stage.accountOf(owner)],
      210 * WAN,
      loan.disbursedOn,
      [1, 2, 6],
      0.98,
      ['工程款', null, null],
    );
    return {
      story: {
        zh: `贷款经两个不知户名的他行账户转入${owner.name}个人卡，摘要为空。`,
        en: `The loan passes two accounts of unknown holders at other banks, with no purpose given, into the personal account of ${owner.name}.`,
      },
      members: [firm, owner],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'F5171' });
      const loan = ordinaryLoan(stage, firm, {
        principal: 400 * WAN,
        disbursedOn: date(2025, 5, 13),
        purpose: '采购商品',
      });
      const seller = suppliedBy(stage, firm, 380 * WAN, loan.disbursedOn);
      pay(stage, firm.account, seller.account, 380 * WAN, during(loan.disbursedOn + DAY, 0.4), '货款');
      pay(stage, seller.account, firm.account, exact(19 * WAN), during(loan.disbursedOn + 20 * DAY, 0.5), '退款');
      return {
        story: {
          zh: `货款付给真实供应商，短少部分退回5%。`,
          en: `The money goes to a real supplier, who sends back 5 % for goods that were short.`,
        },
        members: [firm],
      };
    },
  ],
};
