/**
 * How much of what leaves a vertex is back in time: a maximum flow along paths whose times ascend, amounts split and merged at
 * will. Solved on the time-expanded network: what a vertex has after each of its arrivals is a vertex, and what it keeps flows on
 * to the next. Akrida, Czyzowicz, Gąsieniec, Kuszner & Spirakis, Temporal flows in temporal networks, 2019.
 */
import { Budget } from './budget.ts';
import { ClosingTimes } from './closing-times.ts';
import { maxFlow } from './max-flow.ts';
import { firstAfter, firstFrom } from './sorted.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export interface ReturnedFlowOptions {
  readonly origin: number;
  /** Flow leaves the origin in `[from, from + window]` and must be back by its end. Milliseconds. */
  readonly from: number;
  readonly window: number;
  /** No path goes over more edges than about so many; no bound unless given. */
  readonly maxHops?: number;
  /**
   * Whether the ways back are looked for anew, rather than on from those of the last question of the same graph: which edges are
   * "about" near enough then depends on no question before.
   */
  readonly afresh?: boolean;
  /** Spends a step for each edge looked at; when it is spent before the flow is known, nothing is said to return. */
  readonly budget?: Budget;
}

export interface ReturnedFlow {
  /** Sum of what left the origin inside the window. */
  readonly left: number;
  readonly returned: number;
  /** Labels of the edges that carry what returns, in the order of time. */
  readonly edges: readonly number[];
}

/**
 * Flow through a vertex must leave strictly later than it came. Edges with an unknown or non-positive amount carry nothing.
 * O(edges of the window between the origin and itself), then a maximum flow on them.
 *
 * @throws Error when the graph has no amounts
 */
export function returnedFlow(graph: TemporalGraph, options: ReturnedFlowOptions): ReturnedFlow {
  const { amounts, outOffsets, outEdges, outTimes, sources, targets, times } = graph;
  if (!amounts) throw new Error('a flow needs amounts');
  const { origin, from, window, budget = new Budget() } = options;
  const [first, last] = [outOffsets[origin], outOffsets[origin + 1]];
  const [start, end] = [firstFrom(outTimes, first, last, from), firstAfter(outTimes, first, last, from + window)];
  let left = 0;
  for (let place = start; place < end; place++) left += amounts[outEdges[place]] || 0;

  const carrying = edgesBetween(graph, options, budget);
  if (carrying.length === 0) return { left, returned: 0, edges: [] };
  const network = timeExpanded(carrying, sources, targets, times, origin);
  const capacities = [...carrying.map((edge) => amounts[edge]), ...network.keeps.map(() => Number.POSITIVE_INFINITY)];
  const { value, flows } = maxFlow(network.count, network.sources, network.targets, capacities, 0, 1);
  const edges = carrying.filter((_, i) => flows[i] > value * 1e-9);
  return { left, returned: value, edges: edges.sort((a, b) => times[a] - times[b] || a - b) };
}

/** As large as the graph, so it is made once for many questions. */
const scratch = new WeakMap<TemporalGraph, { readonly maxHops: number; readonly closing: ClosingTimes }>();

function closingTimesOf(graph: TemporalGraph, maxHops: number): ClosingTimes {
  let known = scratch.get(graph);
  if (known?.maxHops !== maxHops) {
    known = { maxHops, closing: new ClosingTimes(graph, true, maxHops) };
    scratch.set(graph, known);
  }
  return known.closing;
}

/** Edges on some ascending walk from the origin back to it: reached early enough, and left in time. */
function edgesBetween(graph: TemporalGraph, options: ReturnedFlowOptions, budget: Budget): number[] {
  const { outOffsets, outEdges, outTargets, outTimes, amounts } = graph;
  const { origin, from, window, maxHops = graph.vertexCount, afresh = false } = options;
  const closing = closingTimesOf(graph, maxHops - 1);
  if (afresh) closing.forget();
  // A walk back begins strictly after the first edge, so edges at `from` itself need not be looked at.
  closing.moveTo(origin, from, from + window);
  if (!budget.spend(closing.looked)) return [];
  const earliest = new Map<number, number>();
  /** Where the scan of a vertex's edges has begun: an earlier arrival only adds edges before that. */
  const begun = new Map<number, number>();
  const found: number[] = [];
  let level = [origin];
  for (let hops = 1; hops <= maxHops && level.length > 0; hops++) {
    const next = new Set<number>();
    for (const v of level) {
      const atOrigin = v === origin;
      const [low, high] = [outOffsets[v], outOffsets[v + 1]];
      const start = atOrigin
        ? firstFrom(outTimes, low, high, from)
        : firstAfter(outTimes, low, high, earliest.get(v) as number);
      const end = begun.get(v) ?? firstAfter(outTimes, low, high, atOrigin ? from + window : closing.latest(v));
      begun.set(v, Math.min(start, end));
      if (!budget.spend(1 + Math.max(0, end - start))) return [];
      for (let place = start; place < end; place++) {
        const [w, time] = [outTargets[place], outTimes[place]];
        if (!((amounts as Float64Array)[outEdges[place]] > 0)) continue;
        if (w === origin) {
          found.push(outEdges[place]);
          continue;
        }
        if (!(time < closing.latest(w))) continue;
        found.push(outEdges[place]);
        if (time < (earliest.get(w) ?? Number.POSITIVE_INFINITY)) {
          earliest.set(w, time);
          next.add(w);
        }
      }
    }
    level = [...next];
  }
  return found;
}

/**
 * Vertex 0 is what leaves the origin, 1 is what is back; every other stands for what a vertex has after one of its arrivals.
 * The edges come first, in their order, then those that keep.
 */
function timeExpanded(
  edges: readonly number[],
  sources: Uint32Array,
  targets: Uint32Array,
  times: Float64Array,
  origin: number,
) {
  const arrivals = new Map<number, Set<number>>();
  for (const edge of edges) {
    if (targets[edge] === origin) continue;
    const known = arrivals.get(targets[edge]);
    if (known) known.add(times[edge]);
    else arrivals.set(targets[edge], new Set([times[edge]]));
  }
  const stages = new Map<number, { readonly times: Float64Array; readonly first: number }>();
  let count = 2;
  const keeps: number[] = [];
  for (const [v, set] of arrivals) {
    stages.set(v, { times: Float64Array.from(set).sort(), first: count });
    for (let i = 1; i < set.size; i++) keeps.push(count + i - 1);
    count += set.size;
  }
  const tail = (edge: number): number => {
    if (sources[edge] === origin) return 0;
    const stage = stages.get(sources[edge]) as { times: Float64Array; first: number };
    return stage.first + firstFrom(stage.times, 0, stage.times.length, times[edge]) - 1;
  };
  const head = (edge: number): number => {
    if (targets[edge] === origin) return 1;
    const stage = stages.get(targets[edge]) as { times: Float64Array; first: number };
    return stage.first + firstFrom(stage.times, 0, stage.times.length, times[edge]);
  };
  return {
    count,
    keeps,
    sources: [...edges.map(tail), ...keeps],
    targets: [...edges.map(head), ...keeps.map((v) => v + 1)],
  };
}
