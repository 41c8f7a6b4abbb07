import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IngestRun } from '../../graph/schema/finding.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { fingerprint } from './fingerprint.ts';
import { count, Step } from './step.ts';

const folder = 'data/sample';
const enterprises = 2_000;
const seed = 1;

/** Generates the sample portfolio where it is absent or comes from another generator, and loads it into an empty store. */
export async function loadSample(root: string, store: GraphStore, signal: AbortSignal): Promise<void> {
  const stamp = join(root, `${folder}.stamp`);
  const wanted = fingerprint(root, ['ingest/generate', 'graph/schema']);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (await isLoaded(store)) {
    if (existsSync(stamp) && !isCurrent) {
      console.log(
        '  The generator has changed since the sample was made; remove data/ to begin anew with the present one.',
      );
    }
    return;
  }
  if (!isCurrent) {
    rmSync(join(root, folder), { recursive: true, force: true });
    await generate(join(root, folder), signal);
    writeFileSync(stamp, wanted);
  }
  await load(store, join(root, folder), signal);
}

/** A load that was broken off has a run without an end; it is then loaded again, which changes nothing that is there. */
async function isLoaded(store: GraphStore): Promise<boolean> {
  const runs = await store.list('run', { where: { type: 'ingest' } });
  return runs.some(({ endedAt }) => endedAt !== null);
}

async function generate(out: string, signal: AbortSignal): Promise<void> {
  const step = new Step('Sample portfolio');
  try {
    const { files } = await generatePortfolio({
      out,
      enterprises,
      seed,
      signal,
      onProgress: ({ done, total }) => step.update(done, total, 'enterprises'),
    });
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    step.done(`${count(enterprises)} enterprises, ${count(rows)} rows in ${folder}`);
  } finally {
    step.stop();
  }
}

async function load(store: GraphStore, input: string, signal: AbortSignal): Promise<void> {
  const step = new Step('Loading');
  try {
    const run = await ingest(store, {
      inputs: [input],
      format: 'portfolio',
      signal,
      onProgress: ({ kind, rows, total }) => step.update(rows, total, kind),
    });
    step.done(
      `${count(recordsOf(run))} records${run.rejected === 0 ? '' : `, ${count(run.rejected)} rows in quarantine`}`,
    );
  } finally {
    step.stop();
  }
}

const recordsOf = ({ counts }: IngestRun): number =>
  Object.values(counts).reduce((sum, { inserted, updated, unchanged }) => sum + inserted + updated + unchanged, 0);
