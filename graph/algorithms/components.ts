/** Connected components of a digraph. */
import type { Arcs } from './arcs.ts';
import { buildDigraph, type Digraph } from './digraph.ts';
import { UnionFind } from './union-find.ts';

export interface Components {
  readonly count: number;
  /** The component of each vertex. */
  readonly of: Uint32Array;
}

/**
 * The vertices that no cycle leads to, in an order in which every edge among them leads on. Kahn, Topological sorting of large
 * networks, 1962. O(vertices + edges), and a fraction of what components take: most graphs of facts have few cycles, or none.
 */
export function beforeCycles({ vertexCount, offsets, targets }: Arcs): Uint32Array {
  const open = new Uint32Array(vertexCount);
  for (let place = 0; place < targets.length; place++) open[targets[place]]++;
  const order = new Uint32Array(vertexCount);
  let length = 0;
  for (let v = 0; v < vertexCount; v++) if (open[v] === 0) order[length++] = v;
  for (let i = 0; i < length; i++) {
    const v = order[i];
    for (let place = offsets[v], end = offsets[v + 1]; place < end; place++) {
      const w = targets[place];
      if (--open[w] === 0) order[length++] = w;
    }
  }
  return order.subarray(0, length);
}

/**
 * Strongly connected components, numbered in reverse topological order: an edge never leads to a higher number; those before all
 * cycles have the highest. Tarjan, Depth-first search and linear graph algorithms, 1972, with an explicit stack. O(vertices + edges).
 */
export function stronglyConnected({ vertexCount, offsets, targets }: Arcs): Components {
  const of = new Uint32Array(vertexCount);
  const before = beforeCycles({ vertexCount, offsets, targets });
  // 0 = not seen, else the order of discovery; a vertex whose component is finished has the highest number there is.
  const low = new Uint32Array(vertexCount);
  const FINISHED = 0xffffffff;
  for (const v of before) low[v] = FINISHED;
  const cursor = offsets.slice(0, vertexCount);
  const path = new Uint32Array(vertexCount);
  const open = new Uint32Array(vertexCount);
  const found = new Uint32Array(vertexCount);
  let count = 0;
  let discovered = 0;
  let openLength = 0;
  for (let start = 0; start < vertexCount; start++) {
    if (low[start] !== 0) continue;
    let depth = 0;
    path[0] = start;
    low[start] = found[start] = ++discovered;
    open[openLength++] = start;
    while (depth >= 0) {
      const v = path[depth];
      if (cursor[v] < offsets[v + 1]) {
        const w = targets[cursor[v]++];
        if (low[w] === 0) {
          low[w] = found[w] = ++discovered;
          open[openLength++] = w;
          path[++depth] = w;
        } else if (low[w] < low[v]) low[v] = low[w];
        continue;
      }
      if (low[v] === found[v]) {
        let member: number;
        do {
          member = open[--openLength];
          low[member] = FINISHED;
          of[member] = count;
        } while (member !== v);
        count++;
      }
      depth--;
      if (depth >= 0 && low[v] < low[path[depth]]) low[path[depth]] = low[v];
    }
  }
  count += before.length;
  for (let i = 0; i < before.length; i++) of[before[i]] = count - 1 - i;
  return { count, of };
}

/** Components when directions do not matter, numbered by their least vertex. O(vertices + edges), near enough. */
export function weaklyConnected({ vertexCount, offsets, targets }: Arcs): Components {
  const sets = new UnionFind(vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    for (let place = offsets[v]; place < offsets[v + 1]; place++) sets.union(v, targets[place]);
  }
  return sets.numbered();
}

/** Vertices by component: those of component c are `vertices[offsets[c]..offsets[c + 1]]`, ascending. */
export interface Members {
  readonly offsets: Uint32Array;
  readonly vertices: Uint32Array;
}

/** Lists the vertices of every component. O(vertices). */
export function membersOf({ count, of }: Components): Members {
  const { offsets, labels } = buildDigraph(count, of, of);
  return { offsets, vertices: labels };
}

/**
 * The graph of the components: one vertex for each, and the edges that lead from one to another, under their labels. It has no
 * cycle when the components are the strong ones. O(vertices + edges).
 */
export function condensation(graph: Digraph, { count, of }: Components): Digraph {
  const sources: number[] = [];
  const targets: number[] = [];
  const names: number[] = [];
  for (let v = 0; v < graph.vertexCount; v++) {
    for (let place = graph.offsets[v]; place < graph.offsets[v + 1]; place++) {
      const w = graph.targets[place];
      if (of[v] === of[w]) continue;
      sources.push(of[v]);
      targets.push(of[w]);
      names.push(graph.labels[place]);
    }
  }
  const condensed = buildDigraph(count, sources, targets);
  for (let place = 0; place < condensed.edgeCount; place++) condensed.labels[place] = names[condensed.labels[place]];
  return condensed;
}
