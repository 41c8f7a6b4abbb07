import { deal, exact, pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan, peoplesAccounts } from './scenes.ts';

/** Money comes in and is out again: `keep` of each sum leaves after `hours`. */
function through(stage: Stage, firm: Firm, times: number, keep: number, hours: number, purpose: string | null): void {
  const out = [stage.vendor(), ...peoplesAccounts(stage, 1)];
  for (let i = 0; i < times; i++) {
    const amount = rounded(stage.random.range(30, 90) * WAN);
    const at = during(date(2025, 10, 13) + i * 2 * DAY, 0.2);
    pay(stage, stage.customer(), firm.account, amount, at, purpose);
    pay(stage, firm.account, out[i % 2]!, exact(amount * keep), at + hours * 3_600_000, purpose);
  }
}

/** An account that is lent to others for a fee. */
export const passThrough: Pattern = {
  detector: 'pass-through',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'L7299', leaveOut: ['trade', 'payroll'] });
    ordinaryLoan(stage, firm, { principal: 20 * WAN, interest: false, account: undefined });
    through(stage, firm, 12, 0.99, 2, '服务费');
    return {
      story: {
        zh: `${firm.name}把账户借给别人走账，款项两小时内转出。`,
        en: `${firm.name} lends its account: what comes in leaves within two hours.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5174', sales: 1_500_000 });
    ordinaryLoan(stage, firm, { principal: 30 * WAN, interest: false, account: undefined });
    through(stage, firm, 16, 0.93, 20, '货款');
    return {
      story: {
        zh: `在正常小生意之外，过账款次日转出，每笔留下几个点。`,
        en: `Beside a real small trade, other people's money leaves on the next day, a few per cent less.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'G5431', sales: 900_000, leaveOut: ['payroll'] });
    ordinaryLoan(stage, firm, { principal: 20 * WAN, interest: false, account: undefined });
    through(stage, firm, 9, 0.97, 8, null);
    return {
      story: {
        zh: `摘要全空，过账穿插在零星运费之间。`,
        en: `No purposes at all; the passing money hides among small freight bills.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'G5431', leaveOut: ['trade'] });
      const carrier = stage.entrepreneur({ industry: 'G5431', leaveOut: ['credit'] });
      ordinaryLoan(stage, firm, { principal: 50 * WAN });
      deal(stage, carrier.firm, firm, firm.industry, {
        amount: 400 * WAN,
        signedOn: date(2025, 1, 6),
        type: '运输合同',
      });
      for (let month = 1; month <= 12; month++) {
        pay(stage, stage.customer(), firm.account, 40 * WAN, stage.on(month, 8), '运费');
        pay(stage, firm.account, carrier.firm.account, 33 * WAN, stage.on(month, 18), '运费');
      }
      return {
        story: {
          zh: `货代收运费，十天后按合同付给承运车队，留下正常毛利。`,
          en: `A forwarder is paid for freight and pays its carrier by contract ten days later, keeping a usual margin.`,
        },
        members: [firm],
      };
    },
  ],
};
