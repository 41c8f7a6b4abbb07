import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from './budget.ts';
import { build, type Edge, edgesOf } from './testing.ts';
import { countWindowCycles, windowCycles } from './window-cycles.ts';

/** `first: vertices` of every cycle, by trying every sequence of vertices from every edge. */
function slowCycles(edges: readonly Edge[], vertices: number, window: number, maxLength: number): string[] {
  const found: string[] = [];
  edges.forEach((root, first) => {
    if (root.from === root.to || Number.isNaN(root.at)) return;
    const steps = (from: number, to: number): boolean =>
      edges.some(
        (edge) =>
          edge.from === from &&
          edge.to === to &&
          edge.at <= root.at + window &&
          (edge.at > root.at || (edge.at === root.at && from < root.from)),
      );
    const go = (path: readonly number[]): void => {
      const last = path[path.length - 1];
      if (steps(last, root.from)) found.push(`${first}: ${path}`);
      if (path.length === maxLength) return;
      for (let w = 0; w < vertices; w++) if (!path.includes(w) && steps(last, w)) go([...path, w]);
    };
    if (maxLength >= 2) go([root.from, root.to]);
  });
  return found.sort();
}

describe('cycles inside a window in any order', () => {
  it('are those that trying everything finds, once for each edge that can be the first', () => {
    fc.assert(
      fc.property(edgesOf(6, 20, 15), fc.nat(15), fc.integer({ min: 2, max: 7 }), (edges, window, maxLength) => {
        const graph = build(6, edges);
        const said = [0, 1, 2].flatMap((index) =>
          [...windowCycles(graph, { window, maxLength, slice: { index, count: 3 } })].map(
            ({ first, vertices }) => `${first}: ${vertices}`,
          ),
        );
        const expected = slowCycles(edges, 6, window, Math.min(6, maxLength));
        expect(said.sort()).toEqual(expected);
        const counted = countWindowCycles(graph, { window, maxLength });
        expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(expected.length);
      }),
      { numRuns: 400 },
    );
  });

  it('stop when the budget is spent, and say so', () => {
    const edges = Array.from({ length: 300 }, (_, i) => ({ from: i % 9, to: (i * 7 + 1) % 9, at: i, amount: 1 }));
    const budget = new Budget({ steps: 5000 });
    expect([...windowCycles(build(9, edges), { window: 300, budget })].length).toBeGreaterThan(10);
    expect(budget.stoppedBecause).toBe('steps');
  });
});
