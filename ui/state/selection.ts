/** What is selected and what the pointer or the keyboard dwells on. */
import { createStore } from './store.ts';

export interface Trail {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edge: string | null;
  /** A path, or another part of the picture, that is looked at. */
  readonly trail: Trail | null;
  readonly hovered: { readonly type: 'node' | 'edge'; readonly id: string } | null;
}

export const emptySelection: Selection = { nodes: new Set(), edge: null, trail: null, hovered: null };

export const selectNode = (selection: Selection, id: string, add = false): Selection => {
  if (!add) return { ...selection, nodes: new Set([id]), edge: null };
  const nodes = new Set(selection.nodes);
  if (!nodes.delete(id)) nodes.add(id);
  return { ...selection, nodes, edge: null };
};

/** Selects exactly these, or these too. */
export const selectNodes = (selection: Selection, ids: Iterable<string>, add = false): Selection => ({
  ...selection,
  nodes: new Set(add ? [...selection.nodes, ...ids] : ids),
  edge: null,
});

export const selectEdge = (selection: Selection, id: string): Selection => ({
  ...selection,
  nodes: new Set(),
  edge: id,
});

export const clearSelection = (selection: Selection): Selection =>
  selection.nodes.size === 0 && selection.edge === null && selection.trail === null
    ? selection
    : { ...selection, nodes: new Set(), edge: null, trail: null };

export const showTrail = (selection: Selection, trail: Trail | null): Selection =>
  selection.trail === trail ? selection : { ...selection, trail };

interface Lit {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Lines that are looked at together: exactly these, these too, or those of them that were not. `drawn` says between whom the
 * lines run that were looked at before.
 */
export function lightUp(
  selection: Selection,
  lines: readonly Lit[],
  how: 'only' | 'add' | 'toggle',
  drawn: ReadonlyMap<string, Lit>,
): Selection {
  const before = how === 'only' ? [] : (selection.trail?.edges ?? [selection.edge ?? []].flat());
  const edges = new Set(before);
  for (const { id } of lines) if (how !== 'toggle' || !edges.delete(id)) edges.add(id);
  const given = new Map(lines.map((line) => [line.id, line]));
  const ends = [...edges].flatMap((id) => given.get(id) ?? drawn.get(id) ?? []);
  const nodes = new Set(ends.flatMap(({ from, to }) => [from, to]));
  return { ...selection, nodes: new Set(), edge: null, trail: edges.size === 0 ? null : { nodes, edges } };
}

export const hover = (selection: Selection, hovered: Selection['hovered']): Selection =>
  selection.hovered?.id === hovered?.id ? selection : { ...selection, hovered };

/** The one node whose details are asked for, if exactly one is selected. */
export const soleNode = (selection: Selection): string | null =>
  selection.nodes.size === 1 ? ([...selection.nodes][0] ?? null) : null;

export const selectionStore = createStore<Selection>(emptySelection);
