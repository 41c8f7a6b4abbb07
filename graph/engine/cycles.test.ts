import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cycleGraphOf } from '../algorithms/cycle-graph.ts';
import { temporalCycles } from '../algorithms/temporal-cycles.ts';
import { build, edgesOf } from '../algorithms/testing.ts';
import { findTemporalCycles } from './cycles.ts';
import { Pool } from './pool.ts';

const [one, three] = [new Pool(1), new Pool(3)];
afterAll(() => Promise.all([one.close(), three.close()]));

describe('temporal cycles in threads', () => {
  it('are those of one search, however many threads there are', async () => {
    await fc.assert(
      fc.asyncProperty(edgesOf(300, 900, 200), fc.integer({ min: 20, max: 120 }), async (edges, window) => {
        const graph = build(300, edges);
        const expected = [...temporalCycles(graph, { window })].map((cycle) => cycle.join()).sort();
        for (const pool of [one, three]) {
          const answer = await findTemporalCycles(pool, cycleGraphOf(graph), { window }, { keep: 1e6 });
          expect(answer.completeness).toEqual({ complete: true });
          expect(answer.cycles.map((cycle) => cycle.join()).sort()).toEqual(expected);
          expect(answer.total).toBe(expected.length);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('stop when they are told to, and say so', async () => {
    // Every vertex pays every other on every day: cycles without end.
    const edges = Array.from({ length: 12 * 12 * 40 }, (_, i) => ({
      from: i % 12,
      to: Math.floor(i / 12) % 12,
      at: Math.floor(i / 144),
      amount: 1,
    }));
    const graph = cycleGraphOf(build(12, edges));
    const timed = await findTemporalCycles(three, graph, { window: 40 }, { milliseconds: 300, keep: 10 });
    expect(timed.completeness).toEqual({ complete: false, stoppedBecause: 'time' });
    expect(timed.total).toBeGreaterThan(10);
    expect(timed.cycles).toHaveLength(10);
    const aborted = await findTemporalCycles(three, graph, { window: 40 }, { signal: AbortSignal.timeout(300) });
    expect(aborted.completeness).toEqual({ complete: false, stoppedBecause: 'cancelled' });
  });
});
