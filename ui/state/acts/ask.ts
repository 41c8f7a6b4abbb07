/** Asking about what is selected: paths, what they have in common, who stands behind, the circle, what has changed. */
import { request } from '../../api/client.ts';
import { circleDocument, commonDocument } from '../../api/graph-documents.ts';
import { lineOfGroup, sceneNode } from '../../api/scene.ts';
import type { OwnershipDirection } from '../../generated/graphql.ts';
import {
  loadComparison,
  loadPaths,
  loadTree,
  MOST_COMPARED,
  type PathAnswer,
  type PathQuestion,
  questionStore,
  type Tree,
} from '../ask.ts';
import { catalogueStore } from '../catalogue.ts';
import { announce, dismissNotices, noticeStore, pending } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { routeStore } from '../route.ts';
import { commit, sceneNow } from '../scene/history.ts';
import type { Position, SceneEdge, SceneNode } from '../scene/model.ts';
import { clearSelection, selectionStore, selectNodes, showTrail } from '../selection.ts';
import { asked } from './fetch.ts';
import { opening } from './opening.ts';
import { nobody, place } from './place.ts';

const MOST_BETWEEN = 50;

/** Only entities can be asked about: groups stand for their members. */
const entitiesOf = (ids: readonly string[]): readonly string[] => {
  const { groups } = sceneNow();
  return [...new Set(ids.flatMap((id) => groups.get(id)?.members ?? [id]))].slice(0, MOST_BETWEEN);
};

/** Asks how the selected entities are tied to each other. */
export function askPaths(ids: readonly string[], change: Partial<PathQuestion> = {}): void {
  const between = entitiesOf(ids);
  if (between.length < 2) {
    announce('said.selectTwo');
    return;
  }
  const question: PathQuestion = { type: 'paths', between, search: 'shortest', maxHops: 6, byOwner: false, ...change };
  questionStore.update(() => question);
  void loadPaths(question);
}

/** Puts paths on the canvas; what stands does not move. */
export async function showPaths(answer: PathAnswer, chosen: PathAnswer['paths'] = answer.paths): Promise<void> {
  const steps = new Set(chosen.flatMap(({ steps }) => steps.flatMap(({ edges }) => edges)));
  const lines = answer.edges.filter(({ id }) => steps.has(id)).map((edge) => lineOfGroup(edge));
  const ends = new Set([...chosen.flatMap(({ nodes }) => nodes), ...lines.flatMap(({ from, to }) => [from, to])]);
  const nodes = answer.nodes.map(({ entity }) => sceneNode(entity)).filter(({ id }) => ends.has(id));
  await add('path', nodes, lines, alongPaths(chosen.map((path) => path.nodes)));
  selectionStore.update((selection) =>
    showTrail(selection, { nodes: ends, edges: new Set(lines.map(({ id }) => id)) }),
  );
}

/** Where new nodes of paths begin: between the nodes of the path that stand, each path bowed a little more than the last. */
function alongPaths(paths: readonly (readonly string[])[]): ReadonlyMap<string, Position> {
  const { positions } = sceneNow();
  const found = new Map<string, Position>();
  paths.forEach((nodes, i) => {
    const [from, to] = [positions.get(nodes[0] ?? ''), positions.get(nodes[nodes.length - 1] ?? '')];
    if (from === undefined || to === undefined) return;
    const bow = ((i + 1) >> 1) * (i % 2 === 0 ? 1 : -1) * 0.25;
    nodes.forEach((id, step) => {
      if (positions.has(id) || found.has(id)) return;
      const part = step / (nodes.length - 1);
      const off = bow * 4 * part * (1 - part);
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      found.set(id, { x: from.x + dx * part - dy * off, y: from.y + dy * part + dx * off });
    });
  });
  return found;
}

/** Adds nodes and lines to what stands. */
async function add(
  cause: 'path' | 'common',
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
  start: ReadonlyMap<string, Position>,
): Promise<number> {
  const mine = opening.current();
  const before = sceneNow();
  const fresh = nodes.filter(({ id }) => !before.nodes.has(id));
  const fixed = new Map([...before.nodes.keys()].map((id) => [id, before.positions.get(id) ?? { x: 0, y: 0 }]));
  const all = [...before.nodes.values(), ...fresh];
  const positions = await pending(() => place(all, [...before.edges.values(), ...edges], fixed, null, 'auto', start));
  if (!opening.isCurrent(mine)) return 0;
  const places = fresh.map(({ id }) => [id, positions.get(id) ?? { x: 0, y: 0 }] as const);
  commit({ type: 'show', cause, replace: false, nodes, edges, positions: places, subjects: [], mute: [] });
  announce('said.expanded', { nodes: fresh.length });
  return fresh.length;
}

/** Brings what the selected entities have in common. */
export async function showCommon(ids: readonly string[]): Promise<void> {
  const between = entitiesOf(ids);
  if (between.length < 2) {
    announce('said.selectTwo');
    return;
  }
  const { asOf } = routeStore.get();
  const answer = await pending(() => asked(() => request(commonDocument, { between, asOf, limit: 100 })));
  if (answer === null) return;
  const { neighbors, edges, complete } = answer.commonNeighbors;
  if (neighbors.length === 0) {
    noticeStore.update((notice) => ({ ...notice, cut: { word: 'common.none' } }));
    announce('common.none');
    return;
  }
  const nodes = neighbors.map(({ entity }) => sceneNode(entity));
  await add('common', nodes, edges.map(lineOfGroup), nobody);
  selectionStore.update((selection) =>
    selectNodes(
      selection,
      nodes.map(({ id }) => id),
    ),
  );
  noticeStore.update((notice) => ({
    ...notice,
    cut: complete
      ? { word: 'common.found', values: { count: nodes.length } }
      : { word: 'common.cut', values: { count: nodes.length } },
  }));
}

/** Asks who stands behind a party, or what it holds, and draws the layers. */
export async function askTree(id: string, direction: OwnershipDirection = 'UP'): Promise<void> {
  dismissNotices();
  const mine = opening.begin();
  questionStore.update(() => ({ type: 'tree', id, direction }));
  const tree = await pending(() => loadTree(id, direction));
  if (tree !== null && opening.isCurrent(mine)) await drawTree(tree, id, direction, mine);
}

async function drawTree(tree: Tree, id: string, direction: OwnershipDirection, mine: number): Promise<void> {
  const nodes = new Map([
    [id, sceneNode(tree.root)],
    ...tree.nodes.map(({ entity }) => [entity.id, sceneNode(entity)] as const),
  ]);
  const entityOf = new Map(tree.nodes.map((node) => [node.id, node.entity.id]));
  const edges = new Map<string, SceneEdge>();
  for (const { entity, parent, share, edge } of tree.nodes) {
    const other = parent == null ? id : (entityOf.get(parent) ?? id);
    const [from, to] = direction === 'UP' ? [entity.id, other] : [other, entity.id];
    const line = lineOfGroup({
      kind: 'owns',
      directed: true,
      from,
      to,
      count: 1,
      total: null,
      share: share ?? null,
      first: null,
      last: null,
      confidence: edge.confidence,
    });
    edges.set(line.id, line);
  }
  const positions = [...(await place([...nodes.values()], [...edges.values()], nobody, id, 'tree'))];
  if (!opening.isCurrent(mine)) return;
  selectionStore.update(clearSelection);
  const shown = { nodes: [...nodes.values()], edges: [...edges.values()], positions, subjects: [id], mute: [] };
  commit({ type: 'show', cause: 'ownership', replace: true, ...shown });
  announce('said.shown', { nodes: nodes.size, edges: edges.size });
}

/** Draws the circle of guarantees that a party stands in, or says that it stands in none. */
export async function showCircle(id: string): Promise<void> {
  const mine = opening.begin();
  const { asOf } = routeStore.get();
  const answer = await pending(() => asked(() => request(circleDocument, { id, asOf, limit: 200 })));
  if (answer === null || !opening.isCurrent(mine)) return;
  const { members, size, edges: groups } = answer.guaranteeCircle;
  if (size < 2) {
    noticeStore.update((notice) => ({ ...notice, cut: { word: 'circle.none' } }));
    announce('circle.none');
    return;
  }
  const [nodes, edges] = [members.map(sceneNode), groups.map(lineOfGroup)];
  const positions = [...(await place(nodes, edges, nobody, null))];
  if (!opening.isCurrent(mine)) return;
  commit({ type: 'show', cause: 'circle', replace: true, nodes, edges, positions, subjects: [id], mute: [] });
  noticeStore.update((notice) => ({
    ...notice,
    cut: { word: 'circle.found', values: { size, shown: members.length } },
  }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

const YEAR = 365 * 86_400_000;

/** Asks what has changed between two days among the entities on the canvas. */
export function askComparison(days?: { readonly before: string; readonly after: string }): void {
  const ids = [...pictureNow().nodes.keys()].flatMap((id) => sceneNow().groups.get(id)?.members ?? [id]);
  if (ids.length === 0 || ids.length > MOST_COMPARED) {
    announce(ids.length === 0 ? 'table.empty' : 'compare.many');
    return;
  }
  const { before, after } = days ?? usualDays();
  dismissNotices();
  questionStore.update(() => ({ type: 'compare', before, after }));
  void loadComparison(ids, before, after);
}

/** The date of the question and the same day a year before. */
function usualDays(): { readonly before: string; readonly after: string } {
  const catalogue = catalogueStore.get();
  const horizon = catalogue.state === 'ready' ? catalogue.value.stats.horizon : null;
  const after = routeStore.get().asOf ?? (horizon ?? new Date().toISOString()).slice(0, 10);
  return { after, before: new Date(Date.parse(after) - YEAR).toISOString().slice(0, 10) };
}

export function closeQuestion(): void {
  questionStore.update(() => null);
  selectionStore.update((selection) => showTrail(selection, null));
}
