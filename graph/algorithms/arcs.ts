/**
 * One way along the edges of a graph, as compressed sparse rows: the smallest shape that the algorithms of this folder read. A
 * `Digraph` is one; the edges of a snapshot become one without a copy of what is large.
 */
import type { EdgeIndex } from '../schema/ids.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';

export interface Arcs {
  readonly vertexCount: number;
  /** The arcs of vertex v stand at `offsets[v]..offsets[v + 1]`: one slot more than there are vertices. */
  readonly offsets: Uint32Array;
  /** The other end, by place. */
  readonly targets: Uint32Array;
}

/**
 * The edges of one kind in a snapshot, one way, over all its nodes: all, or those that count. All that leave stand in memory as
 * they are used, O(nodes); anything else is gathered, O(nodes + edges).
 */
export function arcsAlong(way: Adjacency, nodeCount: number, counts?: (edge: EdgeIndex) => boolean): Arcs {
  const { others } = way;
  const offsets = new Uint32Array(nodeCount + 1);
  let inPlace = way.placesAreEdges && counts === undefined;
  for (let v = 0; v < nodeCount; v++) {
    const [start, end] = [way.start(v), way.end(v)];
    inPlace &&= start === offsets[v] || start === end;
    offsets[v + 1] = offsets[v] + end - start;
  }
  if (inPlace && offsets[nodeCount] === others.length) return { vertexCount: nodeCount, offsets, targets: others };
  const targets = new Uint32Array(offsets[nodeCount]);
  let length = 0;
  for (let v = 0; v < nodeCount; v++) {
    for (let place = way.start(v), end = way.end(v); place < end; place++) {
      const edge = way.edge(place);
      if (counts === undefined || counts(edge)) targets[length++] = others[edge];
    }
    offsets[v + 1] = length;
  }
  return { vertexCount: nodeCount, offsets, targets: targets.subarray(0, length) };
}

/** The same arcs the other way round. O(vertices + arcs), a counting sort. */
export function turned({ vertexCount, offsets, targets }: Arcs): Arcs {
  const back = new Uint32Array(vertexCount + 1);
  for (let place = 0; place < targets.length; place++) back[targets[place] + 1]++;
  for (let v = 0; v < vertexCount; v++) back[v + 1] += back[v];
  const cursor = back.slice();
  const sources = new Uint32Array(targets.length);
  for (let v = 0; v < vertexCount; v++) {
    for (let place = offsets[v]; place < offsets[v + 1]; place++) sources[cursor[targets[place]]++] = v;
  }
  return { vertexCount, offsets: back, targets: sources };
}

/** How many arcs leave each vertex. O(vertices). */
export function degreesOf({ vertexCount, offsets }: Arcs): Uint32Array {
  const degrees = new Uint32Array(vertexCount);
  for (let v = 0; v < vertexCount; v++) degrees[v] = offsets[v + 1] - offsets[v];
  return degrees;
}

/** The same vertices, each arc once, loops left out, in ascending order. O(vertices + arcs). */
export function withoutCopies(graph: Arcs): Arcs {
  // A counting sort keeps the order of the vertices that it goes through, so that turning twice sorts.
  const { vertexCount, offsets, targets } = turned(turned(graph));
  const kept = new Uint32Array(targets.length);
  const ends = new Uint32Array(vertexCount + 1);
  let length = 0;
  for (let v = 0; v < vertexCount; v++) {
    const start = length;
    for (let place = offsets[v]; place < offsets[v + 1]; place++) {
      const w = targets[place];
      if (w !== v && (length === start || kept[length - 1] !== w)) kept[length++] = w;
    }
    ends[v + 1] = length;
  }
  return { vertexCount, offsets: ends, targets: kept.slice(0, length) };
}

/**
 * The simple undirected graph below a directed multigraph: every two vertices with an arc between them, once each way, in ascending
 * order, no vertex next to itself. O(vertices + arcs).
 */
export function undirected({ vertexCount, offsets, targets }: Arcs): Arcs {
  const back = turned({ vertexCount, offsets, targets });
  const both = new Uint32Array(2 * targets.length);
  const starts = new Uint32Array(vertexCount + 1);
  for (let v = 0; v < vertexCount; v++) {
    both.set(targets.subarray(offsets[v], offsets[v + 1]), offsets[v] + back.offsets[v]);
    both.set(back.targets.subarray(back.offsets[v], back.offsets[v + 1]), offsets[v + 1] + back.offsets[v]);
    starts[v + 1] = offsets[v + 1] + back.offsets[v + 1];
  }
  return withoutCopies({ vertexCount, offsets: starts, targets: both });
}
