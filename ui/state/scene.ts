/**
 * The scene: what lies on the canvas. It is the fold of one log of events, so undo, redo and replay are walks along
 * the log.
 */
import { createStore } from './store.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface SceneNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly flags: readonly string[];
  /** How many lines it has in all, on the canvas or not; null where they were not counted. */
  readonly lines: number | null;
}

/** All relations of one kind from one node to another, as one line. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly count: number;
  /** Sum of the amounts in minor units; null where the kind has none or none is known. */
  readonly amount: number | null;
  /** A share 0..1, for ownership. */
  readonly share: number | null;
  /** The earliest and the latest time, epoch milliseconds. */
  readonly first: number | null;
  readonly last: number | null;
  /** The lowest confidence among them, 0..1: below 1, the relation is inferred. */
  readonly confidence: number;
  /** Single records known to stand behind the line. */
  readonly records: readonly string[];
}

export type SceneEvent =
  | {
      readonly type: 'show';
      readonly cause: 'finding' | 'entity' | 'expand';
      /** `true`: the canvas is emptied first. */
      readonly replace: boolean;
      readonly nodes: readonly SceneNode[];
      readonly edges: readonly SceneEdge[];
      readonly positions: ReadonlyMap<string, Position>;
      /** Those whom the scene is about; they get a halo. */
      readonly subjects: readonly string[];
    }
  | { readonly type: 'hide'; readonly cause: 'hide' | 'isolate'; readonly nodes: readonly string[] }
  | { readonly type: 'place'; readonly cause: 'move' | 'arrange'; readonly positions: ReadonlyMap<string, Position> };

export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edges: ReadonlyMap<string, SceneEdge>;
  readonly positions: ReadonlyMap<string, Position>;
  readonly subjects: ReadonlySet<string>;
  /** How many nodes were hidden by hand: hidden is not deleted, and is said. */
  readonly hidden: ReadonlySet<string>;
}

export const emptyScene: Scene = {
  nodes: new Map(),
  edges: new Map(),
  positions: new Map(),
  subjects: new Set(),
  hidden: new Set(),
};

/** What one event makes of a scene. */
export function applyEvent(scene: Scene, event: SceneEvent): Scene {
  switch (event.type) {
    case 'show':
      return show(event.replace ? emptyScene : scene, event);
    case 'hide': {
      const gone = new Set(event.nodes.filter((id) => scene.nodes.has(id)));
      if (gone.size === 0) return scene;
      return {
        ...scene,
        nodes: without(scene.nodes, gone),
        edges: new Map([...scene.edges].filter(([, edge]) => !gone.has(edge.from) && !gone.has(edge.to))),
        hidden: new Set([...scene.hidden, ...gone]),
      };
    }
    case 'place':
      return { ...scene, positions: new Map([...scene.positions, ...event.positions]) };
  }
}

function show(scene: Scene, event: SceneEvent & { type: 'show' }): Scene {
  const nodes = new Map(scene.nodes);
  const positions = new Map(scene.positions);
  const hidden = new Set(scene.hidden);
  for (const node of event.nodes) {
    const known = nodes.get(node.id);
    nodes.set(node.id, { ...node, lines: node.lines ?? known?.lines ?? null });
    hidden.delete(node.id);
    const position = event.positions.get(node.id) ?? positions.get(node.id) ?? { x: 0, y: 0 };
    positions.set(node.id, position);
  }
  const edges = new Map(scene.edges);
  for (const edge of event.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const known = edges.get(edge.id);
    edges.set(edge.id, known === undefined || covers(edge, known) ? edge : known);
  }
  return { nodes, edges, positions, hidden, subjects: new Set([...scene.subjects, ...event.subjects]) };
}

/** A line drawn from more records tells more than one drawn from fewer. */
const covers = (candidate: SceneEdge, known: SceneEdge): boolean => candidate.count >= known.count;

const without = <V>(map: ReadonlyMap<string, V>, gone: ReadonlySet<string>): ReadonlyMap<string, V> =>
  new Map([...map].filter(([id]) => !gone.has(id)));

interface Step {
  readonly event: SceneEvent;
  readonly before: Scene;
  readonly after: Scene;
}

/** The log with a cursor: steps before it are done, those after it can be done again. */
export interface History {
  readonly scene: Scene;
  readonly steps: readonly Step[];
  readonly cursor: number;
}

export const emptyHistory: History = { scene: emptyScene, steps: [], cursor: 0 };

/** Long days do not fill the memory: the oldest steps are forgotten. */
const REMEMBERED = 200;

/** Appends an event at the cursor; what had been undone is gone. An event that changes nothing leaves no step. */
export function record(history: History, event: SceneEvent): History {
  const scene = applyEvent(history.scene, event);
  if (scene === history.scene) return history;
  const done = history.steps.slice(Math.max(0, history.cursor - REMEMBERED + 1), history.cursor);
  const steps = [...done, { event, before: history.scene, after: scene }];
  return { scene, steps, cursor: steps.length };
}

export const canUndo = (history: History): boolean => history.cursor > 0;
export const canRedo = (history: History): boolean => history.cursor < history.steps.length;

export function undo(history: History): History {
  const step = history.steps[history.cursor - 1];
  return step === undefined ? history : { ...history, scene: step.before, cursor: history.cursor - 1 };
}

export function redo(history: History): History {
  const step = history.steps[history.cursor];
  return step === undefined ? history : { ...history, scene: step.after, cursor: history.cursor + 1 };
}

/** How many nodes of each kind lie in the scene, most first. */
export function countKinds(items: Iterable<{ readonly kind: string }>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** A node's neighbours in the scene, itself left out. */
export function neighboursOf(scene: Scene, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const edge of scene.edges.values()) {
    if (edge.from === id) found.add(edge.to);
    else if (edge.to === id) found.add(edge.from);
  }
  found.delete(id);
  return found;
}

export const historyStore = createStore<History>(emptyHistory);

/** How many lines of each node lie on the canvas. */
export function lineCounts(scene: Scene): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of scene.edges.values())
    for (const end of from === to ? [from] : [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}

/** The scene without what the legend has switched off. */
export function shownScene(scene: Scene, mutedKinds: ReadonlySet<string>): Scene {
  if (mutedKinds.size === 0) return scene;
  const nodes = new Map([...scene.nodes].filter(([, { kind }]) => !mutedKinds.has(kind)));
  const edges = new Map(
    [...scene.edges].filter(([, { kind, from, to }]) => !mutedKinds.has(kind) && nodes.has(from) && nodes.has(to)),
  );
  return { ...scene, nodes, edges };
}

/** Where the nodes stand whose kind is not muted. */
export const shownPositions = (scene: Scene, mutedKinds: ReadonlySet<string>): readonly Position[] =>
  [...scene.nodes.values()].flatMap(({ id, kind }) => (mutedKinds.has(kind) ? [] : (scene.positions.get(id) ?? [])));
