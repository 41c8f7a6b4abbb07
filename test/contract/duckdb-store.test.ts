import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../graph/schema/errors.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import { batchesOf, type EdgeRow, type NodeRow, snapshotOf } from '../../graph/snapshot/from-rows.ts';
import { openStore } from '../../graph/store/open.ts';
import { describeRemoval } from './removal.ts';
import { describeStore } from './store.ts';
import { pictureOf } from './store-rows.ts';

const temporaryFolder = () => mkdtemp(join(tmpdir(), 'ringsight-store-'));

const place = async () => {
  const folder = await temporaryFolder();
  return {
    open: () => openStore(join(folder, 'ringsight.duckdb')),
    remove: () => rm(folder, { recursive: true }),
  };
};

describeStore('DuckDB store in a file', place);
describeRemoval('DuckDB store in a file', place);

const writer = fileURLToPath(new URL('./duckdb-writer.ts', import.meta.url));

/** Starts a process that loads companies into a store batch by batch and says so after each. */
function startWriter(file: string, batches: number, rows = 500) {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, file, String(batches), String(rows)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, ended: once(child, 'exit'), line: () => once(child.stdout, 'data') };
}

describe('DuckDB file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    file = join(folder, 'ringsight.duckdb');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const company = batchesOf([{ kind: 'Enterprise', key: 'A', values: { name: 'one' } }], [])[0];
  const refusal = (code: ErrorCode, reason: RegExp) => ({
    name: 'RingsightError',
    code,
    reason: expect.stringMatching(reason),
    remedy: expect.stringMatching(/\w/),
  });

  it('names the ends of many edges by row to a reader of all nodes, until the graph changes', async () => {
    const store = await openStore(file);
    // Two of three enterprises and half of the people are there; the others are ends of edges alone.
    const nodes: NodeRow[] = [
      ...Array.from({ length: 200 }, (_, i) => ({ kind: 'Enterprise' as const, key: `甲${i * 1.5}` })),
      ...Array.from({ length: 100 }, (_, i) => ({ kind: 'Person' as const, key: `p${i * 2}` })),
    ];
    const edges: EdgeRow[] = Array.from({ length: 25_000 }, (_, i) => ({
      kind: 'owns',
      from: i % 3 === 0 ? `Person:p${i % 200}` : `Enterprise:甲${i % 300}`,
      to: `Enterprise:甲${(i * 7) % 301}`,
      values: { share: 0.5, validFrom: i },
    }));
    for (const batch of batchesOf(nodes, edges)) await store.upsert(batch);
    const { sequence } = await store.status();
    const counted = { byRow: 0, batches: 0 };
    const built = await buildSnapshot('rows', async function* (kind, columns) {
      for await (const batch of store.scan(kind, { columns, bulk: true, nodesRead: sequence })) {
        if (kind === 'owns') counted.batches++;
        if (batch.ends) counted.byRow++;
        yield batch;
      }
    });
    expect(counted).toEqual({ byRow: 1, batches: 2 });
    expect(pictureOf(built)).toEqual(pictureOf(await snapshotOf(nodes, edges)));
    await store.upsert(company);
    for await (const batch of store.scan('owns', { bulk: true, nodesRead: sequence }))
      expect(batch.ends).toBeUndefined();
    await store.close();
  });

  it('hands the texts of many nodes over end to end', async () => {
    const store = await openStore(file);
    const nodes: NodeRow[] = Array.from({ length: 21_000 }, (_, i) => ({
      kind: 'Enterprise',
      key: i % 2 === 0 ? `甲${i}` : `${i}`,
      values: {
        name: i % 5 === 0 ? null : i % 7 === 0 ? '' : `企业 ${i} 𠮷 of a long name`,
        industry: i % 3 === 0 ? null : `industry ${i % 4}`,
        netAssets: i % 11 === 0 ? null : i,
      },
    }));
    for (const batch of batchesOf(nodes, [])) await store.upsert(batch);
    let isPacked = false;
    const built = await buildSnapshot('rows', async function* (kind, columns) {
      for await (const batch of store.scan(kind, { columns, bulk: true })) {
        isPacked ||= batch.packed?.key !== undefined && batch.packed.name !== undefined;
        yield batch;
      }
    });
    expect(isPacked).toBe(true);
    expect(pictureOf(built)).toEqual(pictureOf(await snapshotOf(nodes, [])));
    expect(nodes.map(({ key }) => built.text('Enterprise', 'industry', built.find(`Enterprise:${key}`)!))).toEqual(
      nodes.map(({ values }) => values!.industry),
    );
    const keys = nodes.map((_, row) => Buffer.from(built.keyOf(row)));
    expect(keys.every((key, row) => row === 0 || Buffer.compare(keys[row - 1], key) < 0)).toBe(true);
    await store.close();
  });

  it('is made together with its folder', async () => {
    const deep = join(folder, 'a', 'b', 'ringsight.duckdb');
    await (await openStore(deep)).close();
    expect(existsSync(deep)).toBe(true);
  });

  it.each(['graph', 'store', 'temp.duckdb', 'ringsight.db', 'it\'s "甲".duckdb', 'a;b--.duckdb', 'x'.repeat(200)])(
    'may be called %j',
    async (name) => {
      const path = join(folder, name);
      const store = await openStore(path);
      await store.upsert(company);
      await store.close();
      const again = await openStore(path, { readOnly: true });
      expect((await again.records(['Enterprise:A']))[0].values.name).toBe('one');
      await again.close();
    },
  );

  it('is refused to another process by the name of the one that has it', async () => {
    const { child, ended, line } = startWriter(file, 1_000_000);
    await line();
    await expect(openStore(file)).rejects.toMatchObject(
      refusal('STORE_IN_USE', new RegExp(`^in use by pid ${child.pid}$`)),
    );
    child.kill('SIGKILL');
    await ended;
    await (await openStore(file)).close();
  });

  it('is refused to the same process a second time, by whatever name', async () => {
    const store = await openStore(file);
    const again = join(folder, '.', 'x', '..', 'ringsight.duckdb');
    await expect(openStore(again)).rejects.toMatchObject(
      refusal('STORE_IN_USE', new RegExp(`this process .*${process.pid}`)),
    );
    await store.close();
    await (await openStore(again)).close();
  });

  it('can be read by several at once', async () => {
    const store = await openStore(file);
    await store.upsert(company);
    await store.close();
    const reader = await openStore(file, { readOnly: true });
    expect((await reader.status()).counts).toEqual({ Enterprise: 1 });
    await expect(reader.upsert(company)).rejects.toMatchObject(refusal('STORE_UNAVAILABLE', /read-only/));
    await reader.close();
  });

  it.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['a folder', (path) => mkdir(path), /folder/],
    ['no database', (path) => writeFile(path, 'id,name\n1,x\n'.repeat(5000)), /damaged or is not a store/],
    ['an empty text', (path) => writeFile(path, 'x'), /damaged or is not a store/],
    ['of another application', otherApplication, /something else/],
    ['of a newer format', newerFormat, /format 99/],
  ])('is refused when it is %s', async (_, make, reason) => {
    await make(file);
    await expect(openStore(file)).rejects.toMatchObject(refusal('STORE_UNAVAILABLE', reason));
  });

  it.each([
    ['/proc/nowhere/ringsight.duckdb', false, /./],
    ['/sys/ringsight.duckdb', false, /permission|read-only/],
    ['/dev/null', false, /folder|damaged|one file/],
    [join(tmpdir(), 'ringsight-none', 'x.duckdb'), true, /no such file/],
  ])('is refused at %s', async (path, readOnly, reason) => {
    await expect(openStore(path, { readOnly })).rejects.toMatchObject(refusal('STORE_UNAVAILABLE', reason));
  });

  it.each(['mongodb://localhost', 'postgres://user:secret@host/db', ''])(
    'is refused at %j as no store',
    async (location) => {
      const error = await openStore(location).catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ code: 'BAD_REQUEST' });
      expect((error as Error).message).not.toContain('secret');
    },
  );

  it('is refused when its middle is damaged, or says so on reading', async () => {
    const store = await openStore(file);
    await store.upsert(
      batchesOf(
        Array.from({ length: 50_000 }, (_, i) => ({
          kind: 'Enterprise' as const,
          key: `${i}`,
          values: { name: `n${i}` },
        })),
        [],
      )[0],
    );
    await store.close();
    const handle = await open(file, 'r+');
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size - 4096 * 3, 7), 0, size - 4096 * 3, 4096 * 3);
    await handle.close();
    const read = async () => {
      const damaged = await openStore(file);
      try {
        for await (const batch of damaged.scan('Enterprise')) expect(batch.length).toBeGreaterThan(0);
      } finally {
        await damaged.close();
      }
    };
    await expect(read()).rejects.toMatchObject(refusal('STORE_UNAVAILABLE', /damaged/));
  });

  it('of an earlier schema gets the tables and columns that it lacks', async () => {
    const store = await openStore(file);
    await store.upsert(company);
    await store.close();
    await runInFile(
      file,
      'ALTER TABLE graph."Enterprise" DROP COLUMN netAssets; DROP TABLE graph.kin; DROP TABLE documents.review',
    );

    await expect(openStore(file, { readOnly: true })).rejects.toMatchObject(
      refusal('STORE_UNAVAILABLE', /earlier version/),
    );
    const opened = await openStore(file);
    const [change] = batchesOf([{ kind: 'Enterprise', key: 'A', values: { netAssets: 5 } }], []);
    expect(await opened.upsert(change)).toEqual({ inserted: 0, updated: 1, unchanged: 0 });
    expect((await opened.records(['Enterprise:A']))[0].values).toMatchObject({ name: 'one', netAssets: 5 });
    expect(await opened.count('review')).toBe(0);
    await opened.close();
  });

  it('has whole batches only when its process is killed at any moment', async () => {
    const committed: number[] = [];
    for (const wait of [3, 40, 90, 170, 260]) {
      const { child, ended, line } = startWriter(file, 1_000_000);
      await line();
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await ended;
      const store = await openStore(file);
      const { counts, sequence } = await store.status();
      expect(counts.Enterprise! % 500).toBe(0);
      expect(counts.Enterprise).toBe(sequence * 500);
      let seen = 0;
      for await (const { length } of store.scan('Enterprise', { columns: ['key'] })) seen += length;
      expect(seen).toBe(counts.Enterprise);
      committed.push(seen);
      await store.close();
    }
    expect(committed).toEqual(committed.toSorted((a, b) => a - b));
  });

  it('has every single row that its process said was written before it was killed', async () => {
    const { child, ended, line } = startWriter(file, 1_000_000, 1);
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    await line();
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGKILL');
    await ended;
    const last = Number(said.trimEnd().split('\n').at(-1));
    const store = await openStore(file);
    const { counts, sequence } = await store.status();
    expect(sequence).toBeGreaterThan(last);
    expect(counts.Enterprise).toBe(sequence);
    expect(await store.records([`Enterprise:${last}/0`])).toHaveLength(1);
    await store.close();
  });
});

async function otherApplication(file: string): Promise<void> {
  await runInFile(file, 'CREATE TABLE orders (id INTEGER)');
}

async function newerFormat(file: string): Promise<void> {
  await (await openStore(file)).close();
  await runInFile(file, 'UPDATE ringsight.meta SET format = 99');
}

/** Runs statements on a file behind the store's back. */
async function runInFile(file: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(`ATTACH '${file}' AS other; USE other; ${sql}`);
  connection.closeSync();
  instance.closeSync();
}
