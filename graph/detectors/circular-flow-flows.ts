/** Loops in which money is split among several hands and merged again, so that no single ring shows it. */
import { inSlice } from '../algorithms/slice.ts';
import { firstAfter, firstFrom } from '../algorithms/sorted.ts';
import { returnedFlow } from '../algorithms/temporal-flow.ts';
import { buildTemporalGraph, type TemporalEdges, type TemporalGraph } from '../algorithms/temporal-graph.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { DAY } from '../schema/time.ts';
import type { LevelGraph, OwnerTransfers } from './circular-flow-levels.ts';
import type { Loop, LoopWriter } from './circular-flow-loops.ts';
import type { DetectionContext } from './detector.ts';
import { within } from './share.ts';

interface FlowParameters {
  readonly windowDays: number;
  readonly lookbackDays: number;
  readonly flowReturned: number;
  readonly flowHops: number;
  readonly hubTransfers: number;
}

/**
 * From each owner and each time that it pays: how much of what it pays can be back by the end of the window. What left is all
 * that it paid from the first to the last transfer that takes part, so other business around them does not hide a loop. No
 * more can be back than comes in, so most need no search; after a loop the next search begins behind it, or with the next of
 * the periods of one window that time falls into, so that what is found of one period depends on no other but the next. O(transfers · those within reach of an owner).
 */
export function* returnedFlows(
  { slice, budget, share }: DetectionContext,
  owners: LevelGraph,
  { edges, transfers }: OwnerTransfers,
  writer: LoopWriter,
  { windowDays, lookbackDays, flowReturned, flowHops, hubTransfers }: FlowParameters,
): Generator<Loop> {
  const window = windowDays * DAY;
  const graph = paymentsAround(owners.graph, edges, hubsIn(edges, window, (hubTransfers * windowDays) / lookbackDays));
  const begins = within(share, 'time');
  const sums = { out: runningSums(graph, graph.outEdges), into: runningSums(graph, graph.inEdges) };
  const { outOffsets, outTimes } = graph;
  for (let origin = 0; origin < graph.vertexCount; origin++) {
    if (outOffsets[origin] === outOffsets[origin + 1] || !inSlice(slice, origin)) continue;
    let searched = Number.NEGATIVE_INFINITY;
    for (let place = outOffsets[origin]; place < outOffsets[origin + 1]; ) {
      const from = outTimes[place];
      if (!begins(from)) break;
      const next = firstAfter(outTimes, place, outOffsets[origin + 1], from);
      if (!budget.spend()) return;
      if (!mayReturn(graph, sums, origin, from, window, flowReturned)) {
        place = next;
        continue;
      }
      const periodEnd = endOfPeriod(from, window);
      const flow = returnedFlow(graph, {
        origin,
        from,
        window,
        maxHops: flowHops,
        afresh: periodEnd > searched,
        budget,
      });
      searched = periodEnd;
      const left = paidForLoop(graph, origin, from, flow.edges);
      const isLoop = left !== null && flow.returned >= flowReturned * left && splits(graph, flow.edges);
      if (isLoop) {
        if (!budget.result()) return;
        const loop = writer.write('flow', {
          transfers: flow.edges.map((edge) => transfers[edge]),
          parties: partiesOf(graph, origin, flow.edges),
          returned: flow.returned / left,
          amount: left,
        });
        if (loop) yield loop;
      }
      const behind = firstAfter(outTimes, place, outOffsets[origin + 1], from + window);
      const nextPeriod = firstFrom(outTimes, place, outOffsets[origin + 1], periodEnd);
      place = isLoop ? Math.min(behind, nextPeriod) : next;
    }
  }
}

const endOfPeriod = (at: number, window: number): number => (Math.floor(at / window) + 1) * window;

/**
 * Tells whether a vertex makes so many transfers in the period of an edge that everything is connected through it. O(vertices + edges).
 */
function hubsIn({ vertexCount, sources, targets, times }: TemporalEdges, window: number, most: number) {
  const takesPart = (edge: number): boolean => sources[edge] !== targets[edge] && !Number.isNaN(times[edge]);
  const transfers = new Uint32Array(vertexCount);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let edge = 0; edge < times.length; edge++) {
    if (!takesPart(edge)) continue;
    transfers[sources[edge]]++;
    transfers[targets[edge]]++;
    const period = Math.floor(times[edge] / window);
    first = Math.min(first, period);
    last = Math.max(last, period);
  }
  const keyOf = (v: number, edge: number): number => v * (last - first + 1) + Math.floor(times[edge] / window) - first;
  /** Transfers by period, of those only who have enough in all. */
  const inPeriod = new Map<number, number>();
  for (let edge = 0; edge < times.length; edge++) {
    if (!takesPart(edge)) continue;
    for (const v of [sources[edge], targets[edge]]) {
      if (transfers[v] <= most) continue;
      const key = keyOf(v, edge);
      inPeriod.set(key, (inPeriod.get(key) ?? 0) + 1);
    }
  }
  return (v: number, edge: number): boolean => transfers[v] > most && (inPeriod.get(keyOf(v, edge)) ?? 0) > most;
}

/** What those pay and are paid who may be on a cycle, but for what hubs have part in. O(vertices + edges). */
function paymentsAround(
  closable: TemporalGraph,
  edges: TemporalEdges,
  isHub: (v: number, edge: number) => boolean,
): TemporalGraph {
  const { sources, targets } = edges;
  const mayReturn = (v: number): boolean => closable.outOffsets[v] < closable.outOffsets[v + 1];
  const isKept = (edge: number): boolean => {
    const [from, to] = [sources[edge], targets[edge]];
    return (mayReturn(from) || mayReturn(to)) && !isHub(from, edge) && !isHub(to, edge);
  };
  return buildTemporalGraph({ ...edges, times: edges.times.map((time, edge) => (isKept(edge) ? time : Number.NaN)) });
}

/** Sums of amounts up to each place. */
function runningSums({ amounts }: TemporalGraph, edges: Uint32Array): Float64Array {
  const sums = new Float64Array(edges.length + 1);
  for (let place = 0; place < edges.length; place++) sums[place + 1] = sums[place] + (amounts?.[edges[place]] || 0);
  return sums;
}

/** Whether as much comes in inside the window as would have to come back of the first payment alone. */
function mayReturn(
  { outOffsets, outTimes, inOffsets, inTimes }: TemporalGraph,
  sums: { readonly out: Float64Array; readonly into: Float64Array },
  origin: number,
  from: number,
  window: number,
  least: number,
): boolean {
  const outEnd = outOffsets[origin + 1];
  const first = firstFrom(outTimes, outOffsets[origin], outEnd, from);
  const left = sums.out[firstAfter(outTimes, first, outEnd, from)] - sums.out[first];
  const inEnd = inOffsets[origin + 1];
  const came =
    sums.into[firstAfter(inTimes, inOffsets[origin], inEnd, from + window)] -
    sums.into[firstAfter(inTimes, inOffsets[origin], inEnd, from)];
  // Sums of many amounts are not exact to the last digit.
  return came >= least * left * (1 - 1e-9);
}

/** All that the origin paid from the first to the last transfer that takes part; null when the first is not at `from`. */
function paidForLoop(
  { outOffsets, outEdges, outTimes, sources, times, amounts }: TemporalGraph,
  origin: number,
  from: number,
  edges: readonly number[],
): number | null {
  const own = edges.filter((edge) => sources[edge] === origin).map((edge) => times[edge]);
  if (own.length === 0 || Math.min(...own) !== from) return null;
  const end = outOffsets[origin + 1];
  let left = 0;
  const until = firstAfter(outTimes, outOffsets[origin], end, Math.max(...own));
  for (let place = firstFrom(outTimes, outOffsets[origin], end, from); place < until; place++)
    left += amounts?.[outEdges[place]] || 0;
  return left;
}

/** Whether some hand splits or merges, among at least three: else it is a plain ring, which has rules of its own. */
function splits({ sources, targets }: TemporalGraph, edges: readonly number[]): boolean {
  const ways = new Set(edges.map((edge) => `${sources[edge]} ${targets[edge]}`));
  const hands = new Set(edges.flatMap((edge) => [sources[edge], targets[edge]]));
  return hands.size >= 3 && ways.size > hands.size;
}

const partiesOf = ({ targets }: TemporalGraph, origin: NodeIndex, edges: readonly number[]): readonly NodeIndex[] => [
  ...new Set([origin, ...edges.map((edge) => targets[edge])]),
];
