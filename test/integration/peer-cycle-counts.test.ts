/** Temporal cycles of public and generated graphs, by length, against parallel-cycle-enumeration in C++: the same number in every case. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEdges } from '../../bench/cycles/read-edges.ts';
import { type CycleGraph, cycleGraphOf } from '../../graph/algorithms/cycle-graph.ts';
import { countTemporalCycles } from '../../graph/algorithms/temporal-cycles.ts';
import { buildTemporalGraph, type TemporalGraph } from '../../graph/algorithms/temporal-graph.ts';
import { countWindowCycles } from '../../graph/algorithms/window-cycles.ts';
import { findTemporalCycles } from '../../graph/engine/cycles.ts';
import { Pool } from '../../graph/engine/pool.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';
import { describeWithShared, sharedPath } from '../shared-data.ts';

const HOUR = 3_600_000;
const run = promisify(execFile);

/** Transfers between accounts; the peer's times are whole seconds. */
async function transfersOf(path: string): Promise<CycleGraph> {
  const store = await openStore(':memory:');
  try {
    await ingest(store, { inputs: [sharedPath(path)] });
    const snapshot = await buildSnapshot(path, (kind, columns) => store.scan(kind, { columns }));
    const { sources, targets, times } = snapshot.edges('transfers');
    const { start, end } = snapshot.range('Account');
    return cycleGraphOf(
      buildTemporalGraph({
        vertexCount: end - start,
        sources: sources.map((node) => node - start),
        targets: targets.map((node) => node - start),
        times: times.map((time) => Math.floor(time / 1000) * 1000),
      }),
    );
  } finally {
    await store.close();
  }
}

interface CycleCase {
  readonly graph: string;
  readonly definition: string;
  readonly windowSeconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Accounts in the order in which they appear; a number is its own. The order decides which of several earliest transfers is the first. */
function edgesOf(
  path: string,
  separator: string,
  columns: readonly [string, string, string],
  secondsOf: (text: string) => number,
) {
  const [head, ...lines] = readFileSync(sharedPath(path), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(separator));
  const [from, to, at] = columns.map((name) => head.indexOf(name));
  const known = new Map<string, number>();
  const numberOf = (id: string): number => known.get(id) ?? known.set(id, known.size).size - 1;
  const vertexOf = separator === ',' ? Number : numberOf;
  const ends = lines.flatMap((line) => [vertexOf(line[from]), vertexOf(line[to])]);
  return buildTemporalGraph({
    vertexCount: ends.reduce((most, vertex) => Math.max(most, vertex), 0) + 1,
    sources: Uint32Array.from(lines, (_, i) => ends[2 * i]),
    targets: Uint32Array.from(lines, (_, i) => ends[2 * i + 1]),
    times: Float64Array.from(lines, (line) => 1000 * secondsOf(line[at])),
  });
}

const expectedCycles = (graph: string, definition = 'temporal'): readonly CycleCase[] => {
  const path = sharedPath('peers/cycles/results/expected-cycle-counts.json');
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly CycleCase[];
  return cases.filter((known) => known.graph === graph && known.definition === definition);
};

/** `2:592 3:1260 …`, as the peer's tables have it. */
const inWords = (counts: ReadonlyMap<number, number>): string =>
  [...counts].map(([length, count]) => `${length}:${count}`).join(' ');

describeWithShared('peers/cycles', 'temporal cycles, against parallel-cycle-enumeration in C++', () => {
  const temp = mkdtempSync(join(tmpdir(), 'ringsight-cycles-'));
  const pool = new Pool(2);
  let aml: CycleGraph;
  beforeAll(async () => {
    aml = await transfersOf('data/amlsim/20K_cycle200');
  });
  afterAll(async () => {
    rmSync(temp, { recursive: true });
    await pool.close();
  });

  const sameAsRecorded = (graph: CycleGraph, name: string, windows: number): void => {
    const cases = expectedCycles(name);
    expect(cases).toHaveLength(windows);
    for (const { windowSeconds, counts } of cases) {
      const found = countTemporalCycles(graph, { window: windowSeconds * 1000 });
      expect([windowSeconds, Object.fromEntries(found)]).toEqual([windowSeconds, counts]);
    }
  };

  const sameInAnyOrder = (graph: TemporalGraph, name: string, windows: number): void => {
    const cases = expectedCycles(name, 'simple');
    expect(cases).toHaveLength(windows);
    for (const { windowSeconds, counts } of cases) {
      const found = countWindowCycles(graph, { window: windowSeconds * 1000 });
      expect([windowSeconds, Object.fromEntries(found)]).toEqual([windowSeconds, counts]);
    }
  };

  it('FinBench and AMLSim: equal counts of cycles in any order in four windows each', () => {
    const columns = ['sourceNodeId', 'targetNodeId', 'time'] as const;
    const days = edgesOf('data/amlsim/20K_cycle200/transactions.csv', ',', columns, (day) => 86_400 * Number(day));
    sameInAnyOrder(days, 'aml_20K_cycle200', 4);
    const names = ['fromId', 'toId', 'createTime'] as const;
    const instants = edgesOf('data/finbench/snapshot/AccountTransferAccount.csv', '|', names, (text) =>
      Math.floor(Date.parse(`${text.replace(' ', 'T')}Z`) / 1000),
    );
    sameInAnyOrder(instants, 'finbench_small', 4);
  });

  it('FinBench: equal counts by length in seven windows', async () => {
    sameAsRecorded(await transfersOf('data/finbench/snapshot'), 'finbench_small', 7);
  });

  it('AMLSim: equal counts by length in six windows', () => {
    sameAsRecorded(aml, 'aml_20K_cycle200', 6);
  });

  it('AMLSim: equal counts in 2400 hours, and with no window at all, in two threads', async () => {
    const months = await findTemporalCycles(pool, aml, { window: 2400 * HOUR });
    expect(inWords(months.counts)).toBe(
      '2:592 3:1260 4:1222 5:1071 6:1831 7:2761 8:3423 9:3790 10:3871 11:3279 12:2528 13:1732 14:1057 15:573 16:259 17:107 18:43 19:7 20:6 21:1',
    );
    const all = await findTemporalCycles(pool, aml, { window: Number.POSITIVE_INFINITY });
    expect(inWords(all.counts)).toBe(
      '2:597 3:1319 4:1314 5:1235 6:2272 7:3678 8:4908 9:5924 10:6472 11:5759 12:4930 13:3507 14:2413 15:1515 16:831 17:353 18:186 19:63 20:27 21:12 22:2 23:2',
    );
    expect(all.completeness).toEqual({ complete: true });
  });

  it('a million transfers of a power law: equal counts by length in six windows, and in any order in five', async () => {
    await run(process.execPath, [sharedPath('peers/cycles/gen_powerlaw_graph.mjs'), join(temp, 'powerlaw1m')]);
    const graph = buildTemporalGraph(readEdges(join(temp, 'powerlaw1m.txt')));
    sameAsRecorded(cycleGraphOf(graph), 'powerlaw1m', 6);
    sameInAnyOrder(graph, 'powerlaw1m', 5);
  });

  it('a million transfers of usual counterparties: equal counts in three windows (left out where there is no Python)', async ({
    skip,
  }) => {
    const file = join(temp, 'syn1m.txt');
    const generator = sharedPath('peers/cycles/generate.py');
    const made = await run('python3', [generator, '10000', '1000000', '7', file]).catch(
      (error) => error as NodeJS.ErrnoException,
    );
    if ('code' in made && made.code === 'ENOENT') skip();
    const graph = cycleGraphOf(buildTemporalGraph(readEdges(file)));
    const counts = [72, 120, 240].map((hours) => inWords(countTemporalCycles(graph, { window: hours * HOUR })));
    expect(counts).toEqual([
      '2:76 3:25 4:5 5:1',
      '2:116 3:97 4:32 5:20 6:2 7:1',
      '2:218 3:343 4:337 5:202 6:135 7:43 8:15 9:1',
    ]);
  });
});
