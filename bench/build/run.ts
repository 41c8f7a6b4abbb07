/** How fast a snapshot is built from DuckDB. See README.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './measured.ts';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const { values: options } = parseArgs({
  options: {
    edges: { type: 'string', default: '10M' },
    store: { type: 'string' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const match = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(options.edges);
const edges = match ? Number(match[1]) * { '': 1, k: 1e3, M: 1e6 }[match[2] as '' | 'k' | 'M'] : Number.NaN;
if (!(edges >= 1) || !(Number(options.runs) >= 1) || !/^\d+$/.test(options.seed)) {
  console.error('Use: npm run bench:build -- [--edges 10M] [--store FILE] [--runs 3] [--seed 1] [--json]');
  process.exit(2);
}

const call = (name: string, ...args: string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', script(name), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const temporary = options.store === undefined ? mkdtempSync(join(tmpdir(), 'ringsight-build-')) : null;
const store = options.store ?? join(temporary!, 'transfers.duckdb');
const all: Measured[] = [];
try {
  if (!existsSync(store)) {
    console.error(`making ${edges} transfers …`);
    call('./make-store.ts', store, String(edges), options.seed);
  }
  for (let run = 0; run < Number(options.runs); run++) all.push(JSON.parse(call('./measure.ts', store)));
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
}

/** The run whose time is in the middle. */
const median = all.toSorted((a, b) => a.milliseconds - b.milliseconds)[all.length >> 1];
const result = {
  ...median,
  edgesPerSecond: (median.edges / median.milliseconds) * 1000,
  bytesAnEdge: (median.snapshotMebibytes * (1 << 20)) / median.edges,
  processors: availableParallelism(),
};
if (options.json) console.log(JSON.stringify(result));
else {
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  console.table({
    edges: whole(result.edges),
    nodes: whole(result.nodes),
    'build, s': (result.milliseconds / 1000).toFixed(2),
    'user time of all threads, s': (result.userMilliseconds / 1000).toFixed(2),
    'edges a second': whole(result.edgesPerSecond),
    'bytes an edge, nodes included': whole(result.bytesAnEdge),
    'snapshot, MiB': whole(result.snapshotMebibytes),
    'process grew by at most, MiB': whole(result.peakMebibytes),
    processors: result.processors,
  });
}
