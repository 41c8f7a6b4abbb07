import { guarantee, report, rounded, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import { statement } from '../life/figures.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan, strangers } from './scenes.ts';

/** `guarantor` promises each of some borrowers a ceiling. */
function promise(stage: Stage, guarantor: Firm, ceilings: readonly number[]): readonly Firm[] {
  const borrowers = strangers(stage, ceilings.length, ['F5165', 'C2110', 'E5011', 'F5174']).map(({ firm }) => firm);
  borrowers.forEach((borrower, i) => {
    const amount = ceilings[i] as number;
    guarantee(stage, guarantor, borrower, { amount, loan: ordinaryLoan(stage, borrower, { principal: amount }) });
  });
  return borrowers;
}

/** Someone who cannot say no has promised more than they have. */
export const overGuarantee: Pattern = {
  detector: 'over-guarantee',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C3311' });
    firm.netAssets = 800 * WAN;
    promise(stage, firm, [500 * WAN, 600 * WAN]);
    return {
      story: {
        zh: `${firm.name}净资产800万元，对外担保1100万元。`,
        en: `${firm.name} has net assets of ¥8M and guarantees of ¥11M.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C1711', sales: 14_000_000, leaveOut: ['figures'] });
    firm.netAssets = 1000 * WAN;
    ordinaryLoan(stage, firm, { principal: 150 * WAN });
    report(stage, firm, statement(firm, 2024, firm.sales * 1.5, stage.random));
    report(stage, firm, statement(firm, 2025, firm.sales, stage.random));
    promise(stage, firm, [320 * WAN, 330 * WAN]);
    return {
      story: {
        zh: `${firm.name}销售一年下滑三分之一，对外担保仍占净资产65%。`,
        en: `${firm.name} lost a third of its sales within a year, and its guarantees still make 65 % of its net assets.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5121' });
    firm.showsNetAssets = false;
    firm.capital = 300 * WAN;
    const [borrower] = promise(stage, firm, [280 * WAN, 260 * WAN]);
    guarantee(stage, firm, borrower!, { amount: rounded(100 * WAN), from: date(2022, 5, 1), to: date(2024, 5, 1) });
    return {
      story: {
        zh: `${firm.name}没有报表，注册资本300万元，在保540万元，另有一笔已到期。`,
        en: `${firm.name} shows no statements; with a registered capital of ¥3M it guarantees ¥5.4M, and a further bond that has ended.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3110', sales: 90_000_000 });
      firm.netAssets = 6000 * WAN;
      promise(stage, firm, [500 * WAN, 400 * WAN]);
      return {
        story: {
          zh: `${firm.name}担保900万元，净资产6000万元。`,
          en: `${firm.name} guarantees ¥9M out of net assets of ¥60M.`,
        },
        members: [firm],
      };
    },
  ],
};
