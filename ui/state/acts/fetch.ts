/** Fetches what surrounds entities, as the scene holds it. */
import { request } from '../../api/client.ts';
import { linesBetweenDocument, neighborhoodDocument } from '../../api/graph-documents.ts';
import { lineOfGroup, sceneNode } from '../../api/scene.ts';
import type { EdgeKind, NeighborhoodQuery } from '../../generated/graphql.ts';
import { failureOf } from '../failure.ts';
import { noticeStore } from '../notice.ts';
import { routeStore } from '../route.ts';
import type { SceneEdge, SceneNode } from '../scene/model.ts';

export interface Surroundings {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly complete: boolean;
  /** Neighbours of the first node over the chosen kinds, fetched or not; null where they were not counted. */
  readonly total: number | null;
}

/** Runs a question; a failure is shown, and null. */
export async function asked<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await question();
  } catch (error) {
    noticeStore.update((notice) => ({ ...notice, failure: failureOf(error) }));
    return null;
  }
}

/** The entity with up to `limit` − 1 neighbours over some kinds or all, the most relevant first. */
export function fetchNeighbourhood(
  id: string,
  limit: number,
  kinds: readonly string[] | null = null,
): Promise<Surroundings | null> {
  const { asOf } = routeStore.get();
  return asked(async () => {
    const variables = { id, hops: 1, asOf, limit, kinds: kinds as readonly EdgeKind[] | null };
    const { neighborhood } = await request(neighborhoodDocument, variables);
    return surroundings(neighborhood, kinds === null);
  });
}

/** A neighbourhood as the scene holds it; each node knows how many lines it has in all, where they were counted. */
function surroundings(neighborhood: NeighborhoodQuery['neighborhood'], overAllKinds: boolean): Surroundings {
  const edges = neighborhood.edges.map((group) => lineOfGroup(group));
  const inside = new Map<string, number>();
  for (const { from, to } of edges) for (const end of new Set([from, to])) inside.set(end, (inside.get(end) ?? 0) + 1);
  const nodes = neighborhood.nodes.map(({ entity, hidden }) => ({
    ...sceneNode(entity),
    lines: hidden == null || !overAllKinds ? null : hidden + (inside.get(entity.id) ?? 0),
  }));
  const hidden = neighborhood.nodes[0]?.hidden ?? null;
  return { nodes, edges, complete: neighborhood.complete, total: hidden === null ? null : hidden + nodes.length - 1 };
}

/** More entities than these are not asked about at once. */
const MOST_ENTITIES = 2_000;

/**
 * The lines between some new nodes and everything that stands, so that no relation of what is drawn is missing.
 * Nothing is added to a picture of more than 2,000 nodes.
 */
export async function linesOfNew(
  fresh: readonly string[],
  standing: readonly string[],
  kinds: readonly string[] | null = null,
): Promise<readonly SceneEdge[]> {
  if (fresh.length === 0 || fresh.length + standing.length > MOST_ENTITIES) return [];
  const isNew = new Set(fresh);
  const { asOf } = routeStore.get();
  const answer = await asked(() =>
    request(linesBetweenDocument, { ids: [...fresh, ...standing], asOf, kinds: kinds as readonly EdgeKind[] | null }),
  );
  return (answer?.linesBetween.lines ?? []).map(lineOfGroup).filter(({ from, to }) => isNew.has(from) || isNew.has(to));
}
