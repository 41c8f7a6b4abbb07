/** Choosing what the details and the acts are about. */
import { announce } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { navigate, routeStore } from '../route.ts';
import { sceneNow } from '../scene/history.ts';
import { neighboursOf } from '../scene/picture.ts';
import { clearSelection, selectEdge, selectionStore, selectNode, selectNodes, soleNode } from '../selection.ts';

/** The entity whose details go with the selection: none for a folded group. */
const detailsOf = (id: string | null): string | null => (id !== null && sceneNow().groups.has(id) ? null : id);

/** Selects a node and opens its details. */
export function openNode(id: string): void {
  selectionStore.update((selection) => selectNode(selection, id));
  navigate({ entity: detailsOf(id) });
}

/** Adds a node to the selection or takes it away; details follow when one is left. */
export function toggleNode(id: string): void {
  selectionStore.update((selection) => selectNode(selection, id, true));
  showSole();
}

/** Selects exactly these nodes, or these too. */
export function chooseNodes(ids: Iterable<string>, add = false): void {
  selectionStore.update((selection) => selectNodes(selection, ids, add));
  showSole();
  announce('said.selected', { nodes: selectionStore.get().nodes.size });
}

const showSole = (): void => navigate({ entity: detailsOf(soleNode(selectionStore.get())) }, 'replace');

export const selectAll = (): void => chooseNodes(pictureNow().nodes.keys());

export function invertSelection(): void {
  const { nodes } = selectionStore.get();
  chooseNodes([...pictureNow().nodes.keys()].filter((id) => !nodes.has(id)));
}

/** Adds the neighbours of what is selected. */
export function selectRelated(): void {
  const picture = pictureNow();
  const { nodes } = selectionStore.get();
  chooseNodes(
    [...nodes].flatMap((id) => [...neighboursOf(picture, id)]),
    true,
  );
}

/** Selects every node of a kind. */
export const selectKind = (kind: string): void =>
  chooseNodes([...pictureNow().nodes.values()].filter((node) => node.kind === kind).map(({ id }) => id));

export function openEdge(id: string): void {
  selectionStore.update((selection) => selectEdge(selection, id));
  navigate({ entity: null }, 'replace');
}

/** Lets go of whatever is selected; the finding's explanation comes back. */
export function deselect(): void {
  selectionStore.update(clearSelection);
  if (routeStore.get().finding !== null && routeStore.get().entity !== null) navigate({ entity: null });
}

/** What acts are about: the selected nodes that are drawn. */
export function chosen(): readonly string[] {
  const { nodes } = pictureNow();
  return [...selectionStore.get().nodes].filter((id) => nodes.has(id));
}
