/** Counts and lists all simple temporal cycles of a file, beside parallel-cycle-enumeration where it is given. See README.md. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { cycleGraphOf } from '../../graph/algorithms/cycle-graph.ts';
import { inTimeOrder } from '../../graph/algorithms/temporal-graph.ts';
import { findTemporalCycles, type TemporalCycleAnswer } from '../../graph/engine/cycles.ts';
import { Pool } from '../../graph/engine/pool.ts';
import { runPeer } from './peer.ts';
import { readEdges } from './read-edges.ts';

const HOUR = 3_600_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'window-hours': { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    'max-length': { type: 'string' },
    repeats: { type: 'string', default: '3' },
    milliseconds: { type: 'string' },
    peer: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
const hours = Number(options['window-hours']);
const [threads, repeats] = [Number(options.threads), Number(options.repeats)];
const wrong = file === undefined || !(hours >= 0) || !(threads >= 1) || !(repeats >= 1);
if (wrong || (options['max-length'] !== undefined && options.peer !== undefined)) {
  console.error(
    'Use: npm run bench:cycles -- FILE --window-hours N [--threads T] [--peer PATH | --max-length L] [--json]',
  );
  process.exit(2);
}

const timed = async <T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
};
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

const read = await timed(() => readEdges(file));
const built = await timed(() => cycleGraphOf(inTimeOrder(read.value)));
const maxLength = options['max-length'] === undefined ? undefined : Number(options['max-length']);
const milliseconds = options.milliseconds === undefined ? undefined : Number(options.milliseconds);
const question = { window: hours * HOUR, maxLength };

const pool = new Pool(threads);
// Threads are started before the clock is, as those of a running engine are; the search itself they have not yet seen.
const nothing = { vertexCount: 2, sources: Uint32Array.of(0), targets: Uint32Array.of(1), times: Float64Array.of(0) };
await findTemporalCycles(pool, cycleGraphOf(inTimeOrder(nothing)), question);

const search = async (keep: number) => {
  const runs = [];
  for (let i = 0; i < repeats; i++) {
    runs.push(await timed(() => findTemporalCycles(pool, built.value, question, { keep, milliseconds })));
  }
  return { answer: runs[0].value, first: runs[0].seconds, median: median(runs.map(({ seconds }) => seconds)) };
};
const counted = await search(0);
const listed = await search(Number.POSITIVE_INFINITY);
await pool.close();

const { answer } = counted;
const lengths = Object.fromEntries(answer.counts);
const problems: string[] = [];
if (listed.answer.cycles.length !== listed.answer.total) problems.push('not every cycle was handed over');
if (answer.completeness.complete && !sameCounts(answer, listed.answer.counts))
  problems.push('counting and listing differ');

const peer = options.peer === undefined ? [] : await runPeer(options.peer, file, Math.round(hours * 3600), threads);
for (const { algorithm, counts } of peer) {
  if (!sameCounts(answer, counts)) problems.push(`algorithm ${algorithm} of the peer counts other cycles`);
}
const best = peer[0]?.seconds;

const result = {
  file,
  edges: built.value.outEdges.length,
  windowHours: hours,
  threads,
  counts: lengths,
  total: answer.total,
  completeness: answer.completeness,
  seconds: {
    read: read.seconds,
    build: built.seconds,
    count: { first: counted.first, median: counted.median },
    list: { first: listed.first, median: listed.median },
  },
  peer: peer.map(({ algorithm, seconds }) => ({ algorithm, seconds })),
  ratio: best === undefined ? null : { count: best / counted.median, list: best / listed.median },
  peakMiB: process.resourceUsage().maxRSS / 1024,
  problems,
};
if (options.json) console.log(JSON.stringify(result));
else show();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function sameCounts({ counts }: TemporalCycleAnswer, others: ReadonlyMap<number, number>): boolean {
  return JSON.stringify([...counts]) === JSON.stringify([...others]);
}

function show(): void {
  const { completeness, total } = answer;
  console.table(
    Object.fromEntries(
      [...answer.counts, ['all', total] as const].map(([length, count]) => [
        length,
        { cycles: count.toLocaleString('en-US') },
      ]),
    ),
  );
  if (!completeness.complete) console.log(`Stopped at ${total} (${completeness.stoppedBecause}): not complete.`);
  const row = (seconds: number) => ({
    seconds: seconds.toFixed(3),
    ratio: best === undefined ? '' : `${(best / seconds).toFixed(1)}×`,
  });
  console.table({
    'read the file': row(read.seconds),
    'build the graph': row(built.seconds),
    'count, first': row(counted.first),
    [`count, median of ${repeats}`]: row(counted.median),
    'list all, first': row(listed.first),
    [`list all, median of ${repeats}`]: row(listed.median),
    ...Object.fromEntries(peer.map(({ algorithm, seconds }) => [`peer, algorithm ${algorithm}`, row(seconds)])),
  });
  console.log(`${threads} threads; at most ${result.peakMiB.toFixed(0)} MiB resident, all told.`);
}
