/** Compares a detection over the whole graph with the same in parts, each process with its peak memory. See README.md. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from '../../graph/schema/finding.ts';
import type { Measured } from './child.ts';
import { measure } from './measure.ts';

const { values: options } = parseArgs({
  options: {
    transfers: { type: 'string', default: '4000000' },
    'transfers-per-account': { type: 'string', default: '40' },
    parts: { type: 'string', default: '16' },
    detectors: { type: 'string', default: 'circular-flow,related-party-transaction,guarantee-circle' },
    /** Bounds every process of parts to so much of what the whole takes beyond its code; none when left out. */
    bound: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

/** The same work on next to nothing: what a process takes for its code alone. */
const NOTHING = { transfers: 2000, transfersPerAccount: 4, seed: 1 };
const folder = await mkdtemp(join(tmpdir(), 'ringsight-parts-'));
const file = (name: string): string => join(folder, name);
const asked = { detectors: options.detectors.split(','), parts: Number(options.parts) };

/** Without when and by which run, in the order of ids. */
const said = async (name: string): Promise<string> =>
  JSON.stringify(
    (JSON.parse(await readFile(file(name), 'utf8')) as Finding[])
      .map(({ run, foundAt, ...finding }) => finding)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );

async function inParts(name: string, cap?: number) {
  const [store, plan, results] = [file(`${name}.duckdb`), file(`${name}-plan.json`), file(`${name}-results.json`)];
  const bounds = { data: cap };
  return {
    planned: await measure('plan', store, { options: asked, out: plan }, bounds),
    worked: await measure('work', store, { plan, out: results }, bounds),
    merged: await measure('merge', store, { plan, results, out: file(`${name}-parts.json`) }, bounds),
  };
}

interface Row extends Measured {
  readonly process: string;
  /** Peak less that of the same process on next to nothing. */
  readonly grown: number;
}

try {
  const size = { transfers: Number(options.transfers), transfersPerAccount: Number(options['transfers-per-account']) };
  await measure('fill', file('nothing.duckdb'), { size: NOTHING });
  await measure('fill', file('portfolio.duckdb'), { size: { ...size, seed: Number(options.seed) } });
  const detectors = { options: { detectors: asked.detectors } };
  const idle = await measure('whole', file('nothing.duckdb'), detectors);
  const whole = await measure('whole', file('portfolio.duckdb'), { ...detectors, out: file('whole.json') });
  const rest = await inParts('nothing');
  const bound = options.bound && rest.worked.data + Number(options.bound) * (whole.data - idle.data);
  const parts = await inParts('portfolio', bound || undefined);
  const rows: readonly Row[] = [
    { process: 'whole', ...whole, grown: whole.peak - idle.peak },
    { process: 'plan', ...parts.planned, grown: parts.planned.peak - rest.planned.peak },
    {
      process: `worker of ${asked.parts} parts a search`,
      ...parts.worked,
      grown: parts.worked.peak - rest.worked.peak,
    },
    { process: 'merge', ...parts.merged, grown: parts.merged.peak - rest.merged.peak },
  ];
  if ((await said('whole.json')) !== (await said('portfolio-parts.json'))) {
    console.error('the findings differ');
    process.exitCode = 1;
  }
  if (options.json) console.log(JSON.stringify(rows));
  else
    console.table(Object.fromEntries(rows.map((row) => [row.process, described(row, whole, whole.peak - idle.peak)])));
} finally {
  await rm(folder, { recursive: true });
}

function described({ bytes, peak, grown, milliseconds }: Row, whole: Measured, wholeGrown: number) {
  const megabytes = (value: number): string => (value / 1e6).toFixed(0);
  return {
    'snapshot, MB': megabytes(bytes),
    'peak, MB': megabytes(peak),
    'beyond its code, MB': megabytes(grown),
    'of whole': `${((100 * grown) / wholeGrown).toFixed(0)} %`,
    seconds: (milliseconds / 1000).toFixed(1),
    'time, whole = 1': (milliseconds / whole.milliseconds).toFixed(2),
  };
}
