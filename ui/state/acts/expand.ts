/** Growing the picture from a node, kind by kind, with the counts known before; and taking the growth back. */
import { request } from '../../api/client.ts';
import { connectionsDocument } from '../../api/graph-documents.ts';
import type { ConnectionsQuery } from '../../generated/graphql.ts';
import { announce, noticeStore, pending } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { routeStore } from '../route.ts';
import { commit, sceneNow } from '../scene/history.ts';
import { neighboursOf } from '../scene/picture.ts';
import { createStore } from '../store.ts';
import { asked, fetchNeighbourhood, linesOfNew } from './fetch.ts';
import { opening } from './opening.ts';
import { place, quietKinds } from './place.ts';

/** One kind of relation of a node, with what of it is drawn already. */
export interface Choice {
  readonly kind: string;
  readonly neighbours: number;
  readonly present: number;
  readonly edges: number;
  /** Decimal text of major units; null where the kind has no amounts. */
  readonly total: string | null;
  readonly last: string | null;
  /** The riskiest of those that would come; null where none has any risk. */
  readonly worst: Risk | null;
}

/** How risky an entity is. */
export interface Risk {
  readonly name: string;
  /** The highest severity of the findings about it, 0..1; null when there is none. */
  readonly severity: number | null;
  /** 0..1000; null for what has none. */
  readonly score: number | null;
}

export interface Choices {
  readonly node: string;
  /** Where it opens, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly neighbours: number;
  readonly present: number;
  readonly kinds: readonly Choice[];
}

/** The choice that is open, if one is. */
export const choiceStore = createStore<Choices | null>(null);

export const closeChoices = (): void => choiceStore.update(() => null);

/** How many come at once: the most important first. */
export const BATCH = 200;
/** So few of one single kind come without a question. */
const FEW = 25;
/** More neighbours than these are never drawn from one node. */
const MOST = 2_000;

type ConnectedEntity = NonNullable<ConnectionsQuery['connections']['kinds'][number]['worst']>;

/**
 * Asks what a node is connected to and opens the choice of kinds; where there is nothing to choose, it expands at once.
 */
export async function chooseExpansion(id: string, at: { readonly x: number; readonly y: number }): Promise<void> {
  const mine = opening.current();
  const choices = await pending(() => choicesOf(id));
  if (choices === null || !opening.isCurrent(mine)) return;
  const open = choices.kinds.filter(({ neighbours, present }) => neighbours > present);
  if (open.length === 0) await expand(id);
  else if (open.length === 1 && (open[0]?.neighbours ?? 0) <= FEW) await expand(id, [open[0]?.kind ?? '']);
  else choiceStore.update(() => ({ ...choices, ...at }));
}

/** What a node is connected to, by kind. */
export async function choicesOf(id: string): Promise<Omit<Choices, 'x' | 'y'> | null> {
  const { asOf } = routeStore.get();
  const present = presentBy(id);
  const known = [...new Set([...present.values()].flatMap((ids) => [...ids]))];
  const variables = { id, asOf, known: known.slice(0, MOST) };
  const answer = await asked(() => request(connectionsDocument, variables));
  if (answer === null) return null;
  const { kinds, neighbors } = answer.connections;
  return {
    node: id,
    neighbours: neighbors,
    present: known.length,
    kinds: kinds.map(({ kind, neighbors, outgoing, incoming, total, last, worst }) => ({
      kind,
      neighbours: neighbors,
      present: present.get(kind)?.size ?? 0,
      edges: outgoing + incoming,
      total: total?.amount ?? null,
      last: last ?? null,
      worst: worst == null ? null : riskOf(worst),
    })),
  };
}

const riskOf = ({ name, severity, score }: ConnectedEntity): Risk => ({
  name,
  severity: severity ?? null,
  score: score?.score ?? null,
});

/** The riskiest of all that would come. */
export const worstOf = (kinds: readonly Choice[]): Risk | null =>
  kinds
    .flatMap(({ worst }) => worst ?? [])
    .reduce<Risk | null>((most, risk) => (most === null || isWorse(risk, most) ? risk : most), null);

const isWorse = (a: Risk, b: Risk): boolean =>
  a.severity === b.severity ? (a.score ?? 0) > (b.score ?? 0) : (a.severity ?? 0) > (b.severity ?? 0);

/** Neighbours of a node that lie in the scene, by kind of line. */
function presentBy(id: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { kind, from, to } of sceneNow().edges.values()) {
    if ((from !== id && to !== id) || from === to) continue;
    const set = found.get(kind) ?? new Set<string>();
    found.set(kind, set.add(from === id ? to : from));
  }
  return found;
}

/** Adds a node's neighbours over some kinds, or all, to the canvas; what stands there does not move. */
export function expand(id: string, kinds: readonly string[] | null = null): Promise<void> {
  const mine = opening.current();
  closeChoices();
  return pending(() => showExpanded(id, kinds, mine));
}

async function showExpanded(id: string, kinds: readonly string[] | null, mine: number): Promise<void> {
  const there = new Set([...presentBy(id)].flatMap(([kind, ids]) => ((kinds?.includes(kind) ?? true) ? [...ids] : [])));
  const answer = await fetchNeighbourhood(id, Math.min(MOST, 1 + there.size + BATCH), kinds);
  if (answer === null || !opening.isCurrent(mine) || !sceneNow().nodes.has(id)) return;
  const before = sceneNow();
  const fresh = answer.nodes.filter((node) => !before.nodes.has(node.id));
  const shown = answer.nodes.filter((node) => before.hidden.has(node.id));
  if (fresh.length + shown.length === 0 && answer.edges.every((edge) => before.edges.has(edge.id))) {
    announce('said.complete');
    return;
  }
  const standing = [...before.nodes.keys()];
  const ids = fresh.map((node) => node.id);
  const fixed = new Map(standing.map((known) => [known, before.positions.get(known) ?? { x: 0, y: 0 }]));
  const [between, positions] = await Promise.all([
    linesOfNew(ids, standing, kinds),
    place([...before.nodes.values(), ...fresh], [...before.edges.values(), ...answer.edges], fixed, id),
  ]);
  if (!opening.isCurrent(mine)) return;
  const present = new Set([...before.nodes.values()].map(({ kind }) => kind));
  commit({
    type: 'show',
    cause: 'expand',
    replace: false,
    nodes: answer.nodes,
    edges: [...answer.edges, ...between],
    positions: ids.map((node) => [node, positions.get(node) ?? { x: 0, y: 0 }]),
    subjects: [],
    mute: kinds === null ? [...quietKinds].filter((kind) => !present.has(kind)) : [],
  });
  noticeStore.update((notice) => ({
    ...notice,
    cut: answer.complete
      ? null
      : {
          word: 'cut.neighbourhood',
          values: { shown: answer.nodes.length - 1, total: answer.total ?? '…' },
          more: { id, kinds },
        },
  }));
  announce('said.expanded', { nodes: fresh.length });
}

/** Takes away the neighbours that nothing else on the canvas holds. */
export function collapse(ids: readonly string[]): void {
  const picture = pictureNow();
  const roots = new Set(ids);
  const leaves = ids
    .flatMap((id) => [...neighboursOf(picture, id)])
    .filter((id) => !roots.has(id) && !picture.pinned.has(id) && !picture.subjects.has(id))
    .filter((id) => [...neighboursOf(picture, id)].every((other) => roots.has(other)));
  const nodes = [...new Set(leaves)].flatMap((id) => sceneNow().groups.get(id)?.members ?? [id]);
  if (nodes.length === 0) {
    announce('said.nothingToCollapse');
    return;
  }
  commit({ type: 'remove', cause: 'collapse', nodes });
  announce('said.collapsed', { nodes: nodes.length });
}
