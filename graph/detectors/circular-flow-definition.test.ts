/** Rings found against a search that tries everything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../algorithms/budget.ts';
import { DAY } from '../schema/time.ts';
import { circularFlow } from './circular-flow.ts';
import { parseParameters } from './parameters.ts';
import { day, findingsIn, hasAccount, owns, snapshotOfRows, transfers } from './testing.ts';

const HOUR = 1 / 24;
const WAN = 10_000;

interface Pay {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly at: number;
}

/** Every closed walk over distinct parties, as its transfers in order, from each of its transfers in turn. */
function loopsOf(pays: readonly Pay[]): readonly (readonly Pay[])[] {
  const loops: (readonly Pay[])[] = [];
  const extend = (path: readonly Pay[]): void => {
    const last = path[path.length - 1];
    for (const next of pays) {
      if (next.from !== last.to) continue;
      if (next.to === path[0].from) loops.push([...path, next]);
      else if (path.length < 7 && !path.some(({ from }) => from === next.to)) extend([...path, next]);
    }
  };
  for (const pay of pays) extend([pay]);
  return loops;
}

const membersOf = (loop: readonly Pay[]): string =>
  loop
    .map(({ from }) => `Account:${from}`)
    .sort()
    .join();

const ascends = (loop: readonly Pay[]): boolean => loop.every(({ at }, i) => i === 0 || at > loop[i - 1].at);

const keepsRule = (loop: readonly Pay[]): boolean =>
  loop.every(({ amount }, i) => i === 0 || (amount >= 0.7 * loop[i - 1].amount && amount <= 1.05 * loop[i - 1].amount));

const span = (loop: readonly Pay[]): number =>
  Math.max(...loop.map(({ at }) => at)) - Math.min(...loop.map(({ at }) => at));

const isNearEqual = (loop: readonly Pay[]): boolean =>
  Math.max(...loop.map(({ amount }) => amount)) <= 1.01 * Math.min(...loop.map(({ amount }) => amount));

const pays = fc
  .array(
    fc.record({
      from: fc.nat(4),
      to: fc.nat(4),
      amount: fc.constantFrom(90, 94, 94.5, 100, 100.5, 130),
      at: fc.integer({ min: 1, max: 60 }).map((hours) => hours * 37 + 0.5),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.filter(({ from, to }) => from !== to));

describe('circular-flow, against its definition', () => {
  it('finds every ring in time with the amount rule, and every near-equal one in any order', async () => {
    await fc.assert(
      fc.asyncProperty(pays, async (all) => {
        const loops = loopsOf(all);
        const sets = (kept: readonly (readonly Pay[])[]) => [...new Set(kept.map(membersOf))].sort();
        const temporal = loops.filter((loop) => ascends(loop) && keepsRule(loop) && span(loop) <= 30 * 24);
        const orderFree = loops.filter((loop) => loop.length >= 3 && isNearEqual(loop) && span(loop) <= 120 * 24);
        const snapshot = await snapshotOfRows(
          all.map(({ from, to, amount, at }) => transfers(String(from), String(to), amount * WAN, at * HOUR)),
        );
        const context = { snapshot, asOf: day(100), slice: { index: 0, count: 1 }, budget: new Budget() };
        const found = [...circularFlow.detect(context, parseParameters(circularFlow))];
        const setsOf = (message: string) =>
          [
            ...new Set(
              found
                .filter((one) => one.message === message)
                .map(({ subjects }) =>
                  subjects
                    .map((node) => snapshot.idOf(node))
                    .sort()
                    .join(),
                ),
            ),
          ].sort();
        expect(setsOf('ring')).toEqual(sets(temporal));
        expect(setsOf('orderFree')).toEqual(sets(orderFree));
      }),
      { numRuns: 120 },
    );
  });

  it('finds every ring of whole days, whatever their order inside a day', async () => {
    await fc.assert(
      fc.asyncProperty(pays, async (hourly) => {
        const all = hourly.map((pay) => ({ ...pay, at: Math.floor(pay.at / 100) * 24 }));
        const inDays = (loop: readonly Pay[]) => loop.every(({ at }, i) => i === 0 || at >= loop[i - 1].at);
        const temporal = loopsOf(all).filter((loop) => inDays(loop) && keepsRule(loop) && span(loop) <= 30 * 24);
        const snapshot = await snapshotOfRows(
          all.map(({ from, to, amount, at }) => transfers(String(from), String(to), amount * WAN, at * HOUR)),
        );
        const context = { snapshot, asOf: day(100), slice: { index: 0, count: 1 }, budget: new Budget() };
        const found = [...circularFlow.detect(context, parseParameters(circularFlow))]
          .filter(({ message }) => message === 'ring')
          .map(({ subjects }) =>
            subjects
              .map((node) => snapshot.idOf(node))
              .sort()
              .join(),
          );
        expect([...new Set(found)].sort()).toEqual([...new Set(temporal.map(membersOf))].sort());
      }),
      { numRuns: 120 },
    );
  });

  it('answers the same for one slice and many', async () => {
    await fc.assert(
      fc.asyncProperty(pays, fc.integer({ min: 2, max: 5 }), async (all, slices) => {
        const snapshot = await snapshotOfRows([
          ...all.map(({ from, to, amount, at }) => transfers(String(from), String(to), amount * WAN, at * HOUR)),
          ...[0, 1, 2, 3, 4].map((i) => hasAccount(`f${i}`, String(i))),
          owns('Person:p', 'f0', 1),
          owns('Person:p', 'f3', 1),
        ]);
        const options = { asOf: day(0) + 100 * DAY };
        expect(findingsIn(circularFlow, snapshot, { ...options, slices })).toEqual(
          findingsIn(circularFlow, snapshot, options),
        );
      }),
      { numRuns: 60 },
    );
  });
});
