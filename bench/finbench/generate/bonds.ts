/** Edges with the shape of a financial network: few are in much, money comes back now and then, shares add up to at most 1. */
import type { Random } from '../../../ingest/generate/random.ts';
import type { Cell } from './csv-writer.ts';
import { accountNumber, momentOf } from './population.ts';

/** A rank whose frequency falls with the root of it: the first of n takes part in one of √n. */
export const active = (random: Random, n: number): number => {
  const unit = random.unit();
  return Math.floor(unit * unit * n);
};

export const amountOf = (random: Random, most: number): string => (random.unit() * random.unit() * most).toFixed(2);

const RETURNS = 0.03;

/** Transfers in the order of time. Some pay back whoever paid last, or who paid that one: circles of two and three. */
export function* transfers(random: Random, accounts: number, count: number): Generator<readonly Cell[]> {
  const lastPayer = new Int32Array(accounts).fill(-1);
  for (let i = 0; i < count; i++) {
    const from = active(random, accounts);
    let to = active(random, accounts);
    const payer = lastPayer[from];
    if (payer >= 0 && random.chance(2 * RETURNS))
      to = random.chance(0.5) || lastPayer[payer] < 0 ? payer : lastPayer[payer];
    if (to === from) to = (from + 1) % accounts;
    lastPayer[to] = from;
    yield [accountNumber(from), accountNumber(to), amountOf(random, 1e7), momentOf(i, count, random.unit())];
  }
}

/** Pairs of two of a kind that are not the same. */
export function* pairs(random: Random, n: number, count: number): Generator<readonly Cell[]> {
  for (let i = 0; i < count; i++) {
    const from = random.int(n);
    const to = (from + 1 + random.int(n - 1)) % n;
    yield [from, to, momentOf(i, count, random.unit())];
  }
}

export interface Investment {
  readonly investor: number;
  readonly company: number;
  readonly ratio: number;
}

/** Investors 0..persons − 1 are persons, the rest companies; those of one company together hold at most all of it. */
export function investments(random: Random, persons: number, companies: number, count: number): readonly Investment[] {
  const drawn = Array.from({ length: count }, () => {
    const company = random.int(companies);
    const investor = random.int(persons + companies);
    return {
      company,
      investor: investor === persons + company ? random.int(persons) : investor,
      part: random.range(0.05, 1),
    };
  });
  const parts = new Float64Array(companies);
  for (const { company, part } of drawn) parts[company] += part;
  return drawn.map(({ company, investor, part }) => ({ investor, company, ratio: part / Math.max(1, parts[company]) }));
}
