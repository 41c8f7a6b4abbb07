/** An ingest that is killed at any point and started again gives the graph of one clean load. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IngestRun, Run } from '../../graph/schema/finding.ts';
import { ingest } from '../../ingest/ingest.ts';
import { folderWith, graphOf, memoryStore, temporaryFolder } from '../integration/ingest-support.ts';
import { contentAt, expectSame, inputFiles, killedLoads, type Load, paceOf } from './ingest-support.ts';

const ACCOUNTS = 5_000;
/** Enough rows for several batches. */
const TRANSFERS = 70_000;
const ROUNDS = 2;
const KILLS_PER_ROUND = 10;
const size = { accounts: ACCOUNTS, transfers: TRANSFERS };

describe('an ingest that is killed', () => {
  it('and started again gives the same graph as one that was not, without a source or a rejected row twice', async () => {
    const folder = await folderWith(inputFiles(size));
    const scratch = await temporaryFolder();
    const loadInto = (name: string): Load => ({ store: join(scratch, `${name}.duckdb`), folder, scratch });
    const clean = loadInto('clean');
    const pace = await paceOf(clean);
    const expected = await contentAt(clean.store);
    expect(expected.rejected.length).toBe(TRANSFERS / 500 + 1 + 9);

    let killed = 0;
    let brokenOff = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const load = loadInto(`killed-${round}`);
      killed += await killedLoads(load, pace, KILLS_PER_ROUND);
      const found = await contentAt(load.store);
      expectSame(found, expected);
      expect(found.sequence).toBe(expected.sequence);
      brokenOff += found.runs.filter(({ endedAt }: Run) => endedAt === null).length;
    }
    expect(killed).toBeGreaterThan((ROUNDS * KILLS_PER_ROUND) / 2);
    expect(brokenOff).toBeLessThanOrEqual(killed);
  });
});

describe('an ingest that is cancelled', () => {
  it('leaves whole batches and a run that has not ended; the next one completes it', async () => {
    const folder = await folderWith(inputFiles(size));
    const complete = await memoryStore();
    await ingest(complete, { inputs: [folder] });

    const store = await memoryStore();
    const controller = new AbortController();
    const onProgress = ({ kind, rows }: { readonly kind: string; readonly rows: number }) => {
      if (kind === 'transfers' && rows > 0) controller.abort();
    };
    await expect(ingest(store, { inputs: [folder], signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const [run] = (await store.list('run')) as readonly IngestRun[];
    expect(run.endedAt).toBeNull();
    const { counts } = await store.status();
    expect(counts.Account).toBe(ACCOUNTS);
    expect(counts.transfers).toBe(store.batching.rows);

    await ingest(store, { inputs: [folder] });
    expect(JSON.stringify(await graphOf(store)) === JSON.stringify(await graphOf(complete))).toBe(true);
  });

  it('before it begins writes nothing', async () => {
    const store = await memoryStore();
    const signal = AbortSignal.abort();
    const folder = await folderWith({ 'Account.csv': 'key\n1\n' });
    await expect(ingest(store, { inputs: [folder], signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await store.count('run')).toBe(0);
  });
});
