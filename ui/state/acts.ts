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

const NEIGHBOURS = 150;
/** Answers of an older opening must not fall on a newer one. */
let opening = 0;

const commit = (event: SceneEvent): void => historyStore.update((history) => record(history, event));
const sceneNow = () => historyStore.get().scene;

/** Fetches a finding and puts its proof on the canvas. */
export async function openFinding(id: string): Promise<void> {
  const mine = ++opening;
  const finding = await pending(loadFinding(id));
  if (finding !== null && mine === opening) await showEvidence(finding, mine);
}

async function showEvidence(finding: Finding, mine: number): Promise<void> {
  const { evidence } = finding;
  const nodes = evidence.nodes.map(sceneNode);
  const edges = linesOf(evidence.edges, isDirected);
  const ids = nodes.map(({ id }) => id);
  const positions = await pending(
    layout({ nodes: ids, edges, ring: ringOf(ids, edges), fixed: new Map(), origin: null }),
  );
  if (mine !== opening) return;
  const subjects = finding.subjects.map(({ id }) => id);
  commit({ type: 'show', cause: 'finding', replace: true, nodes, edges, positions, subjects });
  selectionStore.update((selection) => ({ ...clearSelection(selection), mutedKinds: new Set() }));
  const cut = evidence.complete && evidence.edges.length >= evidence.edgeCount;
  noticeStore.update((notice) => ({
    ...notice,
    cut: cut ? null : { word: 'cut.evidence', values: { shown: evidence.edges.length, total: evidence.edgeCount } },
  }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

/** Empties the canvas and shows what surrounds an entity. */
export async function openNeighbourhood(id: string): Promise<void> {
  const mine = ++opening;
  const answer = await fetchNeighbourhood(id);
  if (answer === null || mine !== opening) return;
  const { nodes, edges } = answer;
  const ids = nodes.map((node) => node.id);
  const positions = await pending(layout({ nodes: ids, edges, ring: [], fixed: new Map(), origin: null }));
  if (mine !== opening) return;
  commit({ type: 'show', cause: 'entity', replace: true, nodes, edges, positions, subjects: [id] });
  selectionStore.update((selection) => ({ ...selectNode(selection, id), mutedKinds: new Set() }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

/** Adds an entity's neighbours to the canvas; what stands there does not move. */
export async function expand(id: string): Promise<void> {
  const mine = opening;
  const answer = await fetchNeighbourhood(id);
  if (answer === null || mine !== opening) return;
  const scene = sceneNow();
  if (!scene.nodes.has(id)) return;
  const fixed = new Map<string, Position>();
  for (const known of scene.nodes.keys()) {
    const at = scene.positions.get(known);
    if (at !== undefined) fixed.set(known, at);
  }
  const nodes = answer.nodes;
  const fresh = nodes.filter((node) => !scene.nodes.has(node.id));
  const positions = await pending(
    layout({
      nodes: [...fixed.keys(), ...fresh.map((node) => node.id)],
      edges: [...scene.edges.values(), ...answer.edges],
      ring: [],
      fixed,
      origin: id,
    }),
  );
  if (mine !== opening) return;
  commit({
    type: 'show',
    cause: 'expand',
    replace: false,
    nodes,
    edges: answer.edges,
    positions: new Map(fresh.map((node) => [node.id, positions.get(node.id) ?? { x: 0, y: 0 }])),
    subjects: [],
  });
  announce('said.expanded', { nodes: fresh.length });
}

interface Surroundings {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

async function fetchNeighbourhood(id: string): Promise<Surroundings | null> {
  const { asOf } = routeStore.get();
  try {
    const { neighborhood } = await pending(
      request(neighborhoodDocument, { id, hops: 1, asOf, limit: NEIGHBOURS, kinds: null }),
    );
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
export function surroundings(neighborhood: NeighborhoodQuery['neighborhood']): Surroundings {
  const edges = neighborhood.edges.map((group) => lineOfGroup(group, isDirected(group.kind)));
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
  const nodes = [...scene.nodes.keys()];
  if (nodes.length === 0) return;
  const edges = [...scene.edges.values()];
  const positions = await pending(layout({ nodes, edges, ring: ringOf(nodes, edges), fixed: new Map(), origin: null }));
  if (mine === opening) commit({ type: 'place', cause: 'arrange', positions });
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
