/** What tests of temporal algorithms share: small random multigraphs, and every closed walk in them. */
import fc from 'fast-check';
import { buildTemporalGraph, type TemporalGraph } from './temporal-graph.ts';

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly amount: number;
}

/** Few vertices and times: parallel edges, equal times and self-loops are likely. */
export const edgesOf = (vertices: number, length: number, times: number) =>
  fc.array(
    fc.record({
      from: fc.nat(vertices - 1),
      to: fc.nat(vertices - 1),
      at: fc.oneof({ weight: 20, arbitrary: fc.nat(times) }, { weight: 1, arbitrary: fc.constant(Number.NaN) }),
      amount: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: length },
  );

export const build = (vertexCount: number, edges: readonly Edge[]): TemporalGraph =>
  buildTemporalGraph({
    vertexCount,
    sources: Uint32Array.from(edges, ({ from }) => from),
    targets: Uint32Array.from(edges, ({ to }) => to),
    times: Float64Array.from(edges, ({ at }) => at),
    amounts: Float64Array.from(edges, ({ amount }) => amount),
  });

/** Every closed walk over distinct vertices, as labels, once for each edge that it can begin with. */
export function* closedWalks(edges: readonly Edge[], most: number): Generator<readonly number[]> {
  function* go(path: readonly number[]): Generator<readonly number[]> {
    const visited = path.map((e) => edges[e].from);
    const at = edges[path[path.length - 1]].to;
    if (at === visited[0] && path.length > 1) yield path;
    if (visited.includes(at) || path.length === most) return;
    for (const [e, { from }] of edges.entries()) if (from === at) yield* go([...path, e]);
  }
  for (const e of edges.keys()) yield* go([e]);
}
