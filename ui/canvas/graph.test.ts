import { MultiDirectedGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../state/scene/events.ts';
import { emptyScene } from '../state/scene/model.ts';
import { type Picture, pictureOf } from '../state/scene/picture.ts';
import { edge, node, show } from '../state/scene/testing.ts';
import { filling, isFarFrom, synchronize } from './graph.ts';

const ids = (count: number, prefix = 'n'): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);
/** A row of nodes, each bound to the next. */
const row = (names: readonly string[]): Picture =>
  pictureOf(
    applyEvent(
      emptyScene,
      show(
        names.map((name) => node(name)),
        names.slice(1).map((name, i) => edge(names[i] ?? '', name)),
      ),
    ),
  );

function filled(picture: Picture): { readonly graph: MultiDirectedGraph; readonly breaths: number } {
  const work = filling(picture);
  for (let breaths = 0; ; breaths++) {
    const step = work.next();
    if (step.done === true) return { graph: step.value, breaths };
  }
}

const contentOf = (graph: MultiDirectedGraph) => ({
  nodes: graph.mapNodes((id, { x, y }) => [id, x, y]),
  edges: graph.mapEdges((id, { type, curvature }, from, to) => [id, from, to, type, curvature]),
});

describe('a graph made anew', () => {
  it('is the one that single changes lead to, once all nodes are in their places', () => {
    const picture = row(ids(20));
    const graph = new MultiDirectedGraph();
    const targets = synchronize(graph, picture);
    graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...targets[id] }));
    expect(contentOf(filled(picture).graph)).toEqual(contentOf(graph));
  });

  it('is made in slices when it is large', () => {
    expect(filled(row(ids(100))).breaths).toBe(0);
    const { graph, breaths } = filled(row(ids(5_000)));
    expect([graph.order, graph.size, breaths]).toEqual([5_000, 4_999, 4]);
  });
});

describe('isFarFrom', () => {
  const { graph } = filled(row(ids(600)));

  it('is not where little changes', () => {
    expect(isFarFrom(new MultiDirectedGraph(), row(ids(1_900)))).toBe(false);
    expect(isFarFrom(graph, row(ids(600)))).toBe(false);
    expect(isFarFrom(graph, row(ids(900)))).toBe(false);
    expect(isFarFrom(graph, row(ids(590)))).toBe(false);
  });

  it('is where very many come, or many go', () => {
    expect(isFarFrom(new MultiDirectedGraph(), row(ids(2_100)))).toBe(true);
    expect(isFarFrom(graph, row(ids(300)))).toBe(true);
    expect(isFarFrom(graph, row(ids(10, 'other')))).toBe(true);
  });
});
