/** Writes the figures of a quality run for people. */
import type { DetectorQuality } from './measure.ts';
import type { Outcome } from './outcome.ts';

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
const columns: readonly (readonly [string, (quality: DetectorQuality) => string])[] = [
  ['detector', ({ detector }) => detector],
  ['planted', ({ planted }) => String(planted)],
  ['found', ({ found }) => String(found)],
  ['P', ({ precision }) => share(precision)],
  ['R', ({ recall }) => share(recall)],
  ['F1', ({ f1 }) => share(f1)],
  ['R easy', ({ byVariant }) => variant(byVariant.easy)],
  ['R hard', ({ byVariant }) => variant(byVariant.hard)],
  ['F1 hard', ({ byVariant }) => share(byVariant.hard.f1)],
  ['R noisy', ({ byVariant }) => variant(byVariant.noisy)],
  ['P/R parties', ({ entities }) => `${share(entities.precision)}/${share(entities.recall)}`],
  ['P@50', ({ precisionAt50 }) => share(precisionAt50)],
  ['look-alikes', ({ lookalikes }) => `${lookalikes.flagged}/${lookalikes.planted}`],
  ['false', (quality) => String(quality.false)],
  ['elsewhere', ({ elsewhere }) => String(elsewhere)],
];
const variant = ({ planted, recall }: { planted: number; recall: number | null }): string =>
  recall === null ? '–' : `${share(recall)} of ${planted}`;

/** One line a detector; a legend stands in the folder's README. */
export function table({ portfolio, counts, seconds, quality }: Outcome): string {
  const rows = [columns.map(([name]) => name), ...quality.detectors.map((one) => columns.map(([, cell]) => cell(one)))];
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => (row[i] as string).length)));
  const lines = rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number))).join('  '),
  );
  const waiting = quality.waiting.map(({ detector, planted }) => `${detector} (${planted})`).join(', ');
  return [
    `\n${portfolio}: ${counts.nodes} nodes, ${counts.edges} edges; ingest ${seconds.ingest.toFixed(1)} s, detect ${seconds.detect.toFixed(1)} s`,
    ...lines,
    ...(waiting === '' ? [] : [`planted, not detected yet: ${waiting}`]),
  ].join('\n');
}

/** Misses and wrong findings, one a line, to be read one by one. */
export function details({ quality }: Outcome): string {
  const wrong = quality.judged.filter(({ judgement }) => judgement !== 'hit');
  return [
    ...quality.missed.map(({ pattern, story }) => `MISSED     ${pattern}  ${story.zh}`),
    ...wrong.map(
      ({ judgement, finding, truth }) =>
        `${judgement.toUpperCase().padEnd(10)} ${truth?.pattern ?? finding.detector}  ${finding.text}`,
    ),
  ].join('\n');
}
