/** How build time, memory and every detector grow with the number of transfers. See README.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './measured.ts';

const ringsight = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));
const measure = fileURLToPath(new URL('./measure.ts', import.meta.url));
/** As many as the generator gives an enterprise on average. */
const TRANSFERS_PER_ENTERPRISE = 45.5;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '0.1M,1M,10M' },
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
  },
});
const sizes = options.sizes.split(',').map((text) => {
  const match = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(text.trim());
  return match ? Number(match[1]) * { '': 1, k: 1e3, M: 1e6 }[match[2] as '' | 'k' | 'M'] : Number.NaN;
});
if (sizes.some((size) => !(size >= 5000)) || !/^\d+$/.test(options.seed) || !(Number(options.seconds) > 0)) {
  console.error(
    'Use: npm run bench:scale -- [--sizes 0.1M,1M,10M,30M] [--data DIR] [--seed 1] [--seconds 600] [--json]',
  );
  process.exit(2);
}

/** A store with about so many transfers; made where the folder has none. */
function storeOf(folder: string, size: number): string {
  const path = join(folder, `scale-${size}-${options.seed}.duckdb`);
  if (existsSync(path)) return path;
  const files = join(folder, `scale-${size}-${options.seed}`);
  const half = `${path}.half`;
  for (const made of [files, half]) rmSync(made, { recursive: true, force: true });
  const enterprises = String(Math.ceil(size / TRANSFERS_PER_ENTERPRISE));
  console.error(`making ${size} transfers …`);
  const call = (...args: string[]) =>
    execFileSync(process.execPath, [ringsight, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  call('generate', '--out', files, '--enterprises', enterprises, '--seed', options.seed, '--format', 'parquet');
  call('ingest', files, '--store', half);
  rmSync(files, { recursive: true });
  renameSync(half, path);
  return path;
}

function measured(path: string): Measured {
  const args = ['--expose-gc', '--import', 'tsx', measure, path, options.seconds];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}

const temporary = options.data === undefined ? mkdtempSync(join(tmpdir(), 'ringsight-scale-')) : null;
const folder = temporary ?? options.data!;
mkdirSync(folder, { recursive: true });
const all: Measured[] = [];
try {
  for (const size of sizes) {
    console.error(`measuring ${size} transfers …`);
    all.push(measured(storeOf(folder, size)));
  }
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
}

interface Row {
  readonly what: string;
  readonly values: readonly number[];
  readonly digits: number;
  /** Where a detector ran out of its time or its bounds, by size. */
  readonly stopped?: readonly (string | null)[];
  readonly grows: boolean;
}
const rowOf = (what: string, value: (one: Measured) => number, digits = 0, grows = true): Row => ({
  what,
  values: all.map(value),
  digits,
  grows,
});
const rows: readonly Row[] = [
  rowOf('nodes', ({ nodes }) => nodes),
  rowOf('edges', ({ edges }) => edges),
  rowOf('build, ms', ({ build }) => build),
  rowOf('build, edges/s', ({ edgesPerSecond }) => edgesPerSecond, 0, false),
  rowOf('snapshot, MiB', (one) => one.snapshotMebibytes, 1),
  rowOf('bytes a transfer', (one) => one.bytesPerTransfer, 1, false),
  rowOf('process grown while building, at most, MiB', (one) => one.peakMebibytes),
  rowOf('process grown after all, MiB', (one) => one.heldMebibytes),
  ...(all[0]?.detectors ?? []).map(({ id }, i) => ({
    ...rowOf(`${id}, ms`, ({ detectors }) => detectors[i].milliseconds),
    stopped: all.map(({ detectors }) => detectors[i].stoppedBecause),
  })),
];
/** b of "work grows like transfers to the power of b" between two sizes: 1 is linear. */
const exponent = (values: readonly number[], i: number): number =>
  Math.log(values[i] / values[i - 1]) / Math.log(all[i].transfers / all[i - 1].transfers);

if (options.json) console.log(JSON.stringify(all));
else {
  const table = rows.map(({ what, values, digits, stopped, grows }) => {
    const cells: Record<string, string> = {};
    for (const [i, value] of values.entries()) {
      const reason = stopped?.[i] ? ` (${stopped[i]})` : '';
      cells[`${all[i].transfers}`] = `${value.toFixed(digits)}${reason}`;
      if (i > 0) cells[`exponent to ${all[i].transfers}`] = grows ? exponent(values, i).toFixed(2) : '';
    }
    return [what, cells];
  });
  console.table(Object.fromEntries(table));
}
