/** Forces: what is bound attracts, everything repels. */
import { MultiDirectedGraph } from 'graphology';
import type { Position } from '../../state/scene/model.ts';
import { forceAtlas2 } from './force-atlas.ts';
import { mapped, mean, polar, seeded } from './geometry.ts';
import { CROWDED, EDGE_LENGTH, type LayoutTask, type Positions } from './task.ts';

/** ForceAtlas2 from seeded places: the same graph has the same picture. */
export function force(task: LayoutTask): Positions {
  const seeds = task.nodes.map((id, i) =>
    polar({ x: 0, y: 0 }, i * 2.399963 + seeded(id) * 0.5, 40 * Math.sqrt(i + 1)),
  );
  const graph = graphOf(task, (_, i) => seeds[i] ?? { x: 0, y: 0 });
  const places = forceAtlas2(graph, { iterations: iterationsFor(task.nodes.length), settings: settingsFor(graph) });
  return new Map(task.nodes.map((id) => [id, places[id] ?? { x: 0, y: 0 }]));
}

const FRAMES = 40;

/** ForceAtlas2 from where the nodes stand, shown on the way: `onFrame` gets what has been reached, some forty times. */
export function forceFromHere(task: LayoutTask, onFrame: (positions: Positions) => void): Positions {
  const graph = graphOf(task, (id, i) => task.start.get(id) ?? polar({ x: 0, y: 0 }, i, 40 * Math.sqrt(i + 1)));
  const settings = settingsFor(graph);
  const iterations = Math.ceil(iterationsFor(task.nodes.length) / FRAMES);
  let positions: Positions = new Map();
  for (let frame = 0; frame < FRAMES; frame++) {
    forceAtlas2.assign(graph, { iterations, settings });
    positions = scaled(new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }])), task);
    onFrame(positions);
  }
  return positions;
}

function graphOf(
  { nodes, edges }: LayoutTask,
  placeOf: (id: string, i: number) => Position,
): MultiDirectedGraph<{ x: number; y: number }> {
  const graph = new MultiDirectedGraph<{ x: number; y: number }>();
  nodes.forEach((id, i) => {
    graph.addNode(id, { ...placeOf(id, i) });
  });
  for (const { from, to } of edges)
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.addEdge(from, to);
  return graph;
}

const iterationsFor = (order: number): number =>
  order <= 200 ? 400 : order <= 2_000 ? 200 : order <= 20_000 ? 60 : 20;

const settingsFor = (graph: MultiDirectedGraph<{ x: number; y: number }>) => ({
  ...forceAtlas2.inferSettings(graph),
  barnesHutOptimize: graph.order > 500,
  scalingRatio: 20,
  gravity: graph.order > 500 ? 0.4 : 1,
  strongGravityMode: false,
  slowDown: 2,
});

/** Scales a picture so that its median line is as long as a line should be. */
export function scaled(positions: Positions, { edges }: LayoutTask): Positions {
  const lengths = edges
    .flatMap(({ from, to }) => {
      const [a, b] = [positions.get(from), positions.get(to)];
      return a === undefined || b === undefined || from === to ? [] : [Math.hypot(a.x - b.x, a.y - b.y)];
    })
    .sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? EDGE_LENGTH;
  const factor = (positions.size > CROWDED ? EDGE_LENGTH * 0.6 : EDGE_LENGTH) / Math.max(median, 1e-6);
  return mapped(positions, ({ x, y }) => ({ x: x * factor, y: y * factor }));
}

/** Turns a picture so that its longest extent lies flat, as screens do. */
export function level(positions: Positions): Positions {
  const center = mean([...positions.values()]);
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of positions.values()) {
    xx += (x - center.x) ** 2;
    xy += (x - center.x) * (y - center.y);
    yy += (y - center.y) ** 2;
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return mapped(positions, ({ x, y }) => ({
    x: (x - center.x) * cos - (y - center.y) * sin,
    y: (x - center.x) * sin + (y - center.y) * cos,
  }));
}
