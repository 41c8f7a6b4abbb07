/** Compares a checked load with a plain one, in one run. See README.md. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROUNDS = 3;
const ringsight = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));
const plain = fileURLToPath(new URL('./plain.ts', import.meta.url));

/** Seconds that a whole process takes. */
function seconds(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}

function measure(folder: string) {
  const work = mkdtempSync(join(tmpdir(), 'ringsight-bench-'));
  try {
    let load = Number.POSITIVE_INFINITY;
    let peer = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      load = Math.min(load, seconds([ringsight, 'ingest', folder, '--store', join(work, `${round}.duckdb`)]));
      peer = Math.min(peer, seconds(['--import', 'tsx', plain, folder, join(work, `plain-${round}.duckdb`)]));
    }
    const store = join(work, '0.duckdb');
    const again = seconds([ringsight, 'ingest', folder, '--store', store]);
    const detect = seconds([ringsight, 'detect', '--store', store]);
    return { folder: resolve(folder).split(sep).slice(-2).join('/'), load, peer, ratio: load / peer, again, detect };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
if (positionals.length === 0) {
  console.error('Give one or more folders of files that ringsight can load.');
  process.exit(2);
}
const rows = positionals.map(measure);
if (values.json) console.log(JSON.stringify(rows));
else {
  console.table(
    Object.fromEntries(
      rows.map(({ folder, load, peer, ratio, again, detect }) => [
        folder,
        {
          'load, s': load.toFixed(2),
          'plain, s': peer.toFixed(2),
          'load ÷ plain': `${ratio.toFixed(1)}×`,
          'load again, s': again.toFixed(2),
          'detect, s': detect.toFixed(2),
        },
      ]),
    ),
  );
}
