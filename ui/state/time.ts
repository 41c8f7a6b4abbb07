/** The single moments behind the lines of the scene, fetched while the time bar is open. */
import { isAbort, request } from '../api/client.ts';
import { timelinesDocument } from '../api/entity-documents.ts';
import type { EdgeKind } from '../generated/graphql.ts';
import { minorUnits } from './format.ts';
import { routeStore } from './route.ts';
import { historyStore, sceneNow } from './scene/history.ts';
import type { SceneEdge } from './scene/model.ts';
import { type Moment, noMoments } from './scene/moments.ts';
import { createStore } from './store.ts';

export interface Moments {
  /** By the id of the line. */
  readonly moments: ReadonlyMap<string, readonly Moment[]>;
  /** The date that they were asked for. */
  readonly asOf: string | null;
  /** False: too many to fetch; those lines are filtered by their first and last time. */
  readonly complete: boolean;
}

export const momentStore = createStore<Moments>({ moments: noMoments, asOf: null, complete: true });

const PER_REQUEST = 1_000;

/** Fetches the moments of lines that are not known yet, and does so again whenever there are new ones. */
export function followMoments(): () => void {
  let flight: AbortController | null = null;
  const follow = (): void => {
    const { asOf } = routeStore.get();
    const known = momentStore.get().asOf === asOf ? momentStore.get().moments : noMoments;
    const missing = [...sceneNow().edges.values()].filter(({ id }) => !known.has(id));
    if (missing.length === 0) return;
    flight?.abort();
    flight = new AbortController();
    void fetchMoments(missing, asOf, known, flight.signal);
  };
  let last = sceneNow().edges;
  const stops = [
    historyStore.subscribe(() => {
      if (sceneNow().edges === last) return;
      last = sceneNow().edges;
      follow();
    }),
    routeStore.subscribe(() => {
      if (routeStore.get().asOf !== momentStore.get().asOf) follow();
    }),
  ];
  follow();
  return () => {
    flight?.abort();
    for (const stop of stops) stop();
  };
}

async function fetchMoments(
  missing: readonly SceneEdge[],
  asOf: string | null,
  known: ReadonlyMap<string, readonly Moment[]>,
  signal: AbortSignal,
): Promise<void> {
  const moments = new Map(known);
  let complete = true;
  try {
    for (let at = 0; at < missing.length; at += PER_REQUEST) {
      const part = missing.slice(at, at + PER_REQUEST);
      const lines = part.map(({ kind, from, to }) => ({ kind: kind as EdgeKind, from, to }));
      const { timelines } = await request(timelinesDocument, { lines, asOf }, signal);
      complete &&= timelines.complete;
      part.forEach((line, i) => {
        const points = timelines.lines[i] ?? [];
        if (points.length > 0) moments.set(line.id, points.map(momentOf));
      });
    }
    momentStore.update(() => ({ moments, asOf, complete }));
  } catch (error) {
    if (!isAbort(error)) momentStore.update(() => ({ moments, asOf, complete: false }));
  }
}

interface Point {
  readonly first?: string | null;
  readonly last?: string | null;
  readonly count: number;
  readonly total?: { readonly amount: string } | null;
}

const instant = (time: string | null | undefined): number | null => (time == null ? null : Date.parse(time));

const momentOf = ({ first, last, count, total }: Point): Moment => ({
  first: instant(first),
  last: instant(last),
  count,
  amount: minorUnits(total),
});
