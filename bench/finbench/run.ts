/** The reads of LDBC FinBench by the engine, beside Neo4j. See README.md. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadFolder } from './load.ts';
import { queries } from './queries/index.ts';
import { differencesOf, timedCases, timesInProcess } from './reads.ts';
import type { Times } from './timing.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    params: { type: 'string' },
    expected: { type: 'string' },
    queries: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'no-peer': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const required = (name: 'data' | 'params' | 'expected'): string => {
  const value = options[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
};

const [data, params, expected] = [required('data'), required('params'), required('expected')];
const wanted = options.queries?.split(',');
const chosen = queries.filter(({ id }) => wanted === undefined || wanted.includes(id));
const file = JSON.parse(await readFile(params, 'utf8')) as Record<string, unknown[]>;

const { graph, close, ingestMs, buildMs } = await loadFolder(data);
const rows: { query: string; checked: number; ours: Times }[] = [];
const differences: string[] = [];
try {
  for (const query of chosen) {
    const answers = await differencesOf(graph, query, expected);
    differences.push(...answers.differences);
    const ours = timesInProcess(graph, query, timedCases(query, file), Number(options.rounds));
    rows.push({ query: query.id, checked: answers.checked, ours });
  }
} finally {
  await close();
}
console.log({ ingestMs, buildMs });
console.table(rows.map(({ query, checked, ours }) => ({ query, checked, p50: ours.p50 * 1000, p95: ours.p95 * 1000 })));
for (const text of differences) console.error(text);
if (differences.length > 0) process.exitCode = 1;
