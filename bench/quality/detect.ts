/** Loads a portfolio into a store of its own, runs every detector, and reduces findings to the parties that they name. */
import { Engine } from '../../graph/engine/engine.ts';
import type { Finding } from '../../graph/schema/finding.ts';
import type { NodeIndex } from '../../graph/schema/ids.ts';
import { type EdgeKind, partyKinds } from '../../graph/schema/kinds.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Reported } from './measure.ts';

export interface Detected {
  readonly findings: readonly Reported[];
  /** Detectors that had data, with their time. */
  readonly ran: readonly { readonly detector: string; readonly milliseconds: number; readonly complete: boolean }[];
  readonly counts: { readonly nodes: number; readonly edges: number };
  readonly seconds: { readonly ingest: number; readonly detect: number };
}

export async function detectIn(portfolio: string, detectors?: readonly string[]): Promise<Detected> {
  const store = await openStore(':memory:');
  const engine = Engine.open(store);
  try {
    const began = performance.now();
    await ingest(store, { inputs: [portfolio], format: 'portfolio' });
    const ingested = performance.now();
    const run = await engine.detect({ detectors });
    const detected = performance.now();
    const snapshot = await engine.snapshot();
    const partiesOf = partyFinder(snapshot);
    return {
      findings: (await engine.currentFindings()).map((finding) => reduce(finding, snapshot, partiesOf)),
      ran: run.detectors
        .filter(({ ran }) => ran)
        .map(({ detector, milliseconds, completeness }) => ({
          detector,
          milliseconds,
          complete: completeness.complete,
        })),
      counts: { nodes: snapshot.nodeCount, edges: snapshot.edgeCount },
      seconds: { ingest: (ingested - began) / 1000, detect: (detected - ingested) / 1000 },
    };
  } finally {
    await engine.close();
    await store.close();
  }
}

function reduce(finding: Finding, snapshot: Snapshot, partiesOf: (node: NodeIndex) => readonly string[]): Reported {
  const parties = (ids: readonly string[]): readonly string[] => [
    ...new Set(
      ids.flatMap((id) => {
        const node = snapshot.find(id);
        return node === null ? [id] : partiesOf(node);
      }),
    ),
  ];
  const subjects = parties(finding.subjects);
  return {
    id: finding.id,
    detector: finding.detector,
    severity: finding.severity,
    confidence: finding.confidence,
    text: finding.text.zh,
    subjects,
    named: [...new Set([...subjects, ...parties(finding.evidence.nodes)])],
  };
}

/** By what a node that is no party belongs to one. */
const BELONGS: readonly { readonly edge: EdgeKind; readonly party: 'from' | 'to' }[] = [
  { edge: 'hasAccount', party: 'from' },
  { edge: 'borrows', party: 'from' },
  { edge: 'titledTo', party: 'to' },
];

/** The parties of a node: itself; who has the account, borrows the loan, holds the title; else the node's own id. */
function partyFinder(snapshot: Snapshot): (node: NodeIndex) => readonly string[] {
  return (node) => {
    if (partyKinds.includes(snapshot.kindOf(node))) return [snapshot.idOf(node)];
    const parties = BELONGS.flatMap(({ edge: kind, party }) => {
      const edges = snapshot.edges(kind);
      return party === 'from'
        ? [...edges.into(node)].map((edge) => snapshot.idOf(edges.sources[edge]))
        : [...edges.out(node)].map((edge) => snapshot.idOf(edges.targets[edge]));
    });
    return parties.length > 0 ? parties : [snapshot.idOf(node)];
  };
}
