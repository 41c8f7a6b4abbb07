/**
 * Follows what leaves some nodes from hop to hop, each later than the one before, or backwards each earlier. Of a node only the best
 * time counts, the earliest arrival (backwards the latest departure) within the hops so far: whoever arrives earlier can go on to all
 * that a later one can. A node that is reached better after more hops goes on once more, over the edges that it could not take before,
 * so that every edge is looked at once. Bellman–Ford by hops; for any number of hops see `temporal-reach.ts`.
 */
import type { StopReason } from '../schema/finding.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant, TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import { Budget } from './budget.ts';
import type { TraceDirection } from './temporal-levels.ts';

/** Edges of one kind that are followed. */
export interface TraceWay {
  /** Outgoing edges downstream, incoming ones upstream. */
  readonly way: Adjacency;
  /** By edge: what decides who is followed when there are too many. */
  readonly amounts: Float64Array;
  readonly counts: (edge: EdgeIndex) => boolean;
}

export interface TemporalTraceOptions {
  readonly direction: TraceDirection;
  /** Every hop is in it. */
  readonly span: TimeRange;
  readonly hops: number;
  /** Most nodes, the starts included: of those that a hop would add, the ones to which most flows. */
  readonly limit: number;
  /** Whether what reaches a node can go on from there; always unless given. Not asked about starts. */
  readonly passes?: (node: NodeIndex) => boolean;
  /** Spends a step for each edge looked at. */
  readonly budget?: Budget;
}

export interface TracedNode {
  readonly node: NodeIndex;
  /** The fewest by which it is reached; 0 for a start. */
  readonly hops: number;
  /** Earliest arrival, upstream the latest departure; null for a start. */
  readonly time: Instant | null;
  /** Edges that are later (upstream earlier) go on from here within the hops allowed; ∓Infinity for a start, null when none does. */
  readonly onwardFrom: Instant | null;
}

export interface TemporalTrace {
  /** By hops, those of most first. */
  readonly nodes: readonly TracedNode[];
  readonly stoppedBecause: StopReason | null;
}

interface Candidate {
  time: Instant;
  amount: number;
}

/** A node to go on from, over edges between its time and the one from which it has gone on already. */
interface Open {
  readonly node: NodeIndex;
  readonly time: Instant;
  readonly done: Instant;
}

/** O(edges in the span of the nodes reached + nodes · log(nodes)). */
export function temporalTrace(
  ways: readonly TraceWay[],
  starts: readonly NodeIndex[],
  options: TemporalTraceOptions,
): TemporalTrace {
  const { direction, hops, limit, passes = () => true, budget = new Budget() } = options;
  const isDown = direction === 'downstream';
  const [first, never] = isDown ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const isBetter = (a: Instant, b: Instant): boolean => (isDown ? a < b : a > b);
  const reached = new Map<NodeIndex, { hops: number; time: Instant; onwardFrom: Instant | null }>();
  for (const node of starts.slice(0, limit)) reached.set(node, { hops: 0, time: first, onwardFrom: first });
  let cut = starts.length > limit;
  let frontier: readonly Open[] = [...reached.keys()].map((node) => ({ node, time: first, done: never }));
  for (let hop = 1; hop <= hops && frontier.length > 0 && budget.stoppedBecause === null; hop++) {
    const candidates = new Map<NodeIndex, Candidate>();
    const meet = (node: NodeIndex, time: Instant, amount: number): void => {
      const known = reached.get(node);
      if (known && !isBetter(time, known.time)) return;
      const candidate = candidates.get(node);
      if (!candidate) {
        candidates.set(node, { time, amount });
        return;
      }
      candidate.amount += amount;
      if (isBetter(time, candidate.time)) candidate.time = time;
    };
    for (const open of frontier) for (const way of ways) follow(way, open, options, budget, meet);
    const added = largestFirst([...candidates].filter(([node]) => !reached.has(node)));
    const room = limit - reached.size;
    cut ||= added.length > room;
    const improved = [...candidates].filter(([node]) => reached.has(node));
    const next: Open[] = [];
    for (const [node, { time }] of [...improved, ...added.slice(0, room)]) {
      const known = reached.get(node);
      const goesOn = hop < hops && passes(node);
      if (goesOn) next.push({ node, time, done: known?.time ?? never });
      reached.set(node, { hops: known?.hops ?? hop, time, onwardFrom: goesOn ? time : (known?.onwardFrom ?? null) });
    }
    frontier = next;
  }
  return {
    nodes: [...reached].map(([node, { hops, time, onwardFrom }]) => ({
      node,
      hops,
      time: Number.isFinite(time) ? time : null,
      onwardFrom,
    })),
    stoppedBecause: budget.stoppedBecause ?? (cut ? 'results' : null),
  };
}

const largestFirst = (candidates: readonly [NodeIndex, Candidate][]): readonly [NodeIndex, Candidate][] =>
  [...candidates].sort(([a, x], [b, y]) => y.amount - x.amount || a - b);

/** Calls back for each edge that counts and that the node could not go on over before. */
function follow(
  { way, amounts, counts }: TraceWay,
  open: Open,
  { direction, span }: Pick<TemporalTraceOptions, 'direction' | 'span'>,
  budget: Budget,
  meet: (node: NodeIndex, time: Instant, amount: number) => void,
): void {
  const [start, end] = direction === 'downstream' ? placesAfter(way, open, span) : placesBefore(way, open, span);
  for (let place = start; place < end; place++) {
    if (!budget.spend()) return;
    const edge = way.edge(place);
    if (counts(edge)) meet(way.others[edge], way.times[edge], amounts[edge] || 0);
  }
}

function placesAfter(way: Adjacency, { node, time, done }: Open, { from, to }: TimeRange): readonly [number, number] {
  const start = time < from ? way.from(node, from) : way.after(node, time);
  return [start, done < to ? way.after(node, done) : way.from(node, to)];
}

function placesBefore(way: Adjacency, { node, time, done }: Open, { from, to }: TimeRange): readonly [number, number] {
  return [way.from(node, Math.max(done, from)), way.from(node, Math.min(time, to))];
}
