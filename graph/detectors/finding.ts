/** From a detection in a snapshot's indices to a finding that stands by itself. */
import { createHash } from 'node:crypto';
import type { Finding } from '../schema/finding.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { render } from '../schema/text.ts';
import type { Instant } from '../schema/time.ts';
import type { Detection, Detector } from './detector.ts';
import type { EvidenceGraph } from './evidence-graph.ts';

export interface FindingContext {
  readonly snapshot: EvidenceGraph;
  readonly asOf: Instant;
  /** As `parseParameters` gave them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Id of the detection run. */
  readonly run: string;
  readonly foundAt: Instant;
}

/** The id of a finding: its detector and a hash of its subjects in canonical order, so that a re-run finds it again. */
export function findingId(detector: string, subjects: readonly EntityId[]): string {
  const canonical = JSON.stringify([detector, ...[...new Set(subjects)].sort()]);
  return `${detector}:${createHash('sha256').update(canonical, 'utf8').digest('hex').slice(0, 16)}`;
}

/** Names the nodes and edges of a detection and writes its sentence in both languages. */
export function toFinding(detector: Detector, detection: Detection, context: FindingContext): Finding {
  const { snapshot, asOf, parameters, run, foundAt } = context;
  const subjects = [...new Set(detection.subjects)].map((node) => snapshot.idOf(node));
  const nodes = new Set<NodeIndex>([...detection.subjects, ...(detection.nodes ?? [])]);
  for (const { kind, edge } of detection.evidence) {
    const { sources, targets } = snapshot.edges(kind);
    nodes.add(sources[edge]).add(targets[edge]);
  }
  return {
    id: findingId(detector.id, subjects),
    detector: detector.id,
    run,
    message: detection.message,
    values: detection.values,
    text: render(detector.messages[detection.message], detection.values, (id) => nameOf(snapshot, id)),
    nextStep: detector.nextStep,
    severity: detection.severity,
    confidence: detection.confidence,
    amount: detection.amount === null || Number.isNaN(detection.amount) ? null : detection.amount,
    subjects,
    evidence: {
      nodes: [...nodes].map((node) => snapshot.idOf(node)),
      edges: detection.evidence.map(({ kind, edge }) => snapshot.edges(kind).idOf(edge)),
    },
    parameters,
    asOf,
    snapshot: snapshot.id,
    foundAt,
  };
}

function nameOf(snapshot: EvidenceGraph, id: string): string {
  const node = snapshot.find(id);
  return node === null ? id : snapshot.nameOf(node);
}
