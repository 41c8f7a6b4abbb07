import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { type Arcs, arcsAlong, degreesOf, turned, undirected } from './arcs.ts';
import { Budget } from './budget.ts';
import { buildDigraph } from './digraph.ts';
import { KHops } from './k-hops.ts';
import { pageRank } from './page-rank.ts';

type Arrow = readonly [number, number];

const VERTICES = 7;
const graphs = fc.array(fc.tuple(fc.nat(VERTICES - 1), fc.nat(VERTICES - 1)), { maxLength: 18 });
const build = (arrows: readonly Arrow[], count = VERTICES): Arcs =>
  buildDigraph(
    count,
    arrows.map(([u]) => u),
    arrows.map(([, v]) => v),
  );
const arrowsOf = ({ vertexCount, offsets, targets }: Arcs): string[] =>
  Array.from({ length: vertexCount }, (_, v) =>
    [...targets.subarray(offsets[v], offsets[v + 1])].map((w) => `${v} ${w}`),
  ).flat();

describe('arcs', () => {
  it('turn round, and lose direction, copies and loops', () => {
    fc.assert(
      fc.property(graphs, (arrows) => {
        const graph = build(arrows);
        expect(arrowsOf(turned(graph)).sort()).toEqual(arrows.map(([u, v]) => `${v} ${u}`).sort());
        const simple = new Set(arrows.filter(([u, v]) => u !== v).flatMap(([u, v]) => [`${u} ${v}`, `${v} ${u}`]));
        expect(arrowsOf(undirected(graph))).toEqual([...simple].sort());
      }),
    );
  });

  it('are the edges of a snapshot, without a copy of those that leave', async () => {
    const edge = (from: string, to: string, at: number) =>
      ({ kind: 'transfers', from: `Account:${from}`, to: `Account:${to}`, values: { at } }) as const;
    const snapshot = await snapshotOf(
      [{ kind: 'Enterprise', key: 'A' }],
      [edge('1', '2', 3), edge('2', '3', 2), edge('1', '3', 1), edge('1', '2', 4)],
    );
    const { outgoing, incoming, targets, times } = snapshot.edges('transfers');
    const out = arcsAlong(outgoing, snapshot.nodeCount);
    expect(out.targets).toBe(targets);
    expect(arrowsOf(out)).toEqual(['1 3', '1 2', '1 2', '2 3']);
    expect(arrowsOf(arcsAlong(incoming, snapshot.nodeCount))).toEqual(['2 1', '2 1', '3 1', '3 2']);
    const early = arcsAlong(outgoing, snapshot.nodeCount, (place) => times[place] < 3);
    expect(arrowsOf(early)).toEqual(['1 3', '2 3']);
  });
});

describe('k hops', () => {
  it('meet whom so many steps reach, again and again', () => {
    fc.assert(
      fc.property(graphs, fc.nat(4), (arrows, hops) => {
        const near = new KHops(build(arrows));
        for (let center = 0; center < VERTICES; center++) {
          const met = new Set([center]);
          for (let hop = 0; hop < hops; hop++) {
            for (const v of [...met]) for (const [u, w] of arrows) if (u === v) met.add(w);
          }
          expect(near.from(center, hops)).toBe(met.size - 1);
          const given = [...near.vertices.subarray(0, near.count)];
          expect(given[0]).toBe(center);
          expect(given.sort()).toEqual([...met].sort());
          for (let v = 0; v < VERTICES; v++) expect(near.has(v)).toBe(met.has(v));
        }
      }),
    );
  });
});

describe('PageRank', () => {
  /** A thousand steps of the walk itself, as a matrix. */
  function walked(arrows: readonly Arrow[], damping: number, restart: readonly number[]): number[] {
    const out = Array.from({ length: VERTICES }, (_, v) => arrows.filter(([u]) => u === v).map(([, w]) => w));
    let ranks = [...restart];
    for (let step = 0; step < 1000; step++) {
      const next = restart.map((chance) => chance * (1 - damping));
      ranks.forEach((rank, v) => {
        for (const w of out[v]) next[w] += (damping * rank) / out[v].length;
        if (out[v].length > 0) return;
        restart.forEach((chance, w) => {
          next[w] += damping * rank * chance;
        });
      });
      ranks = next;
    }
    return ranks;
  }

  it('is where a walk is found', () => {
    const weights = fc
      .array(fc.nat(3), { minLength: VERTICES, maxLength: VERTICES })
      .filter((all) => all.some(Boolean));
    fc.assert(
      fc.property(graphs, fc.option(weights), fc.constantFrom(0.5, 0.85), (arrows, given, damping) => {
        const sum = given?.reduce((total, weight) => total + weight, 0) ?? VERTICES;
        const restart = Array.from({ length: VERTICES }, (_, v) => (given?.[v] ?? 1) / sum);
        const graph = build(arrows);
        const { ranks } = pageRank(turned(graph), degreesOf(graph), { damping, restart: given ?? undefined });
        walked(arrows, damping, restart).forEach((rank, v) => {
          expect(ranks[v]).toBeCloseTo(rank, 6);
        });
      }),
    );
  });

  it('is known by hand for two that both point at a third', () => {
    const graph = build(
      [
        [0, 2],
        [1, 2],
      ],
      3,
    );
    // x0 = x1 = 1, x2 = 1 + 2 · 0.85, over a sum of 4.7
    const { ranks } = pageRank(turned(graph), degreesOf(graph), { tolerance: 1e-12 });
    expect([...ranks]).toEqual([1 / 4.7, 1 / 4.7, 2.7 / 4.7].map((rank) => expect.closeTo(rank, 12)));
  });

  it('ends with the budget, and wants somewhere to start', () => {
    const ring = build([
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 1],
    ]);
    const budget = new Budget({ steps: 8 });
    expect(pageRank(turned(ring), degreesOf(ring), { budget }).sweeps).toBe(2);
    expect(budget.stoppedBecause).toBe('steps');
    expect(() => pageRank(ring, degreesOf(ring), { restart: new Float64Array(VERTICES) })).toThrow('start');
  });
});
