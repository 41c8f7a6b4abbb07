/**
 * The picture: what of a scene is drawn once hidden nodes are left out, groups are folded, lines are split into rows and
 * the filter has passed. Canvas, legend and table all show the picture.
 */

import type { Group, Note, Position, Scene, SceneEdge, SceneNode } from './model.ts';
import { linesIn, type Moment, noMoments } from './moments.ts';

export interface Picture {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edges: ReadonlyMap<string, SceneEdge>;
  readonly positions: ReadonlyMap<string, Position>;
  readonly subjects: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  /** How many lines of each node lie in the scene, drawn or not. */
  readonly present: ReadonlyMap<string, number>;
  /** Lines outside the window that are kept to be seen, and nodes that the window leaves without a line. */
  readonly faded: ReadonlySet<string>;
  /** Those that are free or about what is drawn; a note on a folded node is on its group. */
  readonly notes: readonly Note[];
  /** What has changed between two days that are compared, by line. */
  readonly marks?: ReadonlyMap<string, 'added' | 'removed' | 'changed'>;
}

/** The kind of a group whose members differ. */
export const MIXED = 'Group';

interface Drawn {
  readonly scene: Scene;
  readonly moments: ReadonlyMap<string, readonly Moment[]>;
  readonly picture: Picture;
}

let last: Drawn | null = null;

/** O(nodes + lines + moments), computed once for a scene. */
export function pictureOf(scene: Scene, moments: ReadonlyMap<string, readonly Moment[]> = noMoments): Picture {
  if (last?.scene === scene && last.moments === moments) return last.picture;
  const picture = draw(scene, moments);
  last = { scene, moments, picture };
  return picture;
}

function draw(scene: Scene, moments: ReadonlyMap<string, readonly Moment[]>): Picture {
  const { filter, hidden, groups, positions, subjects, pinned } = scene;
  const muted = new Set(filter.mutedKinds);
  const holder = holders(groups.values());
  const nodes = new Map<string, SceneNode>();
  for (const node of scene.nodes.values())
    if (!holder.has(node.id) && !hidden.has(node.id) && !muted.has(node.kind)) nodes.set(node.id, node);
  for (const group of groups.values()) {
    const node = groupNode(scene, group);
    if (!hidden.has(group.id) && !muted.has(node.kind)) nodes.set(group.id, node);
  }
  const passing = linesIn(scene, moments);
  const edges = new Map<string, SceneEdge>();
  const bound = new Set<string>();
  const had = new Set<string>();
  const faded = new Set<string>();
  for (const edge of scene.edges.values()) {
    if (muted.has(edge.kind)) continue;
    for (const row of scene.split.get(edge.id) ?? [edge]) {
      const line = between(row, holder);
      if (line === null || !nodes.has(line.from) || !nodes.has(line.to)) continue;
      had.add(line.from).add(line.to);
      const within = passing(line, row.id);
      if (within !== null) {
        bound.add(line.from).add(line.to);
        const known = edges.get(within.id);
        edges.set(within.id, known === undefined || faded.has(within.id) ? within : joined(known, within));
        faded.delete(within.id);
      } else if (filter.outside === 'dim' && !edges.has(line.id)) {
        edges.set(line.id, line);
        faded.add(line.id);
      }
    }
  }
  for (const id of had) if (!bound.has(id)) faded.add(id);
  const notes = drawnNotes(scene, nodes, holder);
  return { nodes, edges, positions, subjects, pinned, faded, notes, present: lineCounts(scene) };
}

function drawnNotes(
  { notes }: Scene,
  nodes: ReadonlyMap<string, SceneNode>,
  holder: ReadonlyMap<string, string>,
): readonly Note[] {
  return [...notes.values()].flatMap((note) => {
    if (note.anchor.type !== 'node') return [note];
    const id = holder.get(note.anchor.id) ?? note.anchor.id;
    if (!nodes.has(id)) return [];
    return [id === note.anchor.id ? note : { ...note, anchor: { ...note.anchor, id } }];
  });
}

/** The group in which each folded node is. */
function holders(groups: Iterable<Group>): ReadonlyMap<string, string> {
  const holder = new Map<string, string>();
  for (const { id, members } of groups) for (const member of members) holder.set(member, id);
  return holder;
}

function groupNode(scene: Scene, { id, members }: Group): SceneNode {
  const inside = members.flatMap((member) => scene.nodes.get(member) ?? []);
  const kinds = new Set(inside.map(({ kind }) => kind));
  const highest = (values: readonly (number | null)[]): number | null =>
    values.reduce((most, value) => (value === null ? most : Math.max(value, most ?? value)), null);
  return {
    id,
    kind: kinds.size === 1 ? (inside[0]?.kind ?? MIXED) : MIXED,
    label: '',
    flags: [],
    lines: null,
    score: highest(inside.map(({ score }) => score)),
    severity: highest(inside.map(({ severity }) => severity)),
    members,
  };
}

/** A line between what is drawn; null inside one group. Lines of a group's members are one line a kind and direction. */
function between(edge: SceneEdge, holder: ReadonlyMap<string, string>): SceneEdge | null {
  const [from, to] = [holder.get(edge.from) ?? edge.from, holder.get(edge.to) ?? edge.to];
  if (from === edge.from && to === edge.to) return edge;
  return from === to ? null : { ...edge, id: JSON.stringify([edge.kind, from, to]), from, to };
}

/** Two lines as one. */
export const joined = (a: SceneEdge, b: SceneEdge): SceneEdge => ({
  ...a,
  count: a.count + b.count,
  amount: a.amount === null ? b.amount : a.amount + (b.amount ?? 0),
  share: b.share ?? a.share,
  first: chosen(a.first, b.first, Math.min),
  last: chosen(a.last, b.last, Math.max),
  confidence: Math.min(a.confidence, b.confidence),
  records: [...a.records, ...b.records],
});

const chosen = (a: number | null, b: number | null, pick: (a: number, b: number) => number): number | null =>
  a === null ? b : b === null ? a : pick(a, b);

type Linked = Pick<Picture, 'edges'>;

/** A node's neighbours, itself left out. */
export function neighboursOf({ edges }: Linked, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const edge of edges.values()) {
    if (edge.from === id) found.add(edge.to);
    else if (edge.to === id) found.add(edge.from);
  }
  found.delete(id);
  return found;
}

/** How many lines of each node there are. */
export function lineCounts({ edges }: Linked): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of edges.values())
    for (const end of from === to ? [from] : [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}

/** How many there are of each kind, most first. */
export function countKinds(items: Iterable<{ readonly kind: string }>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** Everything that is to be seen when the whole picture is: nodes, and notes that stand on the plane. */
export const pointsOf = (picture: Picture): readonly Position[] => [
  ...positionsIn(picture),
  ...picture.notes.flatMap(({ anchor }) => (anchor.type === 'node' ? [] : [anchor.at])),
];

/** Where the nodes of a picture stand. */
export const positionsIn = ({ nodes, positions }: Picture): readonly Position[] =>
  [...nodes.keys()].flatMap((id) => positions.get(id) ?? []);
