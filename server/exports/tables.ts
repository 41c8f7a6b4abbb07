/** What of findings and scores leaves the program, line by line: the same from the command line and from a job. */
import type { Finding } from '../../graph/schema/finding.ts';
import type { NetworkRiskScore } from '../../graph/schema/score.ts';
import { majorUnits } from '../values.ts';
import { csvLine, jsonLine } from './text.ts';

export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The fields of a finding. Amounts are in major units, to the last digit. */
const fieldsOf = ({ id, detector, severity, confidence, amount, subjects, evidence, text }: Finding) => ({
  id,
  detector,
  severity,
  confidence,
  amount: amount === null ? null : majorUnits(amount),
  subjects,
  evidence: evidence.edges,
  zh: text.zh,
  en: text.en,
});

/** Findings in their order, a line each. */
export function* findingLines(findings: Iterable<Finding>, format: ExportFormat): Generator<string> {
  if (format === 'csv') yield 'id,detector,severity,confidence,amount,subjects,evidence,zh,en';
  for (const finding of findings) {
    const fields = fieldsOf(finding);
    if (format === 'jsonl') {
      yield jsonLine(fields);
      continue;
    }
    const { id, detector, severity, confidence, amount, subjects, evidence, zh, en } = fields;
    yield csvLine([id, detector, severity, confidence, amount, subjects.join(';'), evidence.join(';'), zh, en]);
  }
}

/** Null in a graph without any date. */
const dateOf = ({ asOf }: NetworkRiskScore): string | null =>
  Number.isNaN(asOf) ? null : new Date(asOf).toISOString();

/** A score with its contributions as it leaves the program. */
export const scoreFields = (score: NetworkRiskScore) => ({ ...score, asOf: dateOf(score) });

/** Scores in their order, a line each; in CSV with the largest contribution for all of them. */
export function* scoreLines(scores: Iterable<NetworkRiskScore>, format: ExportFormat): Generator<string> {
  if (format === 'csv') yield 'id,score,grade,rank,ownRisk,asOf,zh,en';
  for (const score of scores) {
    if (format === 'jsonl') {
      yield jsonLine(scoreFields(score));
      continue;
    }
    const { id, score: value, grade, rank, ownRisk, contributions } = score;
    const most = contributions.toSorted((a, b) => b.value - a.value).at(0)?.text ?? null;
    yield csvLine([id, value, grade, rank, ownRisk, dateOf(score), most?.zh ?? null, most?.en ?? null]);
  }
}
