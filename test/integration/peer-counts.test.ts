/** Our answers on public benchmark data against those that other engines gave: the same question, the same number. */
import { beforeAll, describe, expect, it } from 'vitest';
import { condensation, stronglyConnected } from '../../graph/algorithms/components.ts';
import { buildDigraph, type Digraph } from '../../graph/algorithms/digraph.ts';
import { effectiveShares, type Shares } from '../../graph/algorithms/effective-shares.ts';
import { LevelShares } from '../../graph/algorithms/level-shares.ts';
import { longestPathTo } from '../../graph/algorithms/longest-path.ts';
import { simpleCycles } from '../../graph/algorithms/simple-cycles.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';
import { describeWithShared, sharedPath } from '../shared-data.ts';

async function snapshotOfFolder(path: string): Promise<Snapshot> {
  const store = await openStore(':memory:');
  try {
    await ingest(store, { inputs: [sharedPath(path)] });
    return await buildSnapshot(path, (kind, columns) => store.scan(kind, { columns }));
  } finally {
    await store.close();
  }
}

describeWithShared('data/finbench', 'LDBC FinBench, against Neo4j', () => {
  let snapshot: Snapshot;
  beforeAll(async () => {
    snapshot = await snapshotOfFolder('data/finbench/snapshot');
  });

  describe('guarantees', () => {
    let graph: Digraph;
    beforeAll(() => {
      const { sources, targets } = snapshot.edges('guarantees');
      graph = buildDigraph(snapshot.nodeCount, sources, targets);
    });

    it('form no circle of 1 to 6', () => {
      expect([...simpleCycles(graph, { maxLength: 6 })]).toEqual([]);
    });

    it('form 1351, 606, 283, 137, 65 and 22 chains of 1 to 6', () => {
      // Without circles every walk is a simple path, so chains are counted edge by edge.
      let ending = new Float64Array(graph.vertexCount).fill(1);
      const counts = Array.from({ length: 6 }, () => {
        const next = new Float64Array(graph.vertexCount);
        for (let v = 0; v < graph.vertexCount; v++) {
          for (let i = graph.offsets[v]; i < graph.offsets[v + 1]; i++) next[graph.targets[i]] += ending[v];
        }
        ending = next;
        return next.reduce((sum, chains) => sum + chains, 0);
      });
      expect(counts).toEqual([1351, 606, 283, 137, 65, 22]);
      const { lengths } = longestPathTo(condensation(graph, stronglyConnected(graph)));
      expect(Math.max(...lengths)).toBeGreaterThanOrEqual(6);
    });
  });

  describe('investments', () => {
    interface Pair {
      readonly owner: number;
      readonly company: number;
      readonly share: number;
    }
    const pairsOf = (owner: number, { vertices, shares }: Shares): readonly Pair[] =>
      vertices.map((company, i) => ({ owner, company, share: shares[i] })).filter(({ share }) => share >= 0.25);
    const figures = (pairs: readonly Pair[]) => ({
      pairs: pairs.length,
      owners: new Set(pairs.map(({ owner }) => owner)).size,
      companies: new Set(pairs.map(({ company }) => company)).size,
      shareSum: Number(pairs.reduce((sum, { share }) => sum + share, 0).toFixed(6)),
    });
    let graph: Digraph;
    let shares: Float64Array;
    let investors: readonly number[];
    beforeAll(() => {
      const owns = snapshot.edges('owns');
      graph = buildDigraph(snapshot.nodeCount, owns.sources, owns.targets);
      shares = owns.numbers('share') as Float64Array;
      investors = [...new Set(owns.sources)];
    });

    it('of 25 % or more, six levels deep, are 786 pairs', () => {
      const held = new LevelShares(graph, shares);
      const pairs = investors.flatMap((owner) => {
        const { nodes } = held.from(owner, 6);
        return pairsOf(owner, { vertices: nodes, shares: nodes.map((company) => held.shares.get(company)) });
      });
      expect(figures(pairs)).toEqual({ pairs: 786, owners: 675, companies: 497, shareSum: 280.433422 });
    });

    it('of 25 % or more, exactly, are those of a dense inverse over all companies', () => {
      const solve = effectiveShares(graph, shares);
      const { start, end } = snapshot.range('Enterprise');
      const inverse = inverseOf(end - start, start, graph, shares);
      const found: Pair[] = [];
      const inverted: Pair[] = [];
      for (const owner of investors) {
        const own = solve(owner, { throughStart: true });
        found.push(...pairsOf(owner, own));
        const expected = new Float64Array(end - start);
        for (let i = graph.offsets[owner]; i < graph.offsets[owner + 1]; i++) {
          const row = (graph.targets[i] - start) * (end - start);
          for (let j = 0; j < expected.length; j++) expected[j] += shares[graph.labels[i]] * inverse[row + j];
        }
        let distance = 0;
        const solved = new Map(own.vertices.map((company, i) => [company - start, own.shares[i]]));
        for (let j = 0; j < expected.length; j++) {
          distance = Math.max(distance, Math.abs(expected[j] - (solved.get(j) ?? 0)));
        }
        expect(distance).toBeLessThan(1e-12);
        const companies = [...expected.keys()].map((j) => start + j);
        inverted.push(...pairsOf(owner, { vertices: companies, shares: [...expected] }));
      }
      expect(figures(found)).toEqual(figures(inverted));
      // Walks of more than six levels add 0.00072 to the figures above, and no pair.
      expect(figures(found)).toEqual({ pairs: 786, owners: 675, companies: 497, shareSum: 280.434142 });
    });
  });
});

/** (I − D)⁻¹ by Gauss–Jordan, row by row; no components, no order. */
function inverseOf(n: number, start: number, graph: Digraph, shares: Float64Array): Float64Array {
  const matrix = Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(2 * n);
    row[i] = 1;
    row[n + i] = 1;
    for (let edge = graph.offsets[start + i]; edge < graph.offsets[start + i + 1]; edge++) {
      row[graph.targets[edge] - start] -= shares[graph.labels[edge]];
    }
    return row;
  });
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k])) pivot = i;
    [matrix[k], matrix[pivot]] = [matrix[pivot], matrix[k]];
    const top = matrix[k];
    const scale = top[k];
    for (let j = k; j < 2 * n; j++) top[j] /= scale;
    for (let i = 0; i < n; i++) {
      const factor = matrix[i][k];
      if (i === k || factor === 0) continue;
      const row = matrix[i];
      for (let j = k; j < 2 * n; j++) row[j] -= factor * top[j];
    }
  }
  const inverse = new Float64Array(n * n);
  matrix.forEach((row, i) => {
    inverse.set(row.subarray(n), i * n);
  });
  return inverse;
}
