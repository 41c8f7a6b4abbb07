/** LDBC FinBench by the engine, beside Neo4j: the reads, or questions about the whole graph. See README.md. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FinGraph } from './graph.ts';
import { measureHttp, printHttp } from './http/run.ts';
import { type Loaded, loadFolder, storeFolder } from './load.ts';
import { type Peer, startPeer } from './peer.ts';
import { queries } from './queries/index.ts';
import { differencesBetween, measureReads } from './reads.ts';
import { printReads, ratiosOf, summaryOf } from './report.ts';
import { wholeQuestions } from './whole/index.ts';
import { timePreparations } from './whole/prepare.ts';
import { wholeGraphOf } from './whole/question.ts';
import { printWhole, ratioOf, summaryOfWhole, withShareOf } from './whole/report.ts';
import { measureWhole } from './whole/run.ts';
import { measureWrites, printWrites } from './writes/run.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    params: { type: 'string' },
    expected: { type: 'string' },
    queries: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    whole: { type: 'boolean', default: false },
    http: { type: 'boolean', default: false },
    writes: { type: 'string' },
    'rows-per-file': { type: 'string', default: '100' },
    'no-peer': { type: 'boolean', default: false },
    'peer-heap': { type: 'string', default: '1024' },
    'peer-page-cache': { type: 'string', default: '512' },
    'peer-dir': { type: 'string' },
    'peer-timeout': { type: 'string', default: '300' },
    'peer-ratio': { type: 'string', default: 'Infinity' },
    json: { type: 'boolean', default: false },
  },
});

function required(name: 'data' | 'params' | 'expected'): string {
  const value = options[name];
  if (value === undefined) throw new Error(`--${name} is missing; see bench/finbench/README.md`);
  return value;
}

/** Those that `--queries` names by id, or by the beginning of it; all without it. */
function chosen<Q extends { readonly id: string }>(all: readonly Q[], isNamed: (id: string, name: string) => boolean) {
  const names = options.queries?.split(',');
  const unknown = names?.find((name) => !all.some(({ id }) => isNamed(id, name)));
  if (unknown !== undefined) throw new Error(`there is no ${unknown}; there are ${all.map(({ id }) => id).join(', ')}`);
  return all.filter(({ id }) => names === undefined || names.some((name) => isNamed(id, name)));
}

async function reads({ graph }: Loaded, peer: Peer | null) {
  const file = JSON.parse(await readFile(required('params'), 'utf8')) as Record<string, unknown[]>;
  const [expected, rounds] = [required('expected'), Number(options.rounds)];
  const named = chosen(queries, (id, name) => id === name);
  const { rows, differences } = await measureReads(graph, peer, named, { file, expected, rounds });
  if (!options.json) printReads(rows);
  const figures = rows.map((row) => ({ ...row, ratios: ratiosOf(row) }));
  return { figures: { reads: figures, summary: summaryOf(rows) }, differences };
}

async function whole({ graph }: Loaded, peer: Peer | null) {
  const preparations = await timePreparations(graph.snapshot);
  const named = chosen(wholeQuestions, (id, name) => id.startsWith(name));
  const { rows, differences } = await measureWhole(wholeGraphOf(graph.snapshot), named, {
    expected: options.expected ?? null,
    peer,
    peerTimeoutMs: Number(options['peer-timeout']) * 1000,
    peerRatio: Number(options['peer-ratio']),
    onRow: ({ question, ours, peer: theirs }) => {
      if (theirs !== null)
        console.error(
          `${question}: ${ours.toFixed(2)} ms, Neo4j ${theirs.ms.toFixed(0)} ms ${theirs.stoppedBecause ?? ''}`,
        );
    },
  });
  if (!options.json) printWhole(rows, preparations);
  const figures = rows.map((row) => ({ ...row, ratio: ratioOf(row) }));
  const summary = { apart: summaryOfWhole(rows), counted: summaryOfWhole(withShareOf(preparations, rows)) };
  return { figures: { preparations, whole: figures, summary }, differences };
}

/** Writes, then all reads on both sides again: what was written must be the same in both. */
async function writes({ engine }: Loaded, peer: Peer | null) {
  const folder = options.writes as string;
  const { rows, differences } = await measureWrites(engine, peer, folder, Number(options['rows-per-file']));
  if (!options.json) printWrites(rows);
  if (peer === null || options.params === undefined) return { figures: { writes: rows }, differences };
  const file = JSON.parse(await readFile(options.params, 'utf8')) as Record<string, unknown[]>;
  const graph = new FinGraph(await engine.snapshot());
  const after = await differencesBetween(graph, peer, queries, file);
  return { figures: { writes: rows }, differences: [...differences, ...after] };
}

interface Outcome {
  readonly figures: object;
  readonly differences: readonly string[];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function withPeer(data: string, work: (peer: Peer | null) => Promise<Outcome>): Promise<Outcome> {
  if (options['no-peer']) return work(null);
  const peer = await startPeer(data, {
    heapMb: Number(options['peer-heap']),
    pageCacheMb: Number(options['peer-page-cache']),
    home: options['peer-dir'],
  });
  if (!options.json)
    console.log(peer.loadMs > 0 ? `Neo4j loaded in ${seconds(peer.loadMs)}` : 'Neo4j was loaded before');
  try {
    return await work(peer);
  } finally {
    await peer.close();
  }
}

const mode = options.writes !== undefined ? writes : options.whole ? whole : reads;

async function inProcess(data: string): Promise<Outcome> {
  const loaded = await loadFolder(data);
  try {
    const { ingestMs, buildMs } = loaded;
    if (!options.json) console.log(`${data}: loaded in ${seconds(ingestMs)}, snapshot built in ${seconds(buildMs)}`);
    const { figures, differences } = await withPeer(data, (peer) => mode(loaded, peer));
    return { figures: { ingestMs, buildMs, ...figures }, differences };
  } finally {
    await loaded.close();
  }
}

async function overHttp(data: string): Promise<Outcome> {
  const file = JSON.parse(await readFile(required('params'), 'utf8')) as Record<string, unknown[]>;
  const { path, remove } = await storeFolder(data);
  try {
    return await withPeer(data, async (peer) => {
      const { rows, differences } = await measureHttp(path, peer, file, Number(options.rounds));
      if (!options.json) printHttp(rows);
      return { figures: { http: rows }, differences };
    });
  } finally {
    await remove();
  }
}

async function main(): Promise<void> {
  const { figures, differences } = await (options.http ? overHttp : inProcess)(required('data'));
  if (options.json) console.log(JSON.stringify({ ...figures, differences }));
  for (const text of differences) console.error(text);
  if (differences.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
