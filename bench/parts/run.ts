/** Compares a detection over the whole graph with the same in parts, each process with its peak memory. See README.md. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from '../../graph/schema/finding.ts';
import type { Measured } from './child.ts';
import { boundedBy, measure } from './measure.ts';

const { values: options } = parseArgs({
  options: {
    /** A store that is there already and is only read; one is made when left out. */
    store: { type: 'string' },
    transfers: { type: 'string', default: '4000000' },
    'transfers-per-account': { type: 'string', default: '40' },
    /** Parts of each search; by `events` of a part when left out. */
    parts: { type: 'string' },
    events: { type: 'string' },
    detectors: { type: 'string' },
    /** Bounds every process of parts to so much of the bytes of the whole snapshot; none when left out. */
    bound: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'ringsight-parts-'));
const file = (name: string): string => join(folder, name);
const given = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const detectors = options.detectors?.split(',');
const asked = { detectors, parts: given(options.parts), events: given(options.events) };
const progress = (text: string): void => console.error(text);

/** What a heap must have that holds all findings, and what the search over all makes of them. */
const HEAP_OF_THE_WHOLE = 4096;

/** Without when and by which run, in the order of ids. */
const said = async (name: string): Promise<readonly string[]> =>
  (JSON.parse(await readFile(file(name), 'utf8')) as Finding[])
    .map(({ run, foundAt, ...finding }) => JSON.stringify(finding))
    .sort();

async function storeToRead(): Promise<string> {
  if (options.store) return options.store;
  const size = { transfers: Number(options.transfers), transfersPerAccount: Number(options['transfers-per-account']) };
  await measure('fill', file('portfolio.duckdb'), { size: { ...size, seed: Number(options.seed) } });
  return file('portfolio.duckdb');
}

async function inParts(store: string, memory: number | undefined) {
  const [plan, results] = [file('plan.json'), file('results.json')];
  const planned = await measure('plan', store, { options: asked, out: plan }, { memory });
  progress('planned');
  const worked = await measure('work', store, { plan, out: results }, { memory });
  progress('worked');
  const merged = await measure('merge', store, { plan, results, out: file('parts.json') }, { memory });
  return { plan: planned, [`worker, ${worked.parts!.length} parts`]: worked, merge: merged };
}

try {
  const store = await storeToRead();
  const whole = await measure(
    'whole',
    store,
    { options: { detectors }, out: file('whole.json') },
    { heap: HEAP_OF_THE_WHOLE },
  );
  progress(`whole: ${JSON.stringify(whole)}`);
  const bound = options.bound === undefined ? undefined : Math.floor(Number(options.bound) * whole.bytes);
  const parts = await inParts(store, bound);
  const [expected, found] = [await said('whole.json'), await said('parts.json')];
  const isEqual = expected.join('\n') === found.join('\n');
  if (!isEqual) process.exitCode = 1;
  const rows: Readonly<Record<string, Measured>> = { whole, ...parts };
  if (options.json)
    console.log(JSON.stringify({ bound, boundedBy: bound && boundedBy(), isEqual, findings: found.length, rows }));
  else {
    console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, described(row, whole)])));
    const limit =
      bound === undefined ? '' : `; each process of parts bounded to ${(bound / 1e6).toFixed(0)} MB (${boundedBy()})`;
    console.log(
      `${found.length} findings, ${isEqual ? 'equal' : `NOT equal: the whole has ${expected.length}`}${limit}`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}

function described({ bytes, peak, milliseconds, processor }: Measured, whole: Measured) {
  const megabytes = (value: number): string => (value / 1e6).toFixed(0);
  const percent = (of: number): string => `${((100 * peak) / of).toFixed(0)} %`;
  return {
    'snapshot, MB': megabytes(bytes),
    'peak, MB': megabytes(peak),
    'of the whole snapshot': percent(whole.bytes),
    'of the whole process': percent(whole.peak),
    seconds: (milliseconds / 1000).toFixed(1),
    'time, whole = 1': (milliseconds / whole.milliseconds).toFixed(2),
    'processor, whole = 1': (processor / whole.processor).toFixed(2),
  };
}
