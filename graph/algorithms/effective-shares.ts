/**
 * Integrated shares: how much of every vertex one start has through all walks, the product of the edges' shares along each walk,
 * summed. Exact: y = d(I − D)⁻¹, solved inside each strongly connected component in topological order.
 * Brioschi, Buzzacchi & Colombo, Risk capital financing and the separation of ownership and control in business groups, 1989.
 */
import { type Components, type Members, membersOf, stronglyConnected } from './components.ts';
import type { Digraph } from './digraph.ts';
import { type Factorization, factorize } from './linear-solve.ts';

/** Vertices reached, ascending, and what the start has of each. */
export interface Shares {
  readonly vertices: readonly number[];
  readonly shares: readonly number[];
}

export interface SharesOptions {
  /** Whether a walk may come back to the start and go on. Where not, the start stands outside the graph: an owner, not owned. */
  readonly throughStart: boolean;
}

/** Beyond this many vertices a component is solved by iteration, because a dense solve takes n³ steps and n² memory. */
const DENSE_LIMIT = 1000;
/** What has not settled by then hardly leaves the component at all, as if nothing could. */
const ITERATIONS = 10_000;
const TOLERANCE = 1e-13;
/** From here on the share of a start without its returns is found by a solve of its own. */
const MOST_RETURNS = 1e4;

/**
 * Prepares a graph for many questions. The shares that lead to one vertex (or, for a reversed graph, leave it) add up to at
 * most 1. A component that nothing can leave has no finite answer when entered; walks then end where they enter it.
 *
 * @param shares by edge label
 * @returns the shares of a start; O(edges reached) and a dense solve, kept for the next question, for each cyclic component
 */
export function effectiveShares(
  graph: Digraph,
  shares: Float64Array,
): (start: number, options: SharesOptions) => Shares {
  const { offsets, targets, labels, vertexCount } = graph;
  const components = stronglyConnected(graph);
  const members = membersOf(components);
  const cyclic = cyclicComponents(graph, components, members);
  const solvers = new Map<number, Factorization | null>();
  const seen = new Uint32Array(vertexCount);
  const value = new Float64Array(vertexCount);
  /** Place of a vertex in the component that is being solved. */
  const place = new Uint32Array(vertexCount);
  let epoch = 0;

  function reachedFrom(start: number): number[] {
    epoch++;
    const reached: number[] = [];
    const visit = (v: number) => {
      if (seen[v] === epoch) return;
      seen[v] = epoch;
      value[v] = 0;
      reached.push(v);
    };
    const visitTargets = (v: number) => {
      for (let i = offsets[v]; i < offsets[v + 1]; i++) visit(targets[i]);
    };
    visitTargets(start);
    for (let i = 0; i < reached.length; i++) visitTargets(reached[i]);
    return reached;
  }

  /** (I − D)ᵀ of a component; edges into `closed` left out. */
  function matrixOf(vertices: Uint32Array, closed: number): Float64Array {
    const n = vertices.length;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      matrix[i * n + i] += 1;
      for (let edge = offsets[vertices[i]]; edge < offsets[vertices[i] + 1]; edge++) {
        const w = targets[edge];
        if (w !== closed && components.of[w] === components.of[vertices[i]]) {
          matrix[place[w] * n + i] -= shares[labels[edge]];
        }
      }
    }
    return matrix;
  }

  function solverOf(component: number, vertices: Uint32Array, closed: number): Factorization | null {
    if (closed >= 0) return factorize(matrixOf(vertices, closed), vertices.length);
    let solver = solvers.get(component);
    if (solver === undefined) {
      solver = factorize(matrixOf(vertices, -1), vertices.length);
      solvers.set(component, solver);
    }
    return solver;
  }

  /** Jacobi iteration, until nothing moves by more than rounding; null when it does not settle. */
  function iterate(vertices: Uint32Array, inflow: Float64Array, closed: number): Float64Array | null {
    let x = inflow.slice();
    for (let sweep = 0; sweep < ITERATIONS; sweep++) {
      const next = inflow.slice();
      for (let i = 0; i < vertices.length; i++) {
        for (let edge = offsets[vertices[i]]; edge < offsets[vertices[i] + 1]; edge++) {
          const w = targets[edge];
          if (w !== closed && components.of[w] === components.of[vertices[i]])
            next[place[w]] += x[i] * shares[labels[edge]];
        }
      }
      let moved = 0;
      for (let i = 0; i < x.length; i++) moved = Math.max(moved, Math.abs(next[i] - x[i]));
      x = next;
      if (moved < TOLERANCE) return x;
    }
    return null;
  }

  /**
   * What walks that never come back to the start bring, from those that may: each of the latter is one of the former after any
   * number of returns, so they differ by the factor 1 + (what returns). One factorization then serves every start of the
   * component. Null where nearly all returns, because the factor loses its digits.
   */
  function solveByReturns(
    component: number,
    vertices: Uint32Array,
    inflow: Float64Array,
    start: number,
  ): Float64Array | null {
    const withReturns = inflow.slice();
    for (let i = offsets[start]; i < offsets[start + 1]; i++)
      if (targets[i] === start) withReturns[place[start]] += shares[labels[i]];
    const solved = solverOf(component, vertices, -1)?.solve(withReturns);
    if (!solved || !(solved[place[start]] < MOST_RETURNS)) return null;
    const factor = 1 + solved[place[start]];
    return solved.map((share, i) => (i === place[start] ? 0 : share / factor));
  }

  function solve(component: number, closed: number): void {
    const vertices = members.vertices.subarray(members.offsets[component], members.offsets[component + 1]);
    vertices.forEach((v, i) => {
      place[v] = i;
    });
    const inflow = Float64Array.from(vertices, (v) => (seen[v] === epoch ? value[v] : 0));
    const solved =
      vertices.length > DENSE_LIMIT
        ? iterate(vertices, inflow, closed)
        : ((closed >= 0 ? solveByReturns(component, vertices, inflow, closed) : null) ??
          solverOf(component, vertices, closed)?.solve(inflow));
    vertices.forEach((v, i) => {
      if (seen[v] === epoch) value[v] = solved ? solved[i] : inflow[i];
    });
    if (!solved) ended.add(component);
  }
  /** Components entered that have no finite answer. */
  const ended = new Set<number>();

  return (start, { throughStart }) => {
    const reached = reachedFrom(start);
    reached.sort((a, b) => components.of[b] - components.of[a] || a - b);
    const closed = throughStart ? -1 : start;
    ended.clear();
    const spread = (v: number, amount: number, within: boolean) => {
      for (let i = offsets[v]; i < offsets[v + 1]; i++) {
        const w = targets[i];
        if (w !== closed && (within || components.of[w] !== components.of[v])) value[w] += amount * shares[labels[i]];
      }
    };
    spread(start, 1, true);
    for (let i = 0; i < reached.length; ) {
      const component = components.of[reached[i]];
      let end = i + 1;
      while (end < reached.length && components.of[reached[end]] === component) end++;
      if (cyclic[component] === 1) solve(component, components.of[start] === component ? closed : -1);
      if (!ended.has(component)) for (let j = i; j < end; j++) spread(reached[j], value[reached[j]], false);
      i = end;
    }
    const vertices = reached.filter((v) => v !== closed && value[v] > 0).sort((a, b) => a - b);
    return { vertices, shares: vertices.map((v) => value[v]) };
  };
}

/** 1 for each component with an edge inside it. */
function cyclicComponents(graph: Digraph, { count, of }: Components, { offsets }: Members): Uint8Array {
  const cyclic = new Uint8Array(count);
  for (let c = 0; c < count; c++) if (offsets[c + 1] - offsets[c] > 1) cyclic[c] = 1;
  for (let v = 0; v < graph.vertexCount; v++) {
    for (let i = graph.offsets[v]; i < graph.offsets[v + 1]; i++) if (graph.targets[i] === v) cyclic[of[v]] = 1;
  }
  return cyclic;
}
