/**
 * Detection quality on portfolios whose truth is known.
 *
 *     npm run bench:quality                                     three sizes and seeds of the generator
 *     npm run bench:quality -- --portfolio DIR                  a portfolio from elsewhere, with its truth.jsonl
 *     options: --enterprises N --seed N --prevalence 0..0.1     one portfolio of the generator
 *              --patterns ID (again for more)                   plant these only
 *              --detector ID (again for more)  --details        misses and false findings one by one
 *              --json [FILE]                                    the figures as JSON, to the terminal or a file
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { detectors } from '../../graph/detectors/index.ts';
import { RingsightError } from '../../graph/schema/errors.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { detectIn } from './detect.ts';
import { measure } from './measure.ts';
import type { Outcome } from './outcome.ts';
import { details, table } from './report.ts';
import { readTruths } from './truth.ts';

interface Subject {
  readonly name: string;
  readonly enterprises: number;
  readonly seed: number;
  readonly prevalence: number;
  /** Patterns to plant; all when left out. */
  readonly patterns?: readonly string[];
}
const subject = (enterprises: number, seed: number, prevalence: number, patterns?: readonly string[]): Subject => ({
  name: `${enterprises} enterprises, seed ${seed}, prevalence ${prevalence}${patterns === undefined ? '' : `, only ${patterns.length} patterns`}`,
  enterprises,
  seed,
  prevalence,
  patterns,
});
const standing = detectors.map(({ id }) => id);

/** As `npm start` has it; dense with the patterns that can be found, so that every variant is there often; large, with as few as in life. */
const usual: readonly Subject[] = [subject(2000, 1, 0.02), subject(6000, 2, 0.1, standing), subject(20_000, 3, 0.02)];

async function outcomeOf(name: string, folder: string, only: readonly string[] | undefined): Promise<Outcome> {
  const [truths, detected] = [await readTruths(folder), await detectIn(folder, only)];
  const quality = measure(
    truths,
    detected.findings,
    detected.ran.map(({ detector }) => detector),
  );
  return { portfolio: name, counts: detected.counts, seconds: detected.seconds, quality };
}

async function generated(one: Subject, only: readonly string[] | undefined): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'ringsight-quality-'));
  try {
    const { enterprises, seed, prevalence, patterns } = one;
    await generatePortfolio({ out: folder, enterprises, seed, prevalence, patterns });
    return await outcomeOf(one.name, folder, only);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const last =
    args.at(-1) === '--json'
      ? [...args, '-']
      : args.flatMap((arg, i) => (arg === '--json' && args[i + 1]?.startsWith('--') ? [arg, '-'] : [arg]));
  const { values } = parseArgs({
    args: last,
    options: {
      portfolio: { type: 'string' },
      enterprises: { type: 'string' },
      seed: { type: 'string', default: '1' },
      prevalence: { type: 'string', default: '0.02' },
      patterns: { type: 'string', multiple: true },
      detector: { type: 'string', multiple: true },
      details: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const outcomes: Outcome[] = [];
  const show = (outcome: Outcome): void => {
    outcomes.push(outcome);
    if (values.json === '-') return;
    console.log(table(outcome));
    if (values.details) console.log(details(outcome));
  };
  if (values.portfolio !== undefined) {
    show(await outcomeOf(values.portfolio, values.portfolio, values.detector));
  } else {
    const subjects =
      values.enterprises === undefined
        ? usual
        : [subject(Number(values.enterprises), Number(values.seed), Number(values.prevalence), values.patterns)];
    for (const one of subjects) show(await generated(one, values.detector));
  }
  if (values.json === undefined) return;
  const json = `${JSON.stringify(outcomes, null, 1)}\n`;
  if (values.json === '-') process.stdout.write(json);
  else await writeFile(values.json, json);
}

main().catch((error: unknown) => {
  const isUsers =
    error instanceof RingsightError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  console.error(isUsers ? (error as Error).message : error);
  process.exitCode = isUsers ? 2 : 1;
});
