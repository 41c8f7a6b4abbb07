/** What the resolvers of one request share: the services, who asks, and loaders that turn many look-ups into one. */
import DataLoader from 'dataloader';
import type { Finding, Review } from '../graph/schema/finding.ts';
import type { EntityId } from '../graph/schema/ids.ts';
import type { NetworkRiskScore } from '../graph/schema/score.ts';
import type { Snapshot } from '../graph/snapshot/snapshot.ts';
import type { StoredRecord } from '../graph/store/store.ts';
import type { Services } from './services.ts';

/** Who asks: the name of the API key, or `local` where none is needed. */
export interface Caller {
  readonly name: string;
  readonly isAdministrator: boolean;
}

export interface Context {
  readonly services: Services;
  readonly caller: Caller;
  /** Aborts when the answer is not wanted any more. */
  readonly signal?: AbortSignal;
  /** The same for the whole request; a live one (see `Engine.view`). */
  snapshot(): Promise<Snapshot>;
  readonly records: DataLoader<string, StoredRecord | null>;
  readonly scores: DataLoader<EntityId, NetworkRiskScore | null>;
  readonly findings: DataLoader<string, Finding | null>;
  /** The highest severity of the findings about an entity that stand. */
  readonly severities: DataLoader<EntityId, number | null>;
  readonly reviews: DataLoader<string, readonly Review[]>;
}

const MOST_RECORDS = 1000;

/** Values by key in the order of the keys. */
const inOrder = <K, V, N>(keys: readonly K[], values: ReadonlyMap<K, V>, none: N): (V | N)[] =>
  keys.map((key) => values.get(key) ?? none);

export function contextOf(services: Services, caller: Caller, signal?: AbortSignal): Context {
  const { engine, entities } = services;
  let snapshot: Promise<Snapshot> | null = null;
  return {
    services,
    caller,
    signal,
    snapshot: () => {
      snapshot ??= engine.view();
      return snapshot;
    },
    records: new DataLoader(async (ids) => inOrder(ids, await entities.records(ids), null), {
      maxBatchSize: MOST_RECORDS,
    }),
    scores: new DataLoader(async (ids) => {
      const scores = await engine.scores(ids);
      return inOrder(ids, new Map(scores.map((score) => [score.id, score])), null);
    }),
    findings: new DataLoader(async (ids) => {
      const findings = await engine.currentFindings();
      return inOrder(ids, new Map(findings.map((finding) => [finding.id, finding])), null);
    }),
    severities: new DataLoader(async (ids) => inOrder(ids, await services.findings.severities(), null)),
    reviews: new DataLoader(async (ids) => inOrder(ids, await engine.reviews(), []), { cache: false }),
  };
}
