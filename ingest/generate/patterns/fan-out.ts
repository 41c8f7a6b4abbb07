import { exact, pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import { hire } from '../life/commerce.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, peoplesAccounts } from './scenes.ts';

/** One pays many within days: borrowed money is spread before anybody asks. */
export const fanOut: Pattern = {
  detector: 'fan-out',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'E5011' });
    const loan = ordinaryLoan(stage, firm, { principal: 260 * WAN, disbursedOn: date(2025, 10, 14) });
    peoplesAccounts(stage, 16).forEach((account, i) => {
      pay(
        stage,
        firm.account,
        account,
        rounded(stage.random.range(9, 18) * WAN),
        during(loan.disbursedOn + (1 + (i % 3)) * DAY, (i % 9) / 10),
        '劳务费',
      );
    });
    return {
      story: {
        zh: `放款后三天内把钱分给16个人。`,
        en: `Within three days of the loan its money is spread over 16 people.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5132' });
    const loan = ordinaryLoan(stage, firm, { principal: 200 * WAN, disbursedOn: date(2025, 8, 19) });
    pay(stage, firm.account, stage.accountOf(owner), 90 * WAN, during(loan.disbursedOn + 4 * DAY, 0.2), '备用金');
    peoplesAccounts(stage, 12).forEach((account, i) => {
      pay(
        stage,
        stage.accountOf(owner),
        account,
        exact(stage.random.range(4.2, 8.4) * WAN),
        during(loan.disbursedOn + (5 + Math.floor(i / 2)) * DAY, 0.2 + (i % 2) * 0.5),
        i % 2 === 0 ? '还款' : '借款',
        '手机银行',
      );
    });
    return {
      story: {
        zh: `先转给${owner.name}本人，再在六天里分给12人。`,
        en: `First to ${owner.name}, then over six days to 12 people.`,
      },
      members: [owner],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5171' });
    const loan = ordinaryLoan(stage, firm, { principal: 240 * WAN, disbursedOn: date(2025, 11, 4) });
    for (let i = 0; i < 13; i++) {
      const account = i % 3 === 0 ? stage.town.account('外部账户', 'YZB', 31) : stage.accountOf(stage.human());
      pay(
        stage,
        firm.account,
        account,
        rounded(stage.random.range(6, 19) * WAN),
        during(loan.disbursedOn + (1 + (i % 5)) * DAY, (i % 7) / 8),
        null,
      );
    }
    return {
      story: {
        zh: `五天付给13个账户，摘要为空，部分收款人户名不详。`,
        en: `13 accounts in five days without a purpose, some of unknown holders.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3484', leaveOut: ['payroll'] });
      ordinaryLoan(stage, firm, {});
      const staff = Array.from({ length: 12 }, () => hire(stage.town, firm));
      for (let month = 1; month <= 12; month++) {
        for (const { human, wage } of staff) {
          pay(
            stage,
            firm.account,
            stage.accountOf(human),
            exact(wage * (month === 1 ? 1.8 : 1)),
            during(date(2025, month, 10), 0.3),
            '工资',
            '代发',
          );
        }
      }
      return {
        story: { zh: `每月十日给12名员工发工资。`, en: `Twelve employees are paid on the tenth of every month.` },
        members: [firm],
      };
    },
  ],
};
