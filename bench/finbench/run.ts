/** The reads of LDBC FinBench by the engine, beside Neo4j. See README.md. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Loaded, loadFolder } from './load.ts';
import { type Peer, startPeer } from './peer.ts';
import { queries } from './queries/index.ts';
import type { FinBenchQuery } from './queries/query.ts';
import { differencesFrom, differencesOfPeer, timedCases, timesInProcess, timesOfPeer } from './reads.ts';
import { printReads, type ReadRow, ratiosOf, summaryOf } from './report.ts';

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

function required(name: 'data' | 'params' | 'expected'): string {
  const value = options[name];
  if (value === undefined) throw new Error(`--${name} is missing; see bench/finbench/README.md`);
  return value;
}

function chosenQueries(): readonly FinBenchQuery[] {
  const wanted = options.queries?.split(',');
  const unknown = wanted?.find((id) => !queries.some((query) => query.id === id));
  if (unknown !== undefined) throw new Error(`there is no query ${unknown}; they are ${queries.map(({ id }) => id)}`);
  return queries.filter(({ id }) => wanted === undefined || wanted.includes(id));
}

async function main(): Promise<void> {
  const [data, params, expected] = [required('data'), required('params'), required('expected')];
  const chosen = chosenQueries();
  const file = JSON.parse(await readFile(params, 'utf8')) as Record<string, unknown[]>;
  const rounds = Number(options.rounds);
  const differences: string[] = [];
  const rows: ReadRow[] = [];
  let loaded: Loaded | null = null;
  let peer: Peer | null = null;
  try {
    loaded = await loadFolder(data);
    if (!options['no-peer']) peer = await startPeer(data, { heapMb: 1024, pageCacheMb: 256 });
    for (const query of chosen) {
      const cases = timedCases(query, file);
      const ours = await differencesFrom(loaded.graph, query, expected);
      differences.push(...ours.differences);
      if (peer !== null) differences.push(...(await differencesOfPeer(peer, query, expected)));
      rows.push({
        query: query.id,
        answers: ours.checked,
        ours: timesInProcess(loaded.graph, query, cases, rounds),
        peer: peer === null ? null : await timesOfPeer(peer, query, cases, rounds),
      });
    }
  } finally {
    await peer?.close();
    await loaded?.close();
  }
  const { ingestMs, buildMs } = loaded;
  if (options.json) {
    const reads = rows.map((row) => ({ ...row, ratios: ratiosOf(row) }));
    console.log(JSON.stringify({ ingestMs, buildMs, reads, summary: summaryOf(rows), differences }));
  } else {
    console.log(
      `${data}: loaded in ${(ingestMs / 1000).toFixed(1)} s, snapshot built in ${(buildMs / 1000).toFixed(1)} s`,
    );
    printReads(rows);
  }
  for (const text of differences) console.error(text);
  if (differences.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
