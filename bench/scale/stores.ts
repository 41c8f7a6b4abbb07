/** Stores of about so many transfers, made by the generator and the loader where a folder has none. */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ringsight = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));
/** As many as the generator gives an enterprise on average. */
const TRANSFERS_PER_ENTERPRISE = 45.5;

/** The path of a store with about so many transfers. A folder holds whole stores only. */
export function storeOf(folder: string, transfers: number, seed: string): string {
  const path = join(folder, `scale-${transfers}-${seed}.duckdb`);
  if (existsSync(path)) return path;
  const files = join(folder, `scale-${transfers}-${seed}`);
  const half = `${path}.half`;
  for (const made of [files, half, `${half}.wal`]) rmSync(made, { recursive: true, force: true });
  const enterprises = String(Math.ceil(transfers / TRANSFERS_PER_ENTERPRISE));
  timed(`making ${transfers} transfers`, 'generate', '--out', files, '--enterprises', enterprises, '--seed', seed);
  timed(`loading ${transfers} transfers`, 'ingest', files, '--store', half);
  rmSync(files, { recursive: true });
  renameSync(half, path);
  return path;
}

function timed(what: string, ...args: readonly string[]): void {
  const started = performance.now();
  execFileSync(process.execPath, [ringsight, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  console.error(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
