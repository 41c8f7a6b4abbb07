import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beforeCycles } from './components.ts';
import { buildDigraph, sourcesOf } from './digraph.ts';
import { inEdgeOrder } from './in-edge-order.ts';

const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 14 });

it('numbers the vertices with edges anew, those that no cycle leads to along the edges', () => {
  fc.assert(
    fc.property(edges, (pairs) => {
      const [from, to] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const ordered = inEdgeOrder(buildDigraph(10, from, to));
      const names = new Map<number, number>();
      const sources = sourcesOf(ordered);
      for (let place = 0; place < ordered.edgeCount; place++) {
        const label = ordered.labels[place];
        for (const [vertex, name] of [
          [sources[place], from[label]],
          [ordered.targets[place], to[label]],
        ]) {
          expect(names.get(vertex) ?? name).toBe(name);
          names.set(vertex, name);
        }
      }
      expect([...ordered.labels].sort((a, b) => a - b)).toEqual(pairs.map((_, label) => label));
      expect([...names.values()].sort((a, b) => a - b)).toEqual([...new Set([...from, ...to])].sort((a, b) => a - b));
      expect([...names.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: ordered.vertexCount }, (_, v) => v));
      const before = beforeCycles(ordered).length;
      for (let place = 0; place < ordered.edgeCount; place++) {
        if (ordered.targets[place] < before) expect(sources[place]).toBeLessThan(ordered.targets[place]);
      }
    }),
  );
});
