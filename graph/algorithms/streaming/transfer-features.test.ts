import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureOptions } from './feature-options.ts';
import { statisticNames } from './statistics.ts';
import type { Transfer } from './transfer.ts';
import { TransferFeatures } from './transfer-features.ts';

const options: FeatureOptions = {
  fan: { window: 8, bins: [1, 2, 3] },
  degree: { window: 5, bins: [2, 3, 5] },
  scatterGather: { window: 12, bins: [2, 3] },
  cycle: { window: 20, bins: [2, 3, 4, 5] },
  statistics: { window: 9 },
  lateness: 6,
};

/** Few vertices, many at one time, some late, some twice. */
const stream = fc
  .array(
    fc.record({
      from: fc.nat(5),
      to: fc.nat(5),
      wait: fc.integer({ min: -3, max: 4 }),
      amount: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
      again: fc.nat(9),
    }),
    { maxLength: 70 },
  )
  .map((events) => {
    let clock = 0;
    return events.map(({ from, to, wait, amount, again }, i): Transfer => {
      if (wait > 0) clock += wait;
      return { id: again === 0 && i > 0 ? i - 1 : i, from, to, at: clock + Math.min(0, wait), amount };
    });
  });

const inside = (known: readonly Transfer[], after: number, until: number) =>
  known.filter(({ from, to, at }) => from !== to && at > after && at <= until);
const distinct = (values: readonly number[]): number => new Set(values).size;

/** Sizes of the scatter-gather patterns of which a transfer is a part, by asking every pair of ends. */
function slowScatterGathers(known: readonly Transfer[], transfer: Transfer, window: number): number[] {
  const recent = inside(known, transfer.at - window - 1, transfer.at);
  const pays = (a: number, b: number) => recent.some(({ from, to }) => from === a && to === b);
  const sizes: number[] = [];
  const all = [0, 1, 2, 3, 4, 5];
  for (const source of all) {
    for (const sink of all) {
      if (source === sink) continue;
      const between = all.filter((m) => m !== source && m !== sink && pays(source, m) && pays(m, sink));
      const scatters = transfer.from === source && between.includes(transfer.to);
      const gathers = transfer.to === sink && between.includes(transfer.from);
      if (between.length >= 2 && (scatters || gathers)) sizes.push(between.length);
    }
  }
  return sizes;
}

/** Ids of the transfers of every cycle that a transfer closes, by trying everything. */
function slowCycles(known: readonly Transfer[], last: Transfer, window: number): number[][] {
  if (last.from === last.to) return [];
  const recent = inside(known, last.at - window - 1, last.at - 1);
  const cycles: number[][] = [];
  const go = (path: readonly Transfer[], visited: readonly number[]): void => {
    const at = path.length === 0 ? last.to : path[path.length - 1].to;
    for (const next of recent) {
      if (next.from !== at || (path.length > 0 && next.at <= path[path.length - 1].at)) continue;
      if (next.to === last.from) cycles.push([...path.map(({ id }) => id), next.id, last.id]);
      else if (!visited.includes(next.to)) go([...path, next], [...visited, next.to]);
    }
  };
  go([], [last.to, last.from]);
  return cycles;
}

function slowStatistics(recent: readonly Transfer[], other: 'from' | 'to'): number[] {
  if (recent.length === 0) return statisticNames.map(() => 0);
  const fan = distinct(recent.map((transfer) => transfer[other]));
  const amounts = recent
    .map(({ amount }) => amount)
    .filter((amount) => !Number.isNaN(amount))
    .sort((a, b) => a - b);
  const head = [fan, recent.length, recent.length / fan];
  if (amounts.length === 0) return [...head, 0, 0, 0, 0, 0, 0, 0, 0];
  const n = amounts.length;
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const moment = (power: number) => amounts.reduce((total, amount) => total + (amount - sum / n) ** power, 0) / n;
  const median = (amounts[Math.floor((n - 1) / 2)] + amounts[Math.floor(n / 2)]) / 2;
  const flat = amounts[0] === amounts[n - 1];
  const shape = flat ? [0, 0, 0] : [moment(2), moment(3) / moment(2) ** 1.5, moment(4) / moment(2) ** 2];
  return [...head, sum / n, sum, amounts[0], amounts[n - 1], median, ...shape];
}

const histogram = (sizes: readonly number[], bins: readonly number[]): number[] =>
  bins.map((bin, i) => sizes.filter((size) => size >= bin && (i === bins.length - 1 || size < bins[i + 1])).length);

function slowFeatures(known: readonly Transfer[], transfer: Transfer): number[] {
  const { from, to, at } = transfer;
  const { fan, degree, scatterGather, cycle, statistics } = options as Required<{
    [K in keyof FeatureOptions]: NonNullable<FeatureOptions[K]>;
  }>;
  const leaving = (v: number, window: number) => inside(known, at - window, at).filter((each) => each.from === v);
  const reaching = (v: number, window: number) => inside(known, at - window, at).filter((each) => each.to === v);
  return [
    ...histogram([distinct(reaching(to, fan.window).map((each) => each.from))], fan.bins),
    ...histogram([distinct(leaving(from, fan.window).map((each) => each.to))], fan.bins),
    ...histogram([reaching(to, degree.window).length], degree.bins),
    ...histogram([leaving(from, degree.window).length], degree.bins),
    ...histogram(slowScatterGathers(known, transfer, scatterGather.window), scatterGather.bins),
    ...histogram(
      slowCycles(known, transfer, cycle.window).map(({ length }) => length),
      cycle.bins,
    ),
    ...[from, to].flatMap((v) => [
      ...slowStatistics(leaving(v, statistics.window), 'to'),
      ...slowStatistics(reaching(v, statistics.window), 'from'),
    ]),
  ];
}

describe('features of transfers', () => {
  it('are those of a slow definition, whatever comes late, at once or twice', () => {
    fc.assert(
      fc.property(stream, (transfers) => {
        const features = new TransferFeatures(options);
        const known: Transfer[] = [];
        for (const transfer of transfers) {
          const found = features.push(transfer);
          if (known.some(({ id }) => id === transfer.id)) {
            expect(found).toBeNull();
            continue;
          }
          known.push(transfer);
          const expected = slowFeatures(known, transfer);
          expect(features.complete).toBe(true);
          for (const [i, value] of expected.entries()) expect(found?.[i], features.columns[i]).toBeCloseTo(value, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('come with the transfers of which their patterns are made', () => {
    fc.assert(
      fc.property(stream, (transfers) => {
        const features = new TransferFeatures(options);
        const known: Transfer[] = [];
        for (const transfer of transfers) {
          if (features.push(transfer) === null) continue;
          known.push(transfer);
          const evidence = features.evidence();
          const cycles = evidence?.cycles.map((cycle) => cycle.transfers.join());
          expect(cycles?.sort()).toEqual(
            slowCycles(known, transfer, 20)
              .map((cycle) => cycle.join())
              .sort(),
          );
          const sizes = evidence?.scatterGathers.map(({ between }) => between.length) ?? [];
          expect(sizes.sort()).toEqual(slowScatterGathers(known, transfer, 12).sort());
          const payers = inside(known, transfer.at - 8, transfer.at).filter(({ to }) => to === transfer.to);
          expect(evidence?.fanIn?.transfers).toHaveLength(payers.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('count cycles of vertices once where parallel transfers are bundled, and keep to a length', () => {
    fc.assert(
      fc.property(stream, fc.integer({ min: 2, max: 5 }), (transfers, maxLength) => {
        const cycle = { window: 20, bins: [2, 3, 4, 5], bundled: true, maxLength };
        const features = new TransferFeatures({
          ...options,
          fan: null,
          degree: null,
          scatterGather: null,
          statistics: null,
          cycle,
        });
        const known: Transfer[] = [];
        for (const transfer of transfers) {
          const found = features.push(transfer);
          if (found === null) continue;
          known.push(transfer);
          const byId = new Map(known.map((each) => [each.id, each]));
          const rounds = slowCycles(known, transfer, 20).filter(({ length }) => length <= maxLength);
          const kinds = new Set(rounds.map((ids) => ids.map((id) => byId.get(id)?.from).join()));
          expect([...found]).toEqual(
            histogram(
              [...kinds].map((kind) => kind.split(',').length),
              cycle.bins,
            ),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are what 1→9, 2→9, 3→9 and the rest of a worked example say', () => {
    const features = new TransferFeatures({
      fan: { window: 100, bins: [2, 3] },
      degree: null,
      scatterGather: null,
      cycle: null,
      statistics: { window: 100 },
    });
    expect(features.columns.slice(0, 5)).toEqual(['fan_in_2', 'fan_in_3+', 'fan_out_2', 'fan_out_3+', 'from_out_fan']);
    const push = (id: number, from: number, at: number, amount: number) => [
      ...features.push({ id, from, to: 9, at, amount })!,
    ];
    push(0, 1, 10, 5);
    expect(push(1, 2, 20, 7).slice(0, 4)).toEqual([1, 0, 0, 0]);
    const third = push(2, 3, 30, 20);
    expect(third.slice(0, 4)).toEqual([0, 1, 0, 0]);
    // What reached 9: amounts 5, 7 and 20.
    expect(third.slice(-11).map((value) => Number(value.toFixed(4)))).toEqual([
      3, 3, 1, 10.6667, 32, 5, 20, 7, 44.2222, 0.6594, 1.5,
    ]);
  });

  it('of a transfer that comes later than allowed, or costs more than allowed, do not pretend to be complete', () => {
    const features = new TransferFeatures({ ...options, cycle: { window: 20, bins: [2], steps: 1 } });
    features.push({ id: 1, from: 0, to: 1, at: 100, amount: 1 });
    expect(features.complete).toBe(true);
    features.push({ id: 2, from: 0, to: 1, at: 93, amount: 1 });
    expect(features.complete).toBe(false);
    features.push({ id: 3, from: 1, to: 2, at: 101, amount: 1 });
    features.push({ id: 4, from: 2, to: 0, at: 102, amount: 1 });
    expect(features.complete).toBe(false);
    expect(() => features.push({ id: 5, from: -1, to: 0, at: 1, amount: 1 })).toThrow('whole');
    expect(() => new TransferFeatures({ fan: { window: 1, bins: [3, 2] } })).toThrow('bins');
  });

  it('are kept in the memory of vertices and window, however long the stream is', () => {
    const features = new TransferFeatures(options);
    for (let i = 0; i < 200_000; i++)
      features.push({ id: i, from: i % 5000, to: (i * 7 + 1) % 5000, at: i, amount: 1 });
    // Two directions, at most a smallest block of four for each vertex.
    expect(features.places).toBeLessThanOrEqual(2 * 4 * 5000);
  });
});
