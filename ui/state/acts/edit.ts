/** Changing what is drawn: hide, pin, fold, split, filter, undo. Each act is one event of the scene's log. */
import { request } from '../../api/client.ts';
import { lineDocument } from '../../api/entity-documents.ts';
import { lineOfRelation } from '../../api/scene.ts';
import type { EdgeKind } from '../../generated/graphql.ts';
import { isDirected } from '../catalogue.ts';
import { announce, noticeStore, pending } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { routeStore } from '../route.ts';
import { canRedo, canUndo, commit, historyStore, redo, sceneNow, undo } from '../scene/history.ts';
import type { Filter, SceneEdge } from '../scene/model.ts';
import { neighboursOf } from '../scene/picture.ts';
import { clearSelection, selectionStore, selectNodes } from '../selection.ts';
import { asked } from './fetch.ts';

/** Takes nodes out of the picture; they are kept, and counted. */
export function hideNodes(ids: readonly string[]): void {
  if (ids.length === 0) return;
  commit({ type: 'hide', cause: 'hide', nodes: ids });
  selectionStore.update(clearSelection);
  announce('said.hidden', { nodes: ids.length });
}

/** Leaves only the given nodes and their neighbours. */
export function isolate(ids: readonly string[]): void {
  const picture = pictureNow();
  const kept = new Set(ids.flatMap((id) => [id, ...neighboursOf(picture, id)]));
  const nodes = [...picture.nodes.keys()].filter((id) => !kept.has(id));
  if (ids.length === 0 || nodes.length === 0) return;
  commit({ type: 'hide', cause: 'isolate', nodes });
  announce('said.hidden', { nodes: nodes.length });
}

/** Brings back everything that was hidden by hand. */
export function showHidden(): void {
  const nodes = [...sceneNow().hidden];
  commit({ type: 'unhide', nodes });
  announce('said.unhidden', { nodes: nodes.length });
}

/** Pins nodes where they stand, or lets them go when all of them are pinned. */
export function togglePins(ids: readonly string[]): void {
  const { pinned } = sceneNow();
  const free = !ids.every((id) => pinned.has(id));
  if (ids.length === 0) return;
  commit({ type: 'pin', nodes: ids, pinned: free });
  announce(free ? 'said.pinned' : 'said.unpinned', { nodes: ids.length });
}

let folded = 0;
/** Ids of groups are of one session's log; a log that is opened again brings its own. */
function newGroup(): string {
  const { groups } = sceneNow();
  do folded++;
  while (groups.has(`group:${folded}`));
  return `group:${folded}`;
}

/** Unfolds the groups among the nodes; when there is none, folds the nodes into one. */
export function toggleFold(ids: readonly string[]): void {
  const { groups } = sceneNow();
  const folds = ids.filter((id) => groups.has(id));
  if (folds.length > 0) {
    const members = folds.flatMap((id) => groups.get(id)?.members ?? []);
    commit({ type: 'unfold', groups: folds });
    selectionStore.update((selection) => selectNodes(selection, members));
    announce('said.unfolded', { nodes: members.length });
  } else if (ids.length >= 2) {
    const id = newGroup();
    commit({ type: 'fold', groups: [{ id, members: ids }] });
    selectionStore.update((selection) => selectNodes(selection, [id]));
    announce('said.folded', { nodes: ids.length });
  } else announce('said.nothingToFold');
}

/** Folds the neighbours of a node that only it holds, one group a kind. */
export function foldNeighbours(id: string): void {
  const picture = pictureNow();
  const byKind = new Map<string, string[]>();
  for (const other of neighboursOf(picture, id)) {
    const node = picture.nodes.get(other);
    if (node === undefined || node.members !== undefined || neighboursOf(picture, other).size > 1) continue;
    byKind.set(node.kind, [...(byKind.get(node.kind) ?? []), other]);
  }
  const groups = [...byKind.values()].filter(({ length }) => length >= 2);
  if (groups.length === 0) {
    announce('said.nothingToFold');
    return;
  }
  commit({ type: 'fold', groups: groups.map((members) => ({ id: newGroup(), members })) });
  announce('said.folded', { nodes: groups.flat().length });
}

/** Rows that a line is split into at most: more would be a brush, not lines. */
export const MOST_ROWS = 40;

/** Draws a line as its single relations, the latest first. */
export async function splitLine(edge: SceneEdge): Promise<void> {
  const { asOf } = routeStore.get();
  const { kind, from, to } = edge;
  const variables = { kind: kind as EdgeKind, from, to, asOf, first: MOST_ROWS };
  const answer = await pending(() => asked(() => request(lineDocument, variables)));
  const group = answer?.edgeGroup;
  if (group == null || !sceneNow().edges.has(edge.id)) return;
  const directed = isDirected(kind);
  const rows = group.edges.map((relation) => ({
    ...lineOfRelation(relation, directed),
    id: `${edge.id}#${relation.id}`,
  }));
  commit({ type: 'split', line: edge.id, rows });
  selectionStore.update(clearSelection);
  const cut = rows.length < group.count;
  noticeStore.update((notice) => ({
    ...notice,
    cut: cut ? { word: 'edge.recordsCut', values: { shown: rows.length, total: group.count } } : null,
  }));
  announce('said.split', { count: rows.length });
}

/** Draws the rows as one line again. */
export function joinLine(line: string): void {
  commit({ type: 'join', lines: [line] });
  selectionStore.update(clearSelection);
}

/** The line whose row this is, or null. */
export const lineOfRow = (id: string): string | null => {
  for (const [line, rows] of sceneNow().split) if (rows.some((row) => row.id === id)) return line;
  return null;
};

/** Switches a kind off, or on again. */
export function toggleKind(kind: string): void {
  const { mutedKinds } = sceneNow().filter;
  setFilter({
    mutedKinds: mutedKinds.includes(kind) ? mutedKinds.filter((other) => other !== kind) : [...mutedKinds, kind],
  });
}

/** Leaves only one kind of line, or brings all back when only it is left. */
export function onlyLines(kind: string, kinds: readonly string[]): void {
  const { mutedKinds } = sceneNow().filter;
  const others = kinds.filter((other) => other !== kind);
  const rest = mutedKinds.filter((other) => !kinds.includes(other));
  const alone = others.length > 0 && others.every((other) => mutedKinds.includes(other)) && !mutedKinds.includes(kind);
  setFilter({ mutedKinds: alone ? rest : [...rest, ...others] });
}

/** Changes the filter; changes of one gesture are one step. */
export const setFilter = (change: Partial<Filter>, gesture: string | null = null): void =>
  commit({ type: 'filter', change }, gesture);

export function undoScene(): void {
  if (!canUndo(historyStore.get())) return;
  historyStore.update(undo);
  announce('said.undone');
}

export function redoScene(): void {
  if (!canRedo(historyStore.get())) return;
  historyStore.update(redo);
  announce('said.redone');
}
