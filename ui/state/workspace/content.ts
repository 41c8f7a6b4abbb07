/** A scene with its log as plain JSON, and back. What the server keeps has been checked by it; format 1. */
import type { SceneEvent } from '../scene/events.ts';
import { emptyHistory, type History, record } from '../scene/history.ts';
import {
  type Filter,
  type Group,
  type Note,
  openFilter,
  type Position,
  type Scene,
  type SceneEdge,
  type SceneNode,
} from '../scene/model.ts';

interface PlainScene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly positions: readonly (readonly [string, Position])[];
  readonly subjects: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  readonly groups: readonly Group[];
  readonly split: readonly (readonly [string, readonly SceneEdge[]])[];
  /** Not in what was kept before there were notes. */
  readonly notes?: readonly Note[];
  readonly filter: Filter;
}

export interface Content {
  readonly format: 1;
  /** The date of the question; null = the latest. */
  readonly asOf: string | null;
  /** The finding whose explanation is open beside the scene. */
  readonly finding: string | null;
  /** What was on the canvas before the first step. */
  readonly base: PlainScene;
  readonly steps: readonly SceneEvent[];
  /** Entities on the canvas after the last step. */
  readonly nodes: readonly string[];
}

/** What the server keeps at most. */
export const MOST_CHARACTERS = 900_000;
export const MOST_NODES = 5_000;

const plain = (scene: Scene): PlainScene => ({
  nodes: [...scene.nodes.values()],
  edges: [...scene.edges.values()],
  positions: [...scene.positions],
  subjects: [...scene.subjects],
  hidden: [...scene.hidden],
  pinned: [...scene.pinned],
  groups: [...scene.groups.values()],
  split: [...scene.split],
  notes: [...scene.notes.values()],
  filter: scene.filter,
});

const sceneOf = (given: PlainScene): Scene => ({
  nodes: new Map(given.nodes.map((node) => [node.id, node])),
  edges: new Map(given.edges.map((edge) => [edge.id, edge])),
  positions: new Map(given.positions),
  subjects: new Set(given.subjects),
  hidden: new Set(given.hidden),
  pinned: new Set(given.pinned),
  groups: new Map(given.groups.map((group) => [group.id, group])),
  split: new Map(given.split),
  notes: new Map((given.notes ?? []).map((note) => [note.id, note])),
  filter: { ...openFilter, ...given.filter },
});

/**
 * What is to be kept of the work so far. The log is kept as far back as there is room for it: steps that are forgotten are in the
 * scene that the log then begins with.
 */
export function contentOf(history: History, asOf: string | null, finding: string | null): Content {
  const done = history.steps.slice(0, history.cursor);
  const nodes = [...history.scene.nodes.keys()];
  let first = 0;
  for (;;) {
    const base = plain(done[first]?.before ?? history.scene);
    const content: Content = {
      format: 1,
      asOf,
      finding,
      base,
      steps: done.slice(first).map(({ event }) => event),
      nodes,
    };
    // Halving what is left keeps the number of tries small.
    if (first >= done.length || JSON.stringify(content).length <= MOST_CHARACTERS) return content;
    first += Math.ceil((done.length - first) / 2);
  }
}

/** The history that was kept: every step can be undone again. */
export function historyOf({ base, steps }: Content): History {
  return steps.reduce<History>((history, event) => record(history, event), { ...emptyHistory, scene: sceneOf(base) });
}

/** Reads what this browser kept; null where it is not that. */
export function parseContent(text: string | null): Content | null {
  try {
    const content = JSON.parse(text ?? '') as Content;
    if (content.format !== 1) return null;
    historyOf(content);
    return content;
  } catch {
    return null;
  }
}
