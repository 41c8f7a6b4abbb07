/** What can happen to a scene. Events are plain data: a log of them can be stored, sent, and played again. */
import {
  emptyScene,
  type Filter,
  type Group,
  type Note,
  type Position,
  type Scene,
  type SceneEdge,
  type SceneNode,
} from './model.ts';

export type Placed = readonly (readonly [id: string, position: Position])[];

export type SceneEvent =
  | {
      readonly type: 'show';
      readonly cause: 'finding' | 'entity' | 'expand' | 'path' | 'common' | 'ownership' | 'circle' | 'overview';
      /** `true`: the canvas is emptied first. */
      readonly replace: boolean;
      readonly nodes: readonly SceneNode[];
      readonly edges: readonly SceneEdge[];
      readonly positions: Placed;
      /** Those whom the scene is about. */
      readonly subjects: readonly string[];
      /** Kinds that come switched off. */
      readonly mute: readonly string[];
    }
  | { readonly type: 'hide'; readonly cause: 'hide' | 'isolate'; readonly nodes: readonly string[] }
  | { readonly type: 'unhide'; readonly nodes: readonly string[] }
  /** Takes nodes off the scene altogether. */
  | { readonly type: 'remove'; readonly cause: 'collapse'; readonly nodes: readonly string[] }
  | { readonly type: 'place'; readonly cause: 'move' | 'arrange'; readonly positions: Placed }
  | { readonly type: 'pin'; readonly nodes: readonly string[]; readonly pinned: boolean }
  | { readonly type: 'fold'; readonly groups: readonly Group[] }
  | { readonly type: 'unfold'; readonly groups: readonly string[] }
  | { readonly type: 'split'; readonly line: string; readonly rows: readonly SceneEdge[] }
  | { readonly type: 'join'; readonly lines: readonly string[] }
  | { readonly type: 'note'; readonly cause: 'write' | 'edit' | 'move'; readonly note: Note }
  | { readonly type: 'erase'; readonly notes: readonly string[] }
  | { readonly type: 'filter'; readonly change: Partial<Filter> };

type EventOf<T extends SceneEvent['type']> = Extract<SceneEvent, { readonly type: T }>;

/** What one event makes of a scene; the same scene when it changes nothing. */
export function applyEvent(scene: Scene, event: SceneEvent): Scene {
  switch (event.type) {
    case 'show':
      return show(event.replace ? { ...emptyScene, notes: notesThatStay(scene, event) } : scene, event);
    case 'hide': {
      const gone = event.nodes.filter((id) => (scene.nodes.has(id) || scene.groups.has(id)) && !scene.hidden.has(id));
      return gone.length === 0 ? scene : { ...scene, hidden: new Set([...scene.hidden, ...gone]) };
    }
    case 'unhide': {
      const hidden = lacking(scene.hidden, event.nodes);
      return hidden.size === scene.hidden.size ? scene : { ...scene, hidden };
    }
    case 'remove':
      return remove(scene, event.nodes);
    case 'place':
      return place(scene, event);
    case 'pin': {
      const pinned = event.pinned ? new Set([...scene.pinned, ...event.nodes]) : lacking(scene.pinned, event.nodes);
      return pinned.size === scene.pinned.size ? scene : { ...scene, pinned };
    }
    case 'fold':
      return event.groups.reduce(fold, scene);
    case 'unfold': {
      const known = event.groups.filter((id) => scene.groups.has(id));
      return known.length === 0 ? scene : known.reduce(unfold, scene);
    }
    case 'split':
      return scene.edges.has(event.line)
        ? { ...scene, split: new Map(scene.split).set(event.line, event.rows) }
        : scene;
    case 'join': {
      const split = without(scene.split, new Set(event.lines));
      return split.size === scene.split.size ? scene : { ...scene, split };
    }
    case 'note':
      return { ...scene, notes: new Map(scene.notes).set(event.note.id, event.note) };
    case 'erase': {
      const notes = without(scene.notes, new Set(event.notes));
      return notes.size === scene.notes.size ? scene : { ...scene, notes };
    }
    case 'filter':
      return { ...scene, filter: { ...scene.filter, ...event.change } };
  }
}

/**
 * What is said of an entity stays as long as it is in the picture. The same subjects anew keep every note; another look at them,
 * such as their circle, keeps what is said of the finding; with another finding or entity, another matter begins.
 */
function notesThatStay({ notes, subjects }: Scene, event: EventOf<'show'>): Scene['notes'] {
  if (notes.size === 0) return notes;
  const shown = new Set(event.nodes.map(({ id }) => id));
  const same = event.subjects.length === subjects.size && event.subjects.every((id) => subjects.has(id));
  const anew = event.cause === 'finding' || event.cause === 'entity' || event.cause === 'overview';
  const stays = ({ anchor }: Note): boolean =>
    anchor.type === 'node' ? shown.has(anchor.id) : same || (anchor.type === 'finding' && !anew);
  return new Map([...notes].filter(([, note]) => stays(note)));
}

function show(scene: Scene, event: EventOf<'show'>): Scene {
  const nodes = new Map(scene.nodes);
  const positions = new Map(scene.positions);
  const places = new Map(event.positions);
  for (const node of event.nodes) {
    const known = nodes.get(node.id);
    nodes.set(node.id, {
      ...node,
      lines: node.lines ?? known?.lines ?? null,
      score: node.score ?? known?.score ?? null,
      severity: node.severity ?? known?.severity ?? null,
    });
    positions.set(node.id, places.get(node.id) ?? positions.get(node.id) ?? { x: 0, y: 0 });
  }
  const edges = new Map(scene.edges);
  for (const edge of event.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const known = edges.get(edge.id);
    edges.set(edge.id, known === undefined || covers(edge, known) ? edge : known);
  }
  const mutedKinds = [...new Set([...scene.filter.mutedKinds, ...event.mute])];
  return {
    ...scene,
    nodes,
    edges,
    positions,
    hidden: lacking(
      scene.hidden,
      event.nodes.map(({ id }) => id),
    ),
    subjects: new Set([...scene.subjects, ...event.subjects]),
    filter: mutedKinds.length === scene.filter.mutedKinds.length ? scene.filter : { ...scene.filter, mutedKinds },
  };
}

/** A line drawn from more records tells more than one drawn from fewer. */
const covers = (candidate: SceneEdge, known: SceneEdge): boolean => candidate.count >= known.count;

function remove(scene: Scene, ids: readonly string[]): Scene {
  const gone = new Set(ids.filter((id) => scene.nodes.has(id)));
  if (gone.size === 0) return scene;
  const edges = new Map([...scene.edges].filter(([, edge]) => !gone.has(edge.from) && !gone.has(edge.to)));
  return {
    ...scene,
    nodes: without(scene.nodes, gone),
    positions: without(scene.positions, gone),
    edges,
    hidden: lacking(scene.hidden, gone),
    pinned: lacking(scene.pinned, gone),
    split: new Map([...scene.split].filter(([line]) => edges.has(line))),
  };
}

/** What is moved by hand is pinned: nothing but the hand moves it again. */
function place(scene: Scene, { positions, cause }: EventOf<'place'>): Scene {
  const placed = { ...scene, positions: new Map([...scene.positions, ...positions]) };
  return cause === 'arrange'
    ? placed
    : { ...placed, pinned: new Set([...scene.pinned, ...positions.map(([id]) => id)]) };
}

/** A group takes its members out of the groups that they were in, and stands in their middle. */
function fold(scene: Scene, { id, members }: Group): Scene {
  const inside = members.filter((member) => scene.nodes.has(member));
  if (inside.length < 2) return scene;
  const taken = new Set(inside);
  const groups = new Map<string, Group>();
  for (const group of scene.groups.values()) {
    const rest = group.members.filter((member) => !taken.has(member));
    if (rest.length >= 2)
      groups.set(group.id, rest.length === group.members.length ? group : { ...group, members: rest });
  }
  const places = inside.map((member) => scene.positions.get(member) ?? { x: 0, y: 0 });
  const middle = {
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  };
  return {
    ...scene,
    groups: groups.set(id, { id, members: inside }),
    positions: new Map(scene.positions).set(id, middle),
  };
}

/** Members come back where they stood. */
function unfold(scene: Scene, id: string): Scene {
  const gone = new Set([id]);
  return {
    ...scene,
    groups: without(scene.groups, gone),
    positions: without(scene.positions, gone),
    pinned: lacking(scene.pinned, gone),
    hidden: lacking(scene.hidden, gone),
  };
}

const without = <V>(map: ReadonlyMap<string, V>, gone: ReadonlySet<string>): ReadonlyMap<string, V> =>
  new Map([...map].filter(([id]) => !gone.has(id)));

function lacking(set: ReadonlySet<string>, gone: Iterable<string>): ReadonlySet<string> {
  const rest = new Set(set);
  for (const id of gone) rest.delete(id);
  return rest;
}
