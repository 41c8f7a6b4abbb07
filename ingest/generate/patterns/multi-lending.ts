import { borrow, pay, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, peoplesAccounts } from './scenes.ts';

/** Everybody lends, and nobody knows of the others. */
export const multiLending: Pattern = {
  detector: 'multi-lending',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'H6210', leaveOut: ['credit'] });
    ['DHB', 'HSB', 'QJX', 'RTX'].forEach((lender, i) => {
      borrow(stage, firm, {
        lender,
        principal: (60 + i * 25) * WAN,
        disbursedOn: date(2025, 9, 2) + i * 22 * DAY,
        account: firm.account,
      });
    });
    return {
      story: { zh: `七十天里向四家机构借款。`, en: `Four lenders within seventy days.` },
      members: [firm],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5165' });
    ordinaryLoan(stage, firm, { principal: 200 * WAN, disbursedOn: date(2025, 2, 10) });
    borrow(stage, firm, { lender: 'RTX', principal: 60 * WAN, disbursedOn: date(2025, 9, 16), account: firm.account });
    peoplesAccounts(stage, 3).forEach((creditor, i) => {
      const sum = [50, 30, 40][i]! * WAN;
      const start = 7 + i;
      pay(stage, creditor, stage.accountOf(owner), sum, stage.on(start, 6), '借款', '手机银行');
      for (let month = start + 1; month <= 12; month++)
        pay(stage, stage.accountOf(owner), creditor, sum * 0.02, during(date(2025, month, 6), 0.5), '利息', '手机银行');
    });
    return {
      story: {
        zh: `${owner.name}向三个人借整数、按月付2分利，半年里负债增加过半。`,
        en: `${owner.name} borrows round sums from three people at 2 % a month; debts grow by half within half a year.`,
      },
      members: [owner, firm],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5212', leaveOut: ['credit'] });
    const wife = stage.spouse(owner);
    borrow(stage, firm, { lender: 'XLB', principal: 80 * WAN, disbursedOn: date(2025, 8, 20), account: firm.account });
    borrow(stage, owner, { lender: 'QJX', principal: 40 * WAN, disbursedOn: date(2025, 9, 11), purpose: '个人经营' });
    borrow(stage, wife, { lender: 'RTX', principal: 35 * WAN, disbursedOn: date(2025, 10, 9), purpose: '个人消费' });
    borrow(stage, owner, { lender: 'YZB', principal: 30 * WAN, disbursedOn: date(2025, 10, 30), purpose: '个人消费' });
    return {
      story: {
        zh: `企业、老板、配偶分头在四家机构借款。`,
        en: `The firm, its owner and the spouse borrow from four lenders between them.`,
      },
      members: [firm, owner, wife],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C2231', leaveOut: ['credit'] });
      for (const lender of ['DHB', 'XLB'])
        borrow(stage, firm, {
          lender,
          principal: 100 * WAN,
          disbursedOn: date(2024, 6, 3),
          months: 14,
          status: 'settled',
          account: firm.account,
        });
      borrow(stage, firm, {
        principal: 200 * WAN,
        disbursedOn: date(2025, 10, 13),
        rate: 0.0365,
        account: firm.account,
      });
      return {
        story: {
          zh: `还清两家银行，换成本行一笔更便宜的贷款，总额不变。`,
          en: `Two banks are repaid and one cheaper loan taken: the debt is the same.`,
        },
        members: [firm],
      };
    },
  ],
};
