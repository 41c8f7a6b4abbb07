import { exact, pay, WAN, withdraw } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, relay, suppliedBy } from './scenes.ts';

/** A working-capital loan buys what it must not. */
export const loanMisuse: Pattern = {
  detector: 'loan-misuse',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5121' });
    const loan = ordinaryLoan(stage, firm, { principal: 320 * WAN, disbursedOn: date(2025, 5, 20) });
    relay(stage, [firm.account, stage.atlas.institution('developer').account], 260 * WAN, loan.disbursedOn, [3], 1, [
      '购房款',
    ]);
    return {
      story: {
        zh: `${owner.name}用流动资金贷款支付购房款。`,
        en: `${owner.name} pays for a flat with a working-capital loan.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C3484' });
    const wife = stage.spouse(owner);
    const loan = ordinaryLoan(stage, firm, {
      principal: 500 * WAN,
      disbursedOn: date(2025, 2, 25),
      purpose: '采购原材料',
    });
    const seller = suppliedBy(stage, firm, 260 * WAN, loan.disbursedOn);
    pay(stage, firm.account, seller.account, 260 * WAN, during(loan.disbursedOn + DAY, 0.3), '材料款');
    const broker = stage.atlas.institution('securities').account;
    for (const [gap, amount] of [
      [9, 70],
      [23, 60],
      [37, 65],
    ] as const) {
      relay(stage, [firm.account, stage.accountOf(wife), broker], amount * WAN, loan.disbursedOn, [gap, 2], 0.99, [
        '备用金',
        '银证转账',
      ]);
    }
    return {
      story: {
        zh: `原材料贷款有四成分三次经${wife.name}的卡进了证券账户。`,
        en: `Two fifths of a loan for material reach a broker in three parts through the account of ${wife.name}.`,
      },
      members: [firm, wife],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'O8111' });
    const loan = ordinaryLoan(stage, firm, { principal: 200 * WAN, disbursedOn: date(2025, 7, 8) });
    const developer = stage.atlas.institution('developer').account;
    relay(stage, [firm.account, stage.accountOf(owner), developer], 90 * WAN, loan.disbursedOn, [2, 9], 0.99, [
      null,
      '定金',
    ]);
    for (let i = 0; i < 4; i++)
      withdraw(stage, firm.account, stage.town.cash, exact(9 * WAN), during(loan.disbursedOn + (3 + i * 4) * DAY, 0.4));
    return {
      story: {
        zh: `一部分取现，一部分摘要空白转给${owner.name}后付了购房定金。`,
        en: `Part is drawn in cash; part goes to ${owner.name} without a purpose and on to a developer as deposit.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C2929' });
      const loan = ordinaryLoan(stage, firm, {
        principal: 800 * WAN,
        disbursedOn: date(2025, 4, 15),
        purpose: '购置厂房',
        months: 36,
      });
      relay(stage, [firm.account, stage.atlas.institution('developer').account], 760 * WAN, loan.disbursedOn, [1], 1, [
        '厂房款',
      ]);
      return {
        story: {
          zh: `${firm.name}的贷款本来就是购置厂房，付给开发商。`,
          en: `The loan of ${firm.name} is for a workshop, and pays the developer.`,
        },
        members: [firm],
      };
    },
  ],
};
