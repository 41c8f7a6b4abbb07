import { exact, pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, peoplesAccounts } from './scenes.ts';

/** Many pay one within days: money is raised in private. */
export const fanIn: Pattern = {
  detector: 'fan-in',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5212' });
    ordinaryLoan(stage, firm, {});
    peoplesAccounts(stage, 16).forEach((account, i) => {
      pay(
        stage,
        account,
        stage.accountOf(owner),
        rounded(stage.random.range(3, 12) * WAN),
        during(date(2025, 10, 20) + (i % 4) * DAY, (i % 9) / 10),
        '投资款',
        '手机银行',
      );
    });
    return {
      story: {
        zh: `${owner.name}四天内收到16人的“投资款”，给企业填窟窿。`,
        en: `${owner.name} takes "investments" from 16 people within four days to fill a hole in the firm.`,
      },
      members: [owner],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'H6210' });
    ordinaryLoan(stage, firm, {});
    peoplesAccounts(stage, 12).forEach((account, i) => {
      pay(
        stage,
        account,
        firm.account,
        rounded(stage.random.range(1, 4) * WAN),
        during(date(2025, 9, 8) + Math.floor(i / 2) * DAY, 0.3 + (i % 2) * 0.4),
        i % 3 === 0 ? '会员充值' : '货款',
        '手机银行',
      );
    });
    return {
      story: {
        zh: `${owner.name}以“会员充值”名义六天内向12人集资，混在营业款里。`,
        en: `${owner.name} raises money from 12 people within six days as "member deposits", among ordinary takings.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5165' });
    ordinaryLoan(stage, firm, {});
    for (let i = 0; i < 14; i++) {
      const account = i % 3 === 0 ? stage.town.account('外部账户', 'YZB', 31) : stage.accountOf(stage.human());
      pay(
        stage,
        account,
        stage.accountOf(owner),
        exact(stage.random.range(2, 6) * WAN),
        during(date(2025, 11, 3) + (i % 5) * DAY, (i % 8) / 9),
        null,
        '手机银行',
      );
    }
    return {
      story: {
        zh: `14人五天内汇给${owner.name}，三分之一付款人户名不详，摘要全空。`,
        en: `14 payers within five days, a third of them unknown, none with a purpose, pay ${owner.name}.`,
      },
      members: [owner],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'F5121' });
      ordinaryLoan(stage, firm, {});
      const customers = peoplesAccounts(stage, 12);
      for (const [year, month, day] of [
        [2024, 1, 29],
        [2024, 9, 9],
        [2025, 1, 20],
        [2025, 9, 29],
      ] as const) {
        customers.forEach((account, i) => {
          pay(
            stage,
            account,
            firm.account,
            rounded(stage.random.range(0.3, 1.5) * WAN),
            during(date(year, month, day) + (i % 5) * DAY, 0.5),
            '年货款',
            '手机银行',
          );
        });
      }
      return {
        story: {
          zh: `每逢年节，老客户集中付年货款，年年如此。`,
          en: `Before each festival the same customers pay for their holiday goods, year after year.`,
        },
        members: [firm],
      };
    },
  ],
};
