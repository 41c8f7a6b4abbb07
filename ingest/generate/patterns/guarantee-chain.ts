import { borrow, guarantee, rounded, sue, WAN } from '../acts.ts';
import { DAY, date, HORIZON } from '../calendar.ts';
import type { Party } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan, strangers } from './scenes.ts';

/** Each of a row of parties stands for the next; `last` describes the loan at the end. */
function row(stage: Stage, parties: readonly Party[], last: Parameters<typeof ordinaryLoan>[2]): void {
  parties.forEach((guarantor, i) => {
    const next = parties[i + 1];
    if (next === undefined) return;
    const terms = i === parties.length - 2 ? last : {};
    const loan =
      'industry' in next
        ? ordinaryLoan(stage, next, terms)
        : borrow(stage, next, { principal: 80 * WAN, disbursedOn: HORIZON - 150 * DAY, purpose: '个人经营' });
    guarantee(stage, guarantor, next, { amount: loan.principal, loan });
  });
}

/** A line of favours: the one at its end fails, and everybody before has promised to pay. */
export const guaranteeChain: Pattern = {
  detector: 'guarantee-chain',

  easy(stage) {
    const firms = strangers(stage, stage.random.between(5, 6), ['C3110', 'C3311', 'F5165', 'E4710', 'E5011']).map(
      ({ firm }) => firm,
    );
    const dpd = stage.random.between(31, 160);
    row(stage, firms, { dpd, status: 'overdue' });
    return {
      story: {
        zh: `钢贸上下游逐级担保，末端${firms.at(-1)!.name}已逾期${dpd}天。`,
        en: `A steel supply line guarantees itself step by step; at its end ${firms.at(-1)!.name} is ${dpd} days overdue.`,
      },
      members: firms,
    };
  },

  hard(stage) {
    const line = strangers(stage, 4, ['F5165', 'C3021', 'E5011', 'F5174']);
    const parties: Party[] = line.map(({ firm }) => firm);
    parties.splice(stage.random.between(1, 3), 0, stage.human());
    row(stage, parties, { months: 24 });
    const end = line[3]!.firm;
    sue(stage, [[end, 'executee']], {
      cause: '买卖合同纠纷',
      filedOn: date(2025, 9, 12),
      amount: 260 * WAN,
      stage: '执行',
    });
    return {
      story: {
        zh: `担保链中夹着一位自然人；末端${end.name}贷款尚未逾期，但已被列为被执行人。`,
        en: `A person stands in the middle of the chain; the loan of ${end.name} at its end is not overdue yet, but a court enforces against it.`,
      },
      members: parties,
    };
  },

  noisy(stage) {
    const firms = strangers(stage, 5, ['C2110', 'F5212', 'C2231', 'F5121', 'H6210']).map(({ firm }) => firm);
    firms.forEach((firm, i) => {
      const next = firms[i + 1];
      if (next === undefined) return;
      const last = i === 3;
      const loan = ordinaryLoan(stage, next, last ? { dpd: 12, status: 'overdue' } : {});
      guarantee(stage, firm, next, {
        amount: i % 2 === 0 ? null : loan.principal,
        loan: i === 1 ? undefined : loan,
        from: loan.disbursedOn,
        confidence: i === 2 ? 0.6 : 1,
      });
      if (i === 1) guarantee(stage, next, firm, { amount: 100 * WAN, from: date(2022, 1, 5), to: date(2023, 1, 5) });
    });
    return {
      story: {
        zh: `四笔担保中有的限额不明、有的借据缺失，末端${firms[4]!.name}刚刚逾期。`,
        en: `Of four bonds some lack the ceiling, some the loan; ${firms[4]!.name} at the end has just fallen overdue.`,
      },
      members: firms,
    };
  },

  benign: [
    (stage) => {
      const firms = strangers(stage, 3, ['C1311', 'F5121', 'F5212']).map(({ firm }) => firm);
      row(stage, firms, {});
      return {
        story: {
          zh: `两级担保，各方经营正常，无逾期无涉诉。`,
          en: `Two bonds in a row; everybody is sound, nobody overdue or sued.`,
        },
        members: firms,
      };
    },
    (stage) => {
      const surety = stage.founded(stage.human(), {
        name: `${stage.county}诚信融资担保有限公司`,
        industry: 'L7299',
        leaveOut: ['credit', 'trade'],
      });
      surety.netAssets = 30_000 * WAN;
      surety.capital = 30_000 * WAN;
      const firms = strangers(stage, 6, ['C2929', 'C3484', 'F5132', 'C2231', 'H6210', 'C1432']).map(({ firm }) => firm);
      for (const firm of firms) {
        const loan = ordinaryLoan(stage, firm, {});
        guarantee(stage, surety, firm, { amount: rounded(loan.principal), loan });
      }
      return {
        story: {
          zh: `持牌融资担保公司${surety.name}为六家互不相关的客户担保，净资产充足：这是它的本业。`,
          en: `${surety.name}, a licensed guarantee company with ample capital, stands for six unrelated customers: that is its trade.`,
        },
        members: [surety, ...firms],
      };
    },
  ],
};
