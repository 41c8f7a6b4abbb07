/**
 * Where nodes stand. Pure and deterministic: the same graph has the same picture every time. Distances are in the
 * pixels of an unzoomed canvas.
 */
import { MultiDirectedGraph } from 'graphology';
import type { Position } from '../state/scene/model.ts';
import { forceAtlas2 } from './force-atlas.ts';

export interface LayoutTask {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** Nodes in the order of a ring that the picture shows as a ring; empty where there is none. */
  readonly ring: readonly string[];
  /** Those that stay where they are; the others find room around them. */
  readonly fixed: ReadonlyMap<string, Position>;
  /** From where new nodes come, when there are fixed ones. */
  readonly origin: string | null;
}

export type Positions = ReadonlyMap<string, Position>;

/** A line is about this long. */
const EDGE_LENGTH = 170;
/** Room that a node and its label take, between centres. */
const ROOM = { x: 128, y: 86 };
const CROWDED_ROOM = { x: 44, y: 40 };
const CROWDED = 160;

/** Chooses the way that fits the task: a ring, room around what stands, or forces. */
export function arrange(task: LayoutTask): Positions {
  const room = task.nodes.length > CROWDED ? CROWDED_ROOM : ROOM;
  if (task.fixed.size > 0) return spread(fan(task), room, new Set(task.fixed.keys()));
  if (task.ring.length >= 3) return spread(ring(task), room, new Set(task.ring));
  return spread(level(scaled(force(task), task)), room, new Set());
}

/** A number 0..1 from a text, the same every time (FNV-1a). */
export function seeded(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) / 0x1_0000_0000;
}

/** The ring on a circle, everything else outside it, next to what it is bound to. */
function ring({ ring, nodes, edges }: LayoutTask): Positions {
  const radius = Math.max(EDGE_LENGTH, (ring.length * EDGE_LENGTH) / (2 * Math.PI));
  const positions = new Map<string, Position>();
  const turn = (2 * Math.PI) / ring.length;
  ring.forEach((id, i) => {
    positions.set(id, polar({ x: 0, y: 0 }, Math.PI / 2 - i * turn, radius));
  });
  const neighbours = neighbourhoods(edges);
  let frontier = [...ring];
  for (let level = 1; frontier.length > 0; level++) {
    const children = new Map<string, string[]>();
    for (const parent of frontier)
      for (const child of neighbours.get(parent) ?? [])
        if (!positions.has(child) && ![...children.values()].some((list) => list.includes(child)))
          children.set(parent, [...(children.get(parent) ?? []), child]);
    for (const [parent, list] of children) {
      const at = positions.get(parent) ?? { x: 0, y: 0 };
      const outward = Math.atan2(at.y, at.x);
      list.forEach((child, i) => {
        const angle = outward + ((i - (list.length - 1) / 2) * turn) / (list.length + 1) / level;
        positions.set(child, polar({ x: 0, y: 0 }, angle, radius + level * EDGE_LENGTH * 0.9));
      });
    }
    frontier = [...children.values()].flat();
  }
  for (const id of nodes)
    if (!positions.has(id))
      positions.set(id, polar({ x: 0, y: 0 }, seeded(id) * 2 * Math.PI, radius + 2 * EDGE_LENGTH));
  return positions;
}

/** New nodes fan out from where they come, into the widest free angle; those that stand do not move. */
function fan({ nodes, edges, fixed, origin }: LayoutTask): Positions {
  const positions = new Map<string, Position>(fixed);
  const center = (origin !== null && fixed.get(origin)) || { x: 0, y: 0 };
  const neighbours = neighbourhoods(edges);
  const fresh = nodes.filter((id) => !fixed.has(id));
  const bound = fresh.map((id) => ({
    id,
    others: [...(neighbours.get(id) ?? [])].filter((other) => other !== origin && fixed.has(other)),
  }));
  const free = bound.filter(({ others }) => others.length === 0).map(({ id }) => id);
  for (const { id, others } of bound) {
    if (others.length === 0) continue;
    const ends = [center, ...others.map((other) => fixed.get(other) ?? center)];
    positions.set(id, nudged(mean(ends), id));
  }
  const taken = [...(neighbours.get(origin ?? '') ?? [])].flatMap((id) => {
    const at = fixed.get(id);
    return at === undefined ? [] : [Math.atan2(at.y - center.y, at.x - center.x)];
  });
  const [start, width] = widestGap(taken);
  const perRing = Math.max(6, Math.floor((width * EDGE_LENGTH * 1.4) / 70));
  free.forEach((id, i) => {
    const row = Math.floor(i / perRing);
    const inRow = Math.min(perRing, free.length - row * perRing);
    const angle = start + (width * ((i % perRing) + 0.5 + (row % 2) / 2)) / (inRow + (row % 2) / 2);
    positions.set(id, polar(center, angle, EDGE_LENGTH * (1.15 + row * 0.75)));
  });
  return positions;
}

/** The widest arc, radians, without any of the angles: where it starts and how wide it is. */
export function widestGap(angles: readonly number[]): readonly [start: number, width: number] {
  if (angles.length === 0) return [-Math.PI / 2, 2 * Math.PI];
  const sorted = [...angles].sort((a, b) => a - b);
  let best: readonly [number, number] = [sorted[0] ?? 0, 0];
  sorted.forEach((angle, i) => {
    const next = i + 1 < sorted.length ? (sorted[i + 1] ?? 0) : (sorted[0] ?? 0) + 2 * Math.PI;
    if (next - angle > best[1]) best = [angle, next - angle];
  });
  return best;
}

/** ForceAtlas2 from seeded places. */
function force({ nodes, edges }: LayoutTask): Positions {
  const graph = new MultiDirectedGraph();
  nodes.forEach((id, i) => {
    const angle = i * 2.399963 + seeded(id) * 0.5;
    graph.addNode(id, polar({ x: 0, y: 0 }, angle, 40 * Math.sqrt(i + 1)));
  });
  for (const { from, to } of edges)
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.addEdge(from, to);
  const order = nodes.length;
  const iterations = order <= 200 ? 400 : order <= 2_000 ? 200 : 60;
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: order > 500,
    scalingRatio: 20,
    gravity: order > 500 ? 0.4 : 1,
    strongGravityMode: false,
    slowDown: 2,
  };
  const places = forceAtlas2(graph, { iterations, settings });
  return new Map(nodes.map((id) => [id, places[id] ?? { x: 0, y: 0 }]));
}

/** Scales a picture so that its median line is as long as a line should be. */
function scaled(positions: Positions, { edges }: LayoutTask): Positions {
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
function level(positions: Positions): Positions {
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

const PASSES = 60;

/** Pushes apart what stands too close, a little in each pass; `still` nodes do not give way. O(n) a pass by a grid. */
export function spread(positions: Positions, room: Position, still: ReadonlySet<string>): Positions {
  const ids = [...positions.keys()];
  const x = Float64Array.from(ids, (id) => positions.get(id)?.x ?? 0);
  const y = Float64Array.from(ids, (id) => positions.get(id)?.y ?? 0);
  const passes = ids.length > 5_000 ? 6 : PASSES;
  for (let pass = 0; pass < passes; pass++) {
    const cells = new Map<string, number[]>();
    let moved = false;
    for (let i = 0; i < ids.length; i++) {
      const [column, row] = [Math.floor((x[i] ?? 0) / room.x), Math.floor((y[i] ?? 0) / room.y)];
      for (let c = column - 1; c <= column + 1; c++)
        for (let r = row - 1; r <= row + 1; r++)
          for (const j of cells.get(`${c}:${r}`) ?? []) moved = separate(x, y, i, j, room, ids, still) || moved;
      const key = `${column}:${row}`;
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [i]);
      else cell.push(i);
    }
    if (!moved) break;
  }
  return new Map(ids.map((id, i) => [id, { x: x[i] ?? 0, y: y[i] ?? 0 }]));
}

function separate(
  x: Float64Array,
  y: Float64Array,
  i: number,
  j: number,
  room: Position,
  ids: readonly string[],
  still: ReadonlySet<string>,
): boolean {
  const [iStill, jStill] = [still.has(ids[i] ?? ''), still.has(ids[j] ?? '')];
  if (iStill && jStill) return false;
  const dx = ((x[i] ?? 0) - (x[j] ?? 0)) / room.x;
  const dy = ((y[i] ?? 0) - (y[j] ?? 0)) / room.y;
  const gap = Math.hypot(dx, dy);
  if (gap >= 1) return false;
  const angle = gap < 1e-6 ? seeded(ids[i] ?? '') * 2 * Math.PI : Math.atan2(dy, dx);
  const push = (1 - gap) / (iStill || jStill ? 1 : 2);
  const [px, py] = [Math.cos(angle) * push * room.x, Math.sin(angle) * push * room.y];
  if (!iStill) {
    x[i] = (x[i] ?? 0) + px;
    y[i] = (y[i] ?? 0) + py;
  }
  if (!jStill) {
    x[j] = (x[j] ?? 0) - px;
    y[j] = (y[j] ?? 0) - py;
  }
  return true;
}

function neighbourhoods(edges: LayoutTask['edges']): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => {
    const set = found.get(a);
    if (set === undefined) found.set(a, new Set([b]));
    else set.add(b);
  };
  for (const { from, to } of edges) {
    if (from === to) continue;
    add(from, to);
    add(to, from);
  }
  return found;
}

const polar = (center: Position, angle: number, radius: number): Position => ({
  x: center.x + radius * Math.cos(angle),
  y: center.y + radius * Math.sin(angle),
});

const mean = (points: readonly Position[]): Position => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
});

const nudged = (point: Position, id: string): Position => polar(point, seeded(id) * 2 * Math.PI, 30);

const mapped = (positions: Positions, change: (position: Position) => Position): Positions =>
  new Map([...positions].map(([id, position]) => [id, change(position)]));
