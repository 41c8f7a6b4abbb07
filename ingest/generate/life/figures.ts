/** Statements of two years for borrowers; taxes, power, water and freight by quarter where a firm's statements are known. */
import { exact, type Figures, report, YUAN } from '../acts.ts';
import { DAY, date } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Random } from '../random.ts';
import type { Town } from '../town.ts';

export function figures(town: Town): void {
  for (const firm of town.firms) {
    if (!firm.borrower || firm.leftOut.has('figures')) continue;
    const growth = town.random.range(0.94, 1.12);
    report(town, firm, statement(firm, 2024, Math.round(firm.sales / growth), town.random));
    report(town, firm, statement(firm, 2025, firm.sales, town.random));
    if (firm.statement)
      for (const year of [2024, 2025]) usage(town, firm, year, year === 2024 ? firm.sales / growth : firm.sales);
  }
}

/** A year's statement that hangs together: sales of `revenue` fen with the margins of the trade. */
export function statement(firm: Firm, year: number, revenue: number, random: Random): Figures {
  const cost = exact(revenue * firm.industry.cost * random.range(0.97, 1.03));
  const inventory = exact((cost * random.range(25, 80)) / 365);
  const receivables = exact((revenue * random.range(20, 85)) / 365);
  const cash = exact(revenue * random.range(0.02, 0.09));
  const currentAssets = exact((inventory + receivables + cash) * random.range(1.05, 1.25));
  const payables = exact((cost * random.range(20, 70)) / 365);
  const currentLiabilities = exact(payables + revenue * random.range(0.05, 0.18));
  const totalAssets = exact(currentAssets + firm.netAssets * random.range(0.5, 0.9));
  return {
    source: 'statement',
    period: String(year),
    periodFrom: date(year, 1, 1),
    periodTo: date(year, 12, 31),
    revenue: exact(revenue),
    cost,
    inventory,
    receivables,
    payables,
    cash,
    currentAssets,
    currentLiabilities,
    totalAssets,
    totalLiabilities: Math.max(currentLiabilities, totalAssets - firm.netAssets),
    netProfit: exact(revenue * random.range(0.01, 0.08)),
  };
}

/** Quarterly taxes and use of power, water and freight that agree with `sales` fen in a year. */
export function usage(
  town: Pick<Town, 'random' | 'atlas'> & Parameters<typeof report>[0],
  firm: Firm,
  year: number,
  sales: number,
): void {
  const { random } = town;
  const base = sales / 4 / YUAN;
  for (let quarter = 1; quarter <= 4; quarter++) {
    const period = `${year}Q${quarter}`;
    const periodFrom = date(year, quarter * 3 - 2, 1);
    const periodTo = quarter === 4 ? date(year, 12, 31) : date(year, quarter * 3 + 1, 1) - DAY;
    const span = { period, periodFrom, periodTo };
    report(town, firm, { source: 'tax', ...span, revenue: exact((sales / 4) * random.range(0.95, 1.02)) });
    if (!firm.industry.makes) continue;
    report(town, firm, {
      source: 'electricity',
      ...span,
      quantity: Math.round(base * 0.04 * random.range(0.95, 1.05)),
      unit: '千瓦时',
    });
    report(town, firm, {
      source: 'water',
      ...span,
      quantity: Math.round(base * 0.0012 * random.range(0.93, 1.07)),
      unit: '吨',
    });
    report(town, firm, {
      source: 'logistics',
      ...span,
      quantity: Math.round(base * 0.0004 * random.range(0.94, 1.06)) + 1,
      unit: '吨',
    });
  }
}
