/** Loops in which money is split among several hands and merged again, so that no single ring shows it. */
import { inSlice } from '../algorithms/slice.ts';
import { firstAfter, firstFrom } from '../algorithms/sorted.ts';
import { returnedFlow } from '../algorithms/temporal-flow.ts';
import { buildTemporalGraph, type TemporalGraph } from '../algorithms/temporal-graph.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { DAY } from '../schema/time.ts';
import type { LevelGraph } from './circular-flow-levels.ts';
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
  { graph: whole, transfers }: LevelGraph,
  writer: LoopWriter,
  { windowDays, lookbackDays, flowReturned, flowHops, hubTransfers }: FlowParameters,
): Generator<Loop> {
  const window = windowDays * DAY;
  const graph = withoutHubs(whole, window, (hubTransfers * windowDays) / lookbackDays);
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

/** The graph without whoever makes so many transfers in a period that everything is connected through them. O(transfers · log). */
function withoutHubs(graph: TemporalGraph, window: number, most: number): TemporalGraph {
  const { outOffsets, outTimes, inOffsets, inTimes, sources, targets, times } = graph;
  const isBusy = new Uint8Array(graph.vertexCount);
  for (let v = 0; v < graph.vertexCount; v++) {
    const transfers = outOffsets[v + 1] - outOffsets[v] + inOffsets[v + 1] - inOffsets[v];
    if (transfers > most) isBusy[v] = 1;
  }
  if (!isBusy.includes(1)) return graph;
  const between = (all: Float64Array, offsets: Uint32Array, v: number, from: number, to: number): number =>
    firstFrom(all, offsets[v], offsets[v + 1], to) - firstFrom(all, offsets[v], offsets[v + 1], from);
  const isHub = (v: number, at: number): boolean => {
    if (isBusy[v] === 0) return false;
    const end = endOfPeriod(at, window);
    const start = end - window;
    return between(outTimes, outOffsets, v, start, end) + between(inTimes, inOffsets, v, start, end) > most;
  };
  const kept = times.map((time, edge) =>
    isHub(sources[edge], time) || isHub(targets[edge], time) ? Number.NaN : time,
  );
  return buildTemporalGraph({ ...graph, times: kept }, graph.order);
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
