/** The records behind the line that is selected, where the open finding does not hold them already. */
import { request } from '../api/client.ts';
import { lineDocument } from '../api/entity-documents.ts';
import type { EdgeKind, LineQuery } from '../generated/graphql.ts';
import { findingStore, loader } from './details.ts';
import { pictureNow } from './picture.ts';
import { routeStore } from './route.ts';
import type { SceneEdge } from './scene/model.ts';
import { selectionStore } from './selection.ts';
import { createStore, idle, type Remote, shown } from './store.ts';

export type Line = NonNullable<LineQuery['edgeGroup']>;

export const lineStore = createStore<Remote<Line>>(idle);

const loadLine = loader(lineStore, async (signal, edge: SceneEdge, asOf: string | null) => {
  const kind = edge.kind as EdgeKind;
  const { edgeGroup } = await request(lineDocument, { kind, from: edge.from, to: edge.to, asOf }, signal);
  return edgeGroup ?? null;
});

/** The open finding's own relations that make up a line; empty when the line has others too. */
export function proofOf(edge: SceneEdge) {
  const relations = shown(findingStore.get())?.evidence.edges ?? [];
  const own = relations.filter(({ id }) => edge.records.includes(id));
  return own.length === edge.count ? own : [];
}

/** Fetches what stands behind each line that is selected. */
export function followLines(): () => void {
  let last: string | null = null;
  return selectionStore.subscribe(() => {
    const { edge: id } = selectionStore.get();
    if (id === last) return;
    last = id;
    const edge = id === null ? undefined : pictureNow().edges.get(id);
    const isFolded = edge !== undefined && [edge.from, edge.to].some((end) => isStandIn(end, edge.kind));
    if (edge === undefined || isFolded || proofOf(edge).length > 0) void loadLine(null);
    else void loadLine(edge, routeStore.get().asOf);
  });
}

/** Ends of lines that stand for several of the data: a folded group, or an owner in the place of its accounts. */
const isStandIn = (end: string, kind: string): boolean =>
  end.startsWith('group:') || (kind === 'transfers' && !end.startsWith('Account:'));
