/** A digraph numbered anew, for passes that go along its edges: what they read next then mostly stands next. */
import { beforeCycles } from './components.ts';
import { buildDigraph, type Digraph, sourcesOf } from './digraph.ts';

/**
 * The same edges, under the same labels, among the vertices that have any: first those that no cycle leads to, in an order in which
 * every edge among them leads on, then the others. O(vertices + edges).
 */
export function inEdgeOrder(graph: Digraph): Digraph {
  const { vertexCount, targets } = graph;
  const sources = sourcesOf(graph);
  const isWaiting = new Uint8Array(vertexCount);
  for (const ends of [sources, targets]) for (let place = 0; place < ends.length; place++) isWaiting[ends[place]] = 1;
  const numbers = new Uint32Array(vertexCount);
  let count = 0;
  const take = (v: number): void => {
    if (isWaiting[v] === 0) return;
    isWaiting[v] = 0;
    numbers[v] = count++;
  };
  beforeCycles(graph).forEach(take);
  for (let v = 0; v < vertexCount; v++) take(v);
  const numbered = (ends: Uint32Array): Uint32Array => ends.map((v) => numbers[v]);
  const ordered = buildDigraph(count, numbered(sources), numbered(targets));
  return { ...ordered, labels: ordered.labels.map((place) => graph.labels[place]) };
}
