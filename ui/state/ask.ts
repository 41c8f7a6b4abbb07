/** The question that is being asked of the canvas, and its answer. */
import { request } from '../api/client.ts';
import { linesBetweenDocument, pathsDocument, treeDocument } from '../api/graph-documents.ts';
import { lineOfGroup } from '../api/scene.ts';
import type { EdgeKind, OwnershipDirection, PathSearch, PathsQuery, TreeQuery } from '../generated/graphql.ts';
import { catalogueStore } from './catalogue.ts';
import { loader } from './details.ts';
import { routeStore } from './route.ts';
import { sceneNow } from './scene/history.ts';
import type { SceneEdge } from './scene/model.ts';
import { createStore, idle, type Remote } from './store.ts';

export type PathAnswer = PathsQuery['paths'];
export type Tree = TreeQuery['ownership'];

export interface PathQuestion {
  readonly type: 'paths';
  readonly between: readonly string[];
  readonly search: PathSearch;
  readonly maxHops: number;
  /** Accounts count as their owners. */
  readonly byOwner: boolean;
}

export type Question =
  | PathQuestion
  | { readonly type: 'tree'; readonly id: string; readonly direction: OwnershipDirection }
  /** Two days, `2024-05-31`, the earlier first. */
  | { readonly type: 'compare'; readonly before: string; readonly after: string };

export interface Comparison {
  readonly before: ReadonlyMap<string, SceneEdge>;
  readonly after: ReadonlyMap<string, SceneEdge>;
  readonly complete: boolean;
}

export const questionStore = createStore<Question | null>(null);
export const pathStore = createStore<Remote<PathAnswer>>(idle);
export const treeStore = createStore<Remote<Tree>>(idle);
export const comparisonStore = createStore<Remote<Comparison>>(idle);

export const pathSearches: readonly PathSearch[] = ['shortest', 'cheapest', 'simple'];
export const MOST_PATHS = 50;

/** Asks for paths; what the filter leaves out of the picture does not count for them either. */
export const loadPaths = loader(pathStore, async (signal, { between, search, maxHops, byOwner }: PathQuestion) => {
  const { mutedKinds, window, minAmount } = sceneNow().filter;
  const filter = {
    kinds: mutedKinds.length === 0 ? null : kindsWithout(mutedKinds),
    after: window === null ? null : new Date(window[0] - 1).toISOString(),
    minAmount: minAmount === null ? null : String(minAmount / 100),
    byOwner,
  };
  const { asOf } = routeStore.get();
  const variables = { between, search, maxHops, filter, asOf, limit: MOST_PATHS };
  return (await request(pathsDocument, variables, signal)).paths;
});

function kindsWithout(muted: readonly string[]): readonly EdgeKind[] | null {
  const catalogue = catalogueStore.get();
  if (catalogue.state !== 'ready') return null;
  return [...catalogue.value.edgeKinds.keys()].filter((kind) => !muted.includes(kind)) as EdgeKind[];
}

export const loadTree = loader(treeStore, async (signal, id: string, direction: OwnershipDirection) => {
  const { asOf } = routeStore.get();
  return (await request(treeDocument, { id, direction, asOf }, signal)).ownership;
});

/** More entities than these are not compared. */
export const MOST_COMPARED = 2_000;

/** The lines between the same entities on two days. */
export const loadComparison = loader(
  comparisonStore,
  async (signal, ids: readonly string[], before: string, after: string): Promise<Comparison> => {
    const on = async (asOf: string) => {
      const { linesBetween } = await request(linesBetweenDocument, { ids, asOf, kinds: null }, signal);
      const lines = linesBetween.lines.map(lineOfGroup);
      return { lines: new Map(lines.map((line) => [line.id, line])), complete: linesBetween.complete };
    };
    const [a, b] = await Promise.all([on(before), on(after)]);
    return { before: a.lines, after: b.lines, complete: a.complete && b.complete };
  },
);

export type Change = 'added' | 'removed' | 'changed';

/** What differs between two days, by line: lines that came, that went, and whose count, sum or share is another. */
export function changesOf({ before, after }: Comparison): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  for (const [id, line] of before) {
    const now = after.get(id);
    if (now === undefined) changes.set(id, 'removed');
    else if (now.count !== line.count || now.amount !== line.amount || now.share !== line.share)
      changes.set(id, 'changed');
  }
  for (const id of after.keys()) if (!before.has(id)) changes.set(id, 'added');
  return changes;
}
