/** Rings of transfers: in the order of time with the amount rule, or in any order with near-equal amounts. */
import { orderFreeCycles } from '../algorithms/order-free-cycles.ts';
import { temporalCycles } from '../algorithms/temporal-cycles.ts';
import { accountOwners } from '../control/accounts.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { DAY } from '../schema/time.ts';
import { tradeBothWays } from './circular-flow-guards.ts';
import type { LevelGraph } from './circular-flow-levels.ts';
import type { Loop, LoopWriter, Ring } from './circular-flow-loops.ts';
import type { DetectionContext } from './detector.ts';
import { within } from './share.ts';

interface TemporalParameters {
  readonly windowDays: number;
  readonly maximumHops: number;
  readonly minimumKept: number;
  readonly maximumKept: number;
  readonly minimumKeptByGroup: number;
}

/** Rings whose transfers follow each other in time, each passing on most of what came in. */
export function* temporalRings(
  context: DetectionContext,
  level: LevelGraph,
  writer: LoopWriter,
  { windowDays, maximumHops, minimumKept, maximumKept, minimumKeptByGroup }: TemporalParameters,
  dayOrderFree: boolean,
): Generator<Loop> {
  const { slice, budget, share } = context;
  const begins = within(share, 'time');
  const cycles = temporalCycles(level.graph, {
    window: windowDays * DAY,
    minLength: 2,
    maxLength: maximumHops,
    kept: { least: level.level === 'group' ? minimumKeptByGroup : minimumKept, most: maximumKept },
    dayOrderFree,
    begins: (edge) => begins(level.graph.times[edge]),
    slice,
    budget,
  });
  const form = level.level === 'group' ? 'groupRing' : 'ring';
  for (const ring of bestPerStart(context, level, cycles)) {
    const loop = writer.write(form, ring);
    if (loop) yield loop;
  }
}

interface OrderFreeParameters {
  readonly orderFreeDays: number;
  readonly orderFreeTolerance: number;
  readonly maximumHops: number;
}

/** Rings of at least three near-equal transfers, whatever their order. */
export function* orderFreeRings(
  context: DetectionContext,
  level: LevelGraph,
  writer: LoopWriter,
  { orderFreeDays, orderFreeTolerance, maximumHops }: OrderFreeParameters,
): Generator<Loop> {
  const { slice, budget, share } = context;
  const begins = within(share, 'amount');
  const cycles = orderFreeCycles(level.graph, {
    window: orderFreeDays * DAY,
    minLength: 3,
    maxLength: maximumHops,
    tolerance: orderFreeTolerance,
    begins: (edge) => begins(level.amounts[edge]),
    slice,
    budget,
  });
  for (const ring of bestPerStart(context, level, cycles)) {
    const loop = writer.write('orderFree', ring);
    if (loop) yield loop;
  }
}

/**
 * Of the cycles that begin with the same transfer and pass the same parties, the one that brings back the most: they are one run
 * told in several ways, as where a hop was paid in parts. Cycles come start by start, so little is held.
 */
function* bestPerStart(
  context: DetectionContext,
  level: LevelGraph,
  cycles: Iterable<readonly number[]>,
): Generator<Ring> {
  let start = -1;
  const best = new Map<string, Ring>();
  const traders = new Map<string, boolean>();
  for (const cycle of cycles) {
    if (cycle[0] !== start) {
      yield* best.values();
      best.clear();
      start = cycle[0];
    }
    const parties = partiesOf(context, level, cycle);
    if (parties === null || (parties.length === 2 && areTraders(parties))) continue;
    const first = level.amounts[cycle[0]];
    const returned = level.amounts[cycle[cycle.length - 1]] / first;
    const key = [...parties].sort((a, b) => a - b).join();
    const known = best.get(key);
    if (known && !(returned > known.returned)) continue;
    best.set(key, { transfers: cycle.map((edge) => level.transfers[edge]), parties, returned, amount: first });
  }
  yield* best.values();

  function areTraders([a, b]: readonly NodeIndex[]): boolean {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    let known = traders.get(key);
    if (known === undefined) {
      known = tradeBothWays(context.snapshot, context.asOf, a, b);
      traders.set(key, known);
    }
    return known;
  }
}

/**
 * Who passes the money on, in order; null when the cycle tells nothing that another level does not tell better: one among the
 * accounts of one owner, one that passes an owner twice, or one between groups that closes without any controller's help.
 */
function partiesOf(
  { snapshot }: DetectionContext,
  { level, transfers }: LevelGraph,
  cycle: readonly number[],
): readonly NodeIndex[] | null {
  const { sources, targets } = snapshot.edges('transfers');
  const { ownerOf } = accountOwners(snapshot);
  const hops = cycle.map((edge) => ({
    from: ownerOf(sources[transfers[edge]]),
    to: ownerOf(targets[transfers[edge]]),
  }));
  if (level === 'group') {
    const closes = hops.every(({ to }, i) => to === hops[(i + 1) % hops.length].from);
    return closes ? null : [...new Set(hops.flatMap(({ from, to }) => [from, to]))];
  }
  if (level === 'owner') return hops.map(({ from }) => from);
  const passed = hops.filter(({ from, to }) => from !== to).map(({ from }) => from);
  const isPlain = passed.length === hops.length;
  return isPlain || passed.length < 2 || new Set(passed).size < passed.length ? null : passed;
}
