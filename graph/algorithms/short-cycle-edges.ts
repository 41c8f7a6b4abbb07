/**
 * Which edges of a directed multigraph lie on a cycle of at most so many edges: in a sparse network next to none, so that a search
 * for short cycles has little left to look at.
 *
 * A cycle is looked for from its busiest vertex, among those that are less busy: so no walk goes through a busier vertex than it began
 * at, which bounds the walks by the lesser of the degrees along them (Chiba & Nishizeki, Arboricity and subgraph listing algorithms,
 * 1985). One half is walked forwards and one backwards, and where they do not meet, as is the rule, nothing else is done.
 */
import type { DirectedEdges } from './closable-edges.ts';
import { buildDigraph, type Digraph, reversed } from './digraph.ts';
import { Stack } from './stack.ts';

/**
 * Those of some edges that lie on a cycle of 2 to `maxLength` of them, in the order given; self-loops do not.
 * O(vertices + edges + Σ over edges of lesser degree^(maxLength / 2)).
 *
 * @param some places in `sources` and `targets`
 * @param maxLength at most 100
 */
export function edgesOnShortCycles(edges: DirectedEdges, some: Uint32Array, maxLength: number): Uint32Array {
  const [sources, targets] = [edges.sources, edges.targets].map((ends) => some.map((edge) => ends[edge]));
  const out = buildDigraph(edges.vertexCount, sources, targets);
  const into = reversed(out);
  const [ahead, behind] = [new Ball(out), new Ball(into)];
  const isOn = new Uint8Array(some.length);
  const radius = (maxLength - 1) >> 1;
  for (const start of busiestFirst(out, into)) {
    ahead.begin(start, radius);
    behind.begin(start, maxLength - 1 - radius);
    if (ahead.reachInto(behind)) {
      ahead.growAmong(behind, maxLength);
      behind.growAmong(ahead, maxLength);
      markBetween(out, ahead, behind, maxLength, isOn);
    }
    ahead.leaveOut(start);
    behind.leaveOut(start);
  }
  return some.filter((_, i) => isOn[i] === 1);
}

/** The vertices with edges both ways. */
function busiestFirst({ vertexCount, offsets }: Digraph, into: Digraph): Uint32Array {
  const degrees = new Uint32Array(vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    const [leaving, reaching] = [offsets[v + 1] - offsets[v], into.offsets[v + 1] - into.offsets[v]];
    if (leaving > 0 && reaching > 0) degrees[v] = leaving + reaching;
  }
  const most = degrees.reduce((a, b) => Math.max(a, b), 0);
  const places = degrees.map((degree) => most - degree);
  const byDegree = buildDigraph(most + 1, places, places);
  return byDegree.labels.subarray(0, byDegree.offsets[most]);
}

/** Further than any that is reached. */
const NEVER = 255;
const LEFT_OUT = 254;

/** How far vertices are from a start along the edges of a graph. */
class Ball {
  readonly distance: Uint8Array;
  /** The start first, then the others by distance. */
  readonly reached = new Stack();
  readonly #graph: Digraph;
  #radius = 0;
  /** Edges of those from this place on in `reached` have not been looked at. */
  #next = 0;

  constructor(graph: Digraph) {
    this.#graph = graph;
    this.distance = new Uint8Array(graph.vertexCount).fill(NEVER);
  }

  begin(start: number, radius: number): void {
    this.#forget();
    this.reached.push(start);
    this.distance[start] = 0;
    this.#radius = 0;
    this.#next = 0;
    this.#grow(radius, null, 0);
  }

  /** From now on no way leads over a vertex. */
  leaveOut(vertex: number): void {
    this.#forget();
    this.distance[vertex] = LEFT_OUT;
  }

  #forget(): void {
    for (let i = 0; i < this.reached.length; i++) this.distance[this.reached.items[i]] = NEVER;
    this.reached.length = 0;
  }

  /** One edge further, into another ball alone; whether that, or some way before, leads there. */
  reachInto(other: Ball): boolean {
    const { offsets, targets } = this.#graph;
    const [distance, reached, end] = [this.distance, this.reached, this.reached.length];
    let leads = false;
    for (let i = 1; i < end && !leads; i++) leads = other.distance[reached.items[i]] < LEFT_OUT;
    const further = ++this.#radius;
    for (; this.#next < end; this.#next++) {
      const v = reached.items[this.#next];
      for (let place = offsets[v], last = offsets[v + 1]; place < last; place++) {
        const w = targets[place];
        if (other.distance[w] >= LEFT_OUT) continue;
        leads = true;
        if (distance[w] !== NEVER) continue;
        distance[w] = further;
        reached.push(w);
      }
    }
    return leads;
  }

  /** Goes on among those of another ball over which both ways together are not longer than that. */
  growAmong(other: Ball, maxLength: number): void {
    this.#grow(maxLength - 1, other.distance, maxLength);
  }

  #grow(radius: number, among: Uint8Array | null, maxLength: number): void {
    const { offsets, targets } = this.#graph;
    const [distance, reached] = [this.distance, this.reached];
    let next = this.#next;
    while (this.#radius < radius && next < reached.length) {
      const further = ++this.#radius;
      for (const end = reached.length; next < end; next++) {
        const v = reached.items[next];
        if (among !== null && among[v] + further - 1 > maxLength) continue;
        for (let place = offsets[v], last = offsets[v + 1]; place < last; place++) {
          const w = targets[place];
          if (distance[w] !== NEVER) continue;
          if (among !== null && among[w] + further > maxLength) continue;
          distance[w] = further;
          reached.push(w);
        }
      }
    }
    this.#next = next;
  }
}

/** Marks by label the edges over which the way from the start and the way back to it are together not longer than that. */
function markBetween(
  { offsets, targets, labels }: Digraph,
  ahead: Ball,
  behind: Ball,
  maxLength: number,
  isOn: Uint8Array,
): void {
  const { items, length } = ahead.reached;
  for (let i = 0; i < length; i++) {
    const v = items[i];
    if (ahead.distance[v] + behind.distance[v] > maxLength) continue;
    const further = ahead.distance[v] + 1;
    for (let place = offsets[v]; place < offsets[v + 1]; place++) {
      const w = targets[place];
      if (w !== v && further + behind.distance[w] <= maxLength) isOn[labels[place]] = 1;
    }
  }
}
