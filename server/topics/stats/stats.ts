/** What is loaded, and what was done when. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { Run } from '../../../graph/schema/finding.ts';
import { type EdgeKind, edgeKindNames, type NodeKind, nodeKindNames } from '../../../graph/schema/kinds.ts';
import type { Instant } from '../../../graph/schema/time.ts';
import type { StoreStatus } from '../../../graph/store/store.ts';

export interface Stats {
  readonly store: StoreStatus;
  /** Kinds that have records, in the order of the schema. */
  readonly nodeCounts: readonly { readonly kind: NodeKind; readonly count: number }[];
  readonly edgeCounts: readonly { readonly kind: EdgeKind; readonly count: number }[];
  readonly nodes: number;
  readonly edges: number;
  /** Current ones. */
  readonly findings: number;
  readonly quarantined: number;
  readonly snapshot: string;
  /** Null in an empty graph. */
  readonly horizon: Instant | null;
  /** Latest first. */
  readonly runs: readonly Run[];
}

/** Looks at the store, the snapshot and the ledger. */
export async function statsOf(engine: Engine): Promise<Stats> {
  const [store, snapshot, findings, quarantined, runs] = await Promise.all([
    engine.store.status(),
    engine.snapshot(),
    engine.currentFindings(),
    engine.store.count('quarantine'),
    engine.runs(),
  ]);
  const counted = <K extends NodeKind | EdgeKind>(kinds: readonly K[]) =>
    kinds.map((kind) => ({ kind, count: store.counts[kind] ?? 0 })).filter(({ count }) => count > 0);
  const nodeCounts = counted(nodeKindNames);
  const edgeCounts = counted(edgeKindNames);
  const sum = (counts: readonly { readonly count: number }[]): number =>
    counts.reduce((total, { count }) => total + count, 0);
  return {
    store,
    nodeCounts,
    edgeCounts,
    nodes: sum(nodeCounts),
    edges: sum(edgeCounts),
    findings: findings.length,
    quarantined,
    snapshot: snapshot.id,
    horizon: Number.isNaN(snapshot.horizon) ? null : snapshot.horizon,
    runs: [...runs].reverse(),
  };
}
