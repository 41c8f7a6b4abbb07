/** An ingest that is killed at any point and started again gives the graph of one clean load. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { IngestRun, Run } from '../../graph/schema/finding.ts';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';
import { folderWith, graphOf, memoryStore, temporaryFolder } from '../integration/ingest-support.ts';

const child = fileURLToPath(new URL('../integration/ingest-child.ts', import.meta.url));
const ACCOUNTS = 5_000;
const TRANSFERS = 70_000;
const ROUNDS = 2;
const KILLS_PER_ROUND = 4;

/** Enough rows for several batches, with equal events, repeated keys, rows to reject and ends that dangle. */
function inputFiles(): Readonly<Record<string, string>> {
  const enterprises = Array.from(
    { length: 5_000 },
    (_, i) => `registry/${i % 4_990},企业${i % 4_990},${i === 7 ? 'x' : i}`,
  );
  const accounts = Array.from({ length: ACCOUNTS }, (_, i) => `bank/${i}`);
  const holders = Array.from(
    { length: ACCOUNTS },
    (_, i) => `Enterprise:registry/${i % 5_000},Account:bank/${i},2024-01-01`,
  );
  const transfers = Array.from({ length: TRANSFERS }, (_, i) => {
    const [from, to] = [(i * 7) % ACCOUNTS, (i * 13 + 1) % (ACCOUNTS + 5)];
    return `Account:bank/${from},Account:bank/${to},2024-03-${String((i % 30) + 1).padStart(2, '0')},${i % 500 === 0 ? '-1' : i % 11}`;
  });
  const text = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
  return {
    'Enterprise.csv': text('key,name,employees', enterprises),
    'Account.csv': text('key', accounts),
    'hasAccount.csv': text('from,to,validFrom', holders),
    'transfers.csv': text('from,to,at,amount', transfers),
  };
}

/** Temporary files of a process that is killed stay behind, so they go where the test cleans up. */
function start(store: string, folder: string): ChildProcess {
  const env = { ...process.env, TMPDIR: dirname(store) };
  return spawn(process.execPath, ['--import', 'tsx', child, store, folder], { stdio: 'ignore', env });
}

async function contentOf(location: string) {
  const store = await openStore(location, { readOnly: true });
  try {
    const quarantined = await store.list('quarantine');
    return {
      graph: (await graphOf(store)).map((record) => JSON.stringify(record)).join('\n'),
      rejected: quarantined.map(({ run: _, ...row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1)),
      runs: await store.list('run'),
    };
  } finally {
    await store.close();
  }
}

describe('an ingest that is killed', () => {
  it('and started again gives the same graph as one that was not, without a source or a rejected row twice', async () => {
    const folder = await folderWith(inputFiles());
    const stores = await temporaryFolder();
    const clean = join(stores, 'clean.duckdb');
    const begun = performance.now();
    const [code] = await once(start(clean, folder), 'exit');
    expect(code).toBe(0);
    const duration = performance.now() - begun;
    const expected = await contentOf(clean);
    expect(expected.rejected.length).toBe(TRANSFERS / 500 + 1 + 9);

    let killed = 0;
    let brokenOff = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const location = join(stores, `killed-${round}.duckdb`);
      for (let kill = 0; kill < KILLS_PER_ROUND; kill++) {
        const process = start(location, folder);
        const ended = once(process, 'exit');
        await delay(duration * Math.random());
        if (process.exitCode === null) process.kill('SIGKILL');
        const [, signal] = await ended;
        if (signal === 'SIGKILL') killed++;
      }
      expect((await once(start(location, folder), 'exit'))[0]).toBe(0);
      const found = await contentOf(location);
      expect(found.graph === expected.graph, 'the graphs are equal').toBe(true);
      expect(found.rejected).toEqual(expected.rejected);
      brokenOff += found.runs.filter(({ endedAt }: Run) => endedAt === null).length;
    }
    expect(killed).toBeGreaterThan(0);
    expect(brokenOff).toBeLessThanOrEqual(killed);
  });
});

describe('an ingest that is cancelled', () => {
  it('leaves whole batches and a run that has not ended; the next one completes it', async () => {
    const folder = await folderWith(inputFiles());
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
    expect(counts.transfers).toBe(65_536);

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
