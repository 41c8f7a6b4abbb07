import { exact, report } from '../acts.ts';
import { DAY, date } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import { statement } from '../life/figures.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

type Source = 'tax' | 'electricity' | 'water' | 'logistics' | 'bank';

/** Declares sales of two years, and what each outside source says of the same years, as multiples of the base year. */
function declare(
  stage: Stage,
  firm: Firm,
  declared: number,
  growth: Partial<Record<Source, number>>,
  skip: readonly string[] = [],
): void {
  const base = firm.sales;
  report(stage, firm, statement(firm, 2024, base, stage.random));
  report(stage, firm, { ...statement(firm, 2025, exact(base * declared), stage.random) });
  for (const [source, factor] of Object.entries(growth) as readonly (readonly [Source, number])[]) {
    for (const year of [2024, 2025]) {
      for (let quarter = 1; quarter <= 4; quarter++) {
        const period = `${year}Q${quarter}`;
        if (skip.includes(`${source}/${period}`)) continue;
        const level = (base / 4) * (year === 2025 ? factor : 1) * stage.random.range(0.985, 1.015);
        const span = {
          period,
          periodFrom: date(year, quarter * 3 - 2, 1),
          periodTo: quarter === 4 ? date(year, 12, 31) : date(year, quarter * 3 + 1, 1) - DAY,
        };
        if (source === 'tax' || source === 'bank') report(stage, firm, { source, ...span, revenue: exact(level) });
        else
          report(stage, firm, {
            source,
            ...span,
            quantity: Math.round(level / 2500),
            unit: source === 'electricity' ? '千瓦时' : '吨',
          });
      }
    }
  }
}

/** The books grow; the meters do not. */
export const salesMismatch: Pattern = {
  detector: 'sales-mismatch',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5132', sales: 10_000_000, leaveOut: ['figures'] });
    ordinaryLoan(stage, firm, {});
    declare(stage, firm, 1.3, { electricity: 1, logistics: 1, tax: 1.02 });
    return {
      story: {
        zh: `服装批发商申报销售增长三成，用电、物流、纳税都没有动。`,
        en: `A clothing wholesaler declares 30 % more sales; power, freight and taxes stand still.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C2929', sales: 12_000_000, leaveOut: ['figures'] });
    ordinaryLoan(stage, firm, {});
    declare(stage, firm, 1.32, { electricity: 1.05, water: 1.03, logistics: 1.06, tax: 1.3, bank: 1.28 });
    return {
      story: {
        zh: `税和流水一起做大，只有水、电、物流说实话。`,
        en: `Taxes and statements were swollen along with the books; only water, power and freight tell the truth.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C1811', sales: 8_000_000, leaveOut: ['figures'] });
    ordinaryLoan(stage, firm, {});
    declare(stage, firm, 1.34, { electricity: 0.97, logistics: 1.04 }, [
      'electricity/2024Q1',
      'electricity/2025Q1',
      'logistics/2025Q3',
    ]);
    return {
      story: {
        zh: `没有税务数据，用电、物流各缺几个季度，但都与增长三成对不上。`,
        en: `There are no taxes, and quarters of power and freight are missing, yet neither fits a growth of a third.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'H6210', sales: 5_000_000, leaveOut: ['figures'] });
      ordinaryLoan(stage, firm, {});
      declare(stage, firm, 1.35, { electricity: 1.08, tax: 1.33, bank: 1.36 });
      return {
        story: {
          zh: `餐馆外卖火了：销售增长三成半，堂食用电只增8%，纳税与平台结算吻合。`,
          en: `A takeaway boom: sales are up by a third while the dining room uses 8 % more power; taxes and settlements agree.`,
        },
        members: [firm],
      };
    },
  ],
};
