import type { Command } from 'commander';
import { Option } from 'commander';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { NetworkRiskScore } from '../../../graph/schema/score.ts';
import { scoreFields } from '../../exports/tables.ts';
import type { Services } from '../../services.ts';
import type { ScoreResult } from '../../topics/score/score.ts';
import { clean, count, jsonLine, note, print, printTable } from '../output.ts';
import { exitCodes, locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly format: 'table' | 'jsonl';
  readonly debug?: boolean;
}

export const score = (): Command =>
  storeCommand(
    'score',
    'Gives network risk scores, 0..1000, higher is riskier, with what they come from.',
    'ringsight score Enterprise:91350100M000100Y43\nringsight score --format jsonl > scores.jsonl',
  )
    .argument('[id...]', 'ids of parties (default: all that have any risk, riskiest first)')
    .addOption(new Option('--format <format>', 'how to write them').choices(['table', 'jsonl']).default('table'))
    .action((ids: readonly string[], options: Options) =>
      run(options.debug, async (signal) => {
        const { openServices } = await import('../../services.ts');
        const services = await openServices(await locationOf(options), { readOnly: true });
        try {
          const results = await resultsFor(services, ids, signal);
          if (options.format === 'jsonl') for (const result of results) print(jsonLine(outside(result)));
          else show(results);
          const missing = results.flatMap(({ id, error }) => (error ? [`${clean(id)}: ${error.message}`] : []));
          if (options.format === 'table') for (const line of missing) note(line);
          if (results.length === 0) note('No party has any risk: there are no findings. Run: ringsight detect');
          if (missing.length > 0) process.exitCode = exitCodes.failed;
        } finally {
          await services.close();
        }
      }),
    );

async function resultsFor(
  { scores }: Services,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly ScoreResult[]> {
  if (ids.length === 0) return (await scores.all()).map((each) => ({ id: each.id, score: each, error: null }));
  const { MOST_SCORES } = await import('../../topics/score/score.ts');
  const results: ScoreResult[] = [];
  for (let start = 0; start < ids.length; start += MOST_SCORES) {
    if (signal.aborted) throw new RingsightError('CANCELLED', 'score', 'it was cancelled', 'Run it again.');
    results.push(...(await scores.of(ids.slice(start, start + MOST_SCORES))));
  }
  return results;
}

/** A result as it leaves the program. */
const outside = ({ id, score, error }: ScoreResult): unknown => (score === null ? { id, error } : scoreFields(score));

function show(results: readonly ScoreResult[]): void {
  const scores = results.flatMap(({ score }) => score ?? []);
  printTable(
    [{ title: 'score', align: 'right' }, { title: 'grade' }, { title: 'id' }, { title: 'mostly because' }],
    scores.map((each) => [count(Math.round(each.score)), each.grade, each.id, reasonOf(each)]),
  );
  const [first] = scores;
  if (first === undefined) return;
  const { ran, noData, incomplete } = first.coverage;
  note(`Behind these scores: ${ran.join(', ') || 'no detector'}.`);
  if (noData.length > 0) note(`Without data: ${noData.join(', ')}.`);
  if (incomplete.length > 0) note(`Stopped early: ${incomplete.join(', ')}.`);
}

function reasonOf({ contributions }: NetworkRiskScore): string {
  const [first] = contributions.toSorted((a, b) => b.value - a.value);
  return first === undefined ? '-' : `${Math.round(first.portion * 100)}%: ${first.text.en}`;
}
