/** What a user does to the scene: open, expand, hide, arrange, undo. Each act is one event of the scene's log. */

import { request } from '../api/client.ts';
import { neighborhoodDocument } from '../api/documents.ts';
import { lineOfGroup, linesOf, sceneNode } from '../api/scene.ts';
import { layout } from '../canvas/layout-client.ts';
import { ringOf } from '../canvas/ring.ts';
import type { NeighborhoodQuery } from '../generated/graphql.ts';
import { isDirected } from './catalogue.ts';
import { type Finding, loadFinding } from './details.ts';
import { failureOf } from './failure.ts';
import { announce, noticeStore, pending } from './notice.ts';
import { navigate, routeStore } from './route.ts';
import {
  canRedo,
  canUndo,
  historyStore,
  neighboursOf,
  type Position,
  record,
  redo,
  type SceneEdge,
  type SceneEvent,
  type SceneNode,
  undo,
} from './scene.ts';
import { clearSelection, selectEdge, selectionStore, selectNode, soleNode } from './selection.ts';

const NEIGHBOURS = 100;
/** Kinds that are figures of an entity rather than its relations: there, but muted in the legend until asked for. */
const quietKinds: ReadonlySet<string> = new Set(['PeriodFigures']);
const nobody: ReadonlyMap<string, Position> = new Map();
/** Answers of an older opening must not fall on a newer one. */
let opening = 0;

const commit = (event: SceneEvent): void => historyStore.update((history) => record(history, event));
const sceneNow = () => historyStore.get().scene;

/** Fetches a finding and puts its proof on the canvas. */
export function openFinding(id: string): Promise<void> {
  const mine = ++opening;
  return pending(async () => {
    const finding = await loadFinding(id);
    if (finding !== null && mine === opening) await showEvidence(finding, mine);
  });
}

async function showEvidence(finding: Finding, mine: number): Promise<void> {
  const { evidence } = finding;
  const nodes = evidence.nodes.map(sceneNode);
  const edges = linesOf(evidence.edges, isDirected);
  const positions = await place(nodes, edges, nobody, null);
  if (mine !== opening) return;
  const subjects = finding.subjects.map(({ id }) => id);
  selectionStore.update((selection) => ({ ...clearSelection(selection), mutedKinds: new Set() }));
  commit({ type: 'show', cause: 'finding', replace: true, nodes, edges, positions, subjects });
  const cut = evidence.complete && evidence.edges.length >= evidence.edgeCount;
  noticeStore.update((notice) => ({
    ...notice,
    cut: cut ? null : { word: 'cut.evidence', values: { shown: evidence.edges.length, total: evidence.edgeCount } },
  }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

/** Empties the canvas and shows what surrounds an entity. */
export function openNeighbourhood(id: string): Promise<void> {
  const mine = ++opening;
  return pending(() => showNeighbourhood(id, mine));
}

async function showNeighbourhood(id: string, mine: number): Promise<void> {
  const answer = await fetchNeighbourhood(id);
  if (answer === null || mine !== opening) return;
  const { nodes, edges } = answer;
  const positions = await place(nodes, edges, nobody, id);
  if (mine !== opening) return;
  selectionStore.update((selection) => ({ ...selectNode(selection, id), mutedKinds: quietKinds }));
  commit({ type: 'show', cause: 'entity', replace: true, nodes, edges, positions, subjects: [id] });
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

/** Adds an entity's neighbours to the canvas; what stands there does not move. */
export function expand(id: string): Promise<void> {
  const mine = opening;
  return pending(() => showExpanded(id, mine));
}

async function showExpanded(id: string, mine: number): Promise<void> {
  const answer = await fetchNeighbourhood(id);
  if (answer === null || mine !== opening) return;
  const scene = sceneNow();
  if (!scene.nodes.has(id)) return;
  const fresh = answer.nodes.filter((node) => !scene.nodes.has(node.id));
  if (fresh.length === 0 && answer.edges.every((edge) => scene.edges.has(edge.id))) {
    announce('said.complete');
    return;
  }
  const fixed = new Map([...scene.nodes.keys()].map((known) => [known, scene.positions.get(known) ?? { x: 0, y: 0 }]));
  const all = [...scene.nodes.values(), ...fresh];
  const positions = await place(all, [...scene.edges.values(), ...answer.edges], fixed, id);
  if (mine !== opening) return;
  const present = new Set([...scene.nodes.values()].map(({ kind }) => kind));
  selectionStore.update((selection) => ({
    ...selection,
    mutedKinds: new Set([...selection.mutedKinds, ...[...quietKinds].filter((kind) => !present.has(kind))]),
  }));
  commit({
    type: 'show',
    cause: 'expand',
    replace: false,
    nodes: answer.nodes,
    edges: answer.edges,
    positions: new Map(fresh.map((node) => [node.id, positions.get(node.id) ?? { x: 0, y: 0 }])),
    subjects: [],
  });
  announce('said.expanded', { nodes: fresh.length });
}

/** Places for nodes: a ring as a ring; quiet ones around the others, so that they take no room while they are muted. */
async function place(
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
  fixed: ReadonlyMap<string, Position>,
  origin: string | null,
): Promise<ReadonlyMap<string, Position>> {
  const loud = nodes.filter(({ id, kind }) => fixed.has(id) || !quietKinds.has(kind)).map(({ id }) => id);
  const heard = new Set(loud);
  const between = edges.filter(({ from, to }) => heard.has(from) && heard.has(to));
  const ring = fixed.size === 0 ? ringOf(loud, between) : [];
  const placed = await layout({ nodes: loud, edges: between, ring, fixed, origin });
  if (loud.length === nodes.length || loud.length === 0) return placed;
  return layout({ nodes: nodes.map(({ id }) => id), edges, ring: [], fixed: placed, origin });
}

interface Surroundings {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

async function fetchNeighbourhood(id: string): Promise<Surroundings | null> {
  const { asOf } = routeStore.get();
  try {
    const variables = { id, hops: 1, asOf, limit: NEIGHBOURS, kinds: null };
    const { neighborhood } = await request(neighborhoodDocument, variables);
    noticeStore.update((notice) => ({
      ...notice,
      cut: neighborhood.complete ? null : { word: 'cut.neighbourhood', values: { shown: neighborhood.nodes.length } },
    }));
    return surroundings(neighborhood);
  } catch (error) {
    noticeStore.update((notice) => ({ ...notice, failure: failureOf(error) }));
    return null;
  }
}

/** A neighbourhood as the scene holds it; each node knows how many lines it has in all, where they were counted. */
function surroundings(neighborhood: NeighborhoodQuery['neighborhood']): Surroundings {
  const edges = neighborhood.edges.map((group) => lineOfGroup(group));
  const inside = new Map<string, number>();
  for (const { from, to } of edges) for (const end of new Set([from, to])) inside.set(end, (inside.get(end) ?? 0) + 1);
  const nodes = neighborhood.nodes.map(({ entity, hidden }) => ({
    ...sceneNode(entity),
    lines: hidden === null || hidden === undefined ? null : hidden + (inside.get(entity.id) ?? 0),
  }));
  return { nodes, edges };
}

/** Computes new places for everything on the canvas. */
export async function rearrange(): Promise<void> {
  const mine = opening;
  const scene = sceneNow();
  if (scene.nodes.size === 0) return;
  const positions = await pending(() => place([...scene.nodes.values()], [...scene.edges.values()], nobody, null));
  if (mine !== opening) return;
  commit({ type: 'place', cause: 'arrange', positions });
  announce('said.arranged');
}

export const moveNode = (id: string, position: Position): void =>
  commit({ type: 'place', cause: 'move', positions: new Map([[id, position]]) });

/** Takes nodes off the canvas. */
export function hideNodes(ids: readonly string[]): void {
  if (ids.length === 0) return;
  commit({ type: 'hide', cause: 'hide', nodes: ids });
  selectionStore.update(clearSelection);
  announce('said.hidden', { nodes: ids.length });
}

/** Leaves only the given nodes and their neighbours. */
export function isolate(ids: readonly string[]): void {
  const scene = sceneNow();
  const kept = new Set(ids.flatMap((id) => [id, ...neighboursOf(scene, id)]));
  const nodes = [...scene.nodes.keys()].filter((id) => !kept.has(id));
  if (ids.length === 0 || nodes.length === 0) return;
  commit({ type: 'hide', cause: 'isolate', nodes });
  announce('said.hidden', { nodes: nodes.length });
}

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

/** Selects a node and opens its details. */
export function openNode(id: string): void {
  selectionStore.update((selection) => selectNode(selection, id));
  navigate({ entity: id });
}

/** Adds a node to the selection or takes it away; details follow when one is left. */
export function toggleNode(id: string): void {
  selectionStore.update((selection) => selectNode(selection, id, true));
  navigate({ entity: soleNode(selectionStore.get()) }, 'replace');
}

export function openEdge(id: string): void {
  selectionStore.update((selection) => selectEdge(selection, id));
  navigate({ entity: null }, 'replace');
}

/** Lets go of whatever is selected; the finding's explanation comes back. */
export function deselect(): void {
  selectionStore.update(clearSelection);
  if (routeStore.get().finding !== null && routeStore.get().entity !== null) navigate({ entity: null });
}
