/** How build time, memory and every detector grow with the number of transfers. See README.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './measured.ts';
import { storeOf } from './stores.ts';
import { printTable, rowsOf } from './table.ts';

const measure = fileURLToPath(new URL('./measure.ts', import.meta.url));

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

function measured(path: string): Measured {
  const args = ['--expose-gc', '--import', 'tsx', measure, path, options.seconds];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}

const temporary = options.data === undefined ? mkdtempSync(join(tmpdir(), 'ringsight-scale-')) : null;
const folder = temporary ?? options.data!;
mkdirSync(folder, { recursive: true });
try {
  const all = sizes.map((size) => {
    const path = storeOf(folder, size, options.seed);
    console.error(`measuring ${size} transfers …`);
    return measured(path);
  });
  if (options.json) console.log(JSON.stringify({ measured: all, rows: rowsOf(all) }));
  else printTable(all);
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
}
