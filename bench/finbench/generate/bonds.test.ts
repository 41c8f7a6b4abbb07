import { describe, expect, it } from 'vitest';
import { Random } from '../../../ingest/generate/random.ts';
import { investments, pairs, transfers } from './bonds.ts';
import { sizesOf } from './population.ts';

describe('a generated folder', () => {
  it('has as many nodes and edges as were asked for', () => {
    const { persons, companies, accounts, loans, media, ...edges } = sizesOf(100_000, 600_000);
    expect(persons + companies + accounts + loans + media).toBeCloseTo(100_000, -1);
    // Every account has an owner and every loan a borrower.
    const others = Object.values(edges).reduce((sum, count) => sum + count, 0);
    expect(others + accounts + loans).toBeCloseTo(600_000, -1);
  });

  it('is the same for the same seed, and another for another', () => {
    const of = (seed: number) => JSON.stringify([...transfers(new Random(seed), 50, 200)]);
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });

  it('has transfers in the order of time, none to the same account, and some that pay back', () => {
    const rows = [...transfers(new Random(3), 1000, 5000)];
    const times = rows.map((row) => String(row[3]));
    expect(times).toEqual([...times].sort());
    expect(rows.filter(([from, to]) => from === to)).toEqual([]);
    const seen = new Set<string>();
    let back = 0;
    for (const [from, to] of rows) {
      if (seen.has(`${to} ${from}`)) back++;
      seen.add(`${from} ${to}`);
    }
    expect(back).toBeGreaterThan(50);
    expect([...pairs(new Random(4), 3, 500)].filter(([from, to]) => from === to)).toEqual([]);
  });

  it('has companies whose investors hold at most all of them, and none that holds itself', () => {
    const [persons, companies] = [40, 30];
    const held = new Float64Array(companies);
    for (const { investor, company, ratio } of investments(new Random(5), persons, companies, 400)) {
      expect(investor).not.toBe(persons + company);
      held[company] += ratio;
    }
    expect(Math.max(...held)).toBeLessThan(1 + 1e-9);
    expect(Math.min(...held)).toBeGreaterThan(0);
  });
});
