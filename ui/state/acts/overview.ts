/** The whole graph, or as much of it as can be looked at. */

import { overviewDocument } from '../../api/catalogue-documents.ts';
import { request } from '../../api/client.ts';
import { lineId } from '../../api/scene.ts';
import type { NodeKind, OverviewQuery } from '../../generated/graphql.ts';
import { breath } from '../breath.ts';
import { catalogueStore, isDirected } from '../catalogue.ts';
import { announce, noticeStore, pending } from '../notice.ts';
import { routeStore } from '../route.ts';
import { commit } from '../scene/history.ts';
import type { SceneEdge, SceneNode } from '../scene/model.ts';
import { clearSelection, selectionStore } from '../selection.ts';
import { asked } from './fetch.ts';
import { opening } from './opening.ts';
import { nobody, place, quietKinds } from './place.ts';

/** More than these no picture shows. */
export const MOST_SHOWN = 50_000;

/** Puts the whole graph on the canvas, figures of entities left out; what does not fit is said. */
export function openOverview(): Promise<void> {
  const mine = opening.begin();
  return pending(() => showOverview(mine));
}

async function showOverview(mine: number): Promise<void> {
  const { asOf } = routeStore.get();
  const variables = { kinds: loudKinds(), limit: MOST_SHOWN, asOf };
  const answer = await asked(() => request(overviewDocument, variables));
  if (answer === null || !opening.isCurrent(mine)) return;
  const { overview } = answer;
  await breath();
  const nodes = nodesOf(overview);
  const edges = await edgesOf(overview);
  const positions = [...(await place(nodes, edges, nobody, null, 'auto'))];
  await breath();
  if (!opening.isCurrent(mine)) return;
  selectionStore.update(clearSelection);
  commit({ type: 'show', cause: 'overview', replace: true, nodes, edges, positions, subjects: [], mute: [] });
  noticeStore.update((notice) => ({
    ...notice,
    cut: overview.complete ? null : { word: 'cut.overview', values: { shown: nodes.length, total: overview.total } },
  }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

function loudKinds(): readonly NodeKind[] | null {
  const catalogue = catalogueStore.get();
  if (catalogue.state !== 'ready') return null;
  return [...catalogue.value.nodeKinds.keys()].filter((kind) => !quietKinds.has(kind)) as NodeKind[];
}

type Columns = OverviewQuery['overview'];

const nodesOf = ({ ids, names, scores }: Columns): readonly SceneNode[] =>
  ids.map((id, i) => ({
    id,
    kind: id.slice(0, id.indexOf(':')),
    label: names[i] ?? id,
    flags: [],
    lines: null,
    score: scores[i] ?? null,
    severity: null,
  }));

/** Lines that are made in one go. */
const SLICE = 10_000;

async function edgesOf({ ids, from, to, lineKinds, counts }: Columns): Promise<readonly SceneEdge[]> {
  const edges: SceneEdge[] = [];
  for (const [i, kind] of lineKinds.entries()) {
    const [source, target] = [ids[from[i] ?? -1] ?? '', ids[to[i] ?? -1] ?? ''];
    edges.push({
      id: lineId(kind, source, target),
      kind,
      from: source,
      to: target,
      directed: isDirected(kind),
      count: counts[i] ?? 1,
      amount: null,
      share: null,
      first: null,
      last: null,
      confidence: 1,
      records: [],
    });
    if (edges.length % SLICE === 0) await breath();
  }
  return edges;
}
