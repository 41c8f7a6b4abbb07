/** Makes findings of what the parts of a detection yielded. */
import type { Detection } from '../../detectors/detector.ts';
import { toFinding } from '../../detectors/finding.ts';
import { mergeDetections } from '../../detectors/merge.ts';
import { RingsightError } from '../../schema/errors.ts';
import type { DetectorOutcome, Finding } from '../../schema/finding.ts';
import { type EntityId, parseEntityId } from '../../schema/ids.ts';
import { type NodeKind, propertiesOf } from '../../schema/kinds.ts';
import { namingProperties } from '../../snapshot/snapshot.ts';
import { detectorOf } from '../choice.ts';
import { EvidenceTable, entitiesIn, graphOfRows } from './evidence-table.ts';
import type { DetectionPlan, PartResult, PlannedDetector, ScannedStore } from './part.ts';

export interface Merged {
  /** In the order of the plan. */
  readonly outcomes: readonly DetectorOutcome[];
  readonly findings: readonly Finding[];
}

/**
 * Merges the results of all parts of a plan, in any order; a part that comes twice counts once. Findings equal those of one
 * process over the whole graph in every field but the run's own. Memory O(results): of the graph only names are read.
 *
 * @throws RingsightError NOT_FOUND when the result of a part is missing
 */
export async function mergeParts(
  store: ScannedStore,
  plan: DetectionPlan,
  results: readonly PartResult[],
): Promise<Merged> {
  const byPart = new Map(results.map((result) => [result.part, result]));
  const merged: { readonly outcome: DetectorOutcome; readonly findings: readonly Finding[] }[] = [];
  for (const planned of plan.detectors) {
    const own = plan.parts.filter(({ detector }) => detector === planned.detector);
    const found = own.map(({ id }) => {
      const result = byPart.get(id);
      if (result) return result;
      throw new RingsightError('NOT_FOUND', id, 'its result is missing', 'Run the part, then merge again.');
    });
    merged.push(await mergeDetector(store, plan, planned, found));
  }
  return { outcomes: merged.map(({ outcome }) => outcome), findings: merged.flatMap(({ findings }) => findings) };
}

async function mergeDetector(
  store: ScannedStore,
  { asOf, run, startedAt, snapshot }: DetectionPlan,
  { detector: id, parameters, ran }: PlannedDetector,
  results: readonly PartResult[],
) {
  const detector = detectorOf(id);
  const evidence = new EvidenceTable(snapshot);
  const detections = results.flatMap((result) => evidence.add(graphOfRows(result.evidence), result.detections));
  const merged = mergeDetections(detector, detections, evidence);
  evidence.name(await namesOf(store, merged));
  const told = { snapshot: evidence, asOf, parameters, run, foundAt: startedAt };
  const findings = merged.map((detection) => toFinding(detector, detection, told));
  const completeness = results.map((result) => result.completeness).find(({ complete }) => !complete);
  const milliseconds = results.reduce((sum, result) => sum + result.milliseconds, 0);
  const outcome = { detector: id, ran, parameters, findings: findings.length, milliseconds };
  return { outcome: { ...outcome, completeness: completeness ?? ({ complete: true } as const) }, findings };
}

/** The names of the entities that messages speak of, as `Snapshot.nameOf` has them; those called by their key are left out. */
async function namesOf(store: ScannedStore, detections: readonly Detection[]): Promise<ReadonlyMap<EntityId, string>> {
  const keys = new Map<NodeKind, Map<string, EntityId>>();
  for (const { values } of detections)
    for (const id of entitiesIn(values)) {
      const { kind, key } = parseEntityId(id)!;
      const ofKind = keys.get(kind) ?? new Map<string, EntityId>();
      keys.set(kind, ofKind.set(key, id));
    }
  const names = new Map<EntityId, string>();
  for (const [kind, ids] of keys) {
    const properties = namingProperties.filter((name) => Object.hasOwn(propertiesOf(kind), name));
    if (properties.length === 0) continue;
    for await (const { columns, length } of store.scan(kind, {
      columns: ['key', ...properties],
      keys: [...ids.keys()],
    }))
      for (let i = 0; i < length; i++) {
        const name = properties.map((property) => columns[property][i]).find((text) => text);
        if (name) names.set(ids.get(columns.key[i] as string)!, name as string);
      }
  }
  return names;
}
