/** Input that is broken in all sorts of ways gets a clear answer and loses nothing: the cases are data. */
import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { KindCounts } from '../../graph/schema/finding.ts';
import { ingest } from '../../ingest/ingest.ts';
import { loadedCases } from './ingest-broken-cases.ts';
import { refusedCases } from './ingest-refused-cases.ts';
import { folderWith, graphOf, memoryStore } from './ingest-support.ts';

const sum = (counts: Readonly<Record<string, KindCounts>>): number =>
  Object.values(counts).reduce((total, { inserted, updated, unchanged }) => total + inserted + updated + unchanged, 0);

describe('broken input: refused as a whole, with nothing written', () => {
  it.each(refusedCases)('$name', async ({ files, refused }) => {
    const folder = await folderWith(files);
    const store = await memoryStore();
    const [subject, reason, remedy] = refused;
    await expect(ingest(store, { inputs: [folder] })).rejects.toMatchObject({
      name: 'RingsightError',
      code: 'BAD_INPUT',
      subject: subject.replace('<folder>', folder),
      reason,
      remedy,
    });
    expect(await store.count('run')).toBe(0);
    expect(await graphOf(store)).toEqual([]);
  });
});

describe('broken input: what is good is loaded, what is not is put aside', () => {
  it.each(loadedCases)('$name', async (one) => {
    const { files, inserted, unchanged = {}, rejected = [], notes = [], warnings = 0 } = one;
    const store = await memoryStore();
    const run = await ingest(store, { inputs: [await folderWith(files)] });

    const expected = Object.keys(inserted).map((kind) => [
      kind,
      { inserted: inserted[kind], updated: 0, unchanged: unchanged[kind] ?? 0 },
    ]);
    expect(run).toMatchObject({ rejected: rejected.length, warnings, endedAt: expect.any(Number) });
    expect(run.counts).toEqual(Object.fromEntries(expected));
    const quarantined = await store.list('quarantine');
    expect(quarantined.map(({ id: _, run: __, ...row }) => row)).toEqual([...notes, ...rejected]);
    expect(quarantined.every((row) => row.run === run.id)).toBe(true);
    expect(await store.list('run')).toEqual([run]);

    const graph = await graphOf(store);
    for (const [id, values] of Object.entries(one.keeps ?? {})) {
      expect(graph.find((record) => record.id === id)?.values).toMatchObject(values);
    }
    const flagged = graph.filter(({ flags }) => Object.keys(flags).length > 0);
    expect(Object.fromEntries(flagged.map(({ sources, flags }) => [sources[0], flags]))).toEqual(one.flags ?? {});

    const again = await ingest(store, { inputs: [await folderWith(files)] });
    expect(sum(again.counts)).toBe(sum(run.counts));
    expect(Object.values(again.counts).every(({ inserted, updated }) => inserted + updated === 0)).toBe(true);
    expect(await graphOf(store)).toEqual(graph);
    expect(await store.count('quarantine')).toBe(quarantined.length);
  });
});

describe('broken input: paths', () => {
  it('a file that is not there', async () => {
    await expect(ingest(await memoryStore(), { inputs: ['/nowhere/Enterprise.csv'] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      subject: '/nowhere/Enterprise.csv',
      reason: 'there is no such file',
    });
  });

  it('no path at all', async () => {
    await expect(ingest(await memoryStore(), { inputs: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it.each([
    ['finbench', 'Account.csv', 'accountId|createTime|isBlocked|accoutType\n1|2020-01-01|false|x\n'],
    ['portfolio', 'Account.csv', 'key,kind\nicbc/1,x\n'],
    ['amlsim', 'nodes.csv', 'nodeid,isFraud,init_balance,fraudStep\n0,0,1,-1\n'],
  ])('one file tells its format: %s', async (format, name, text) => {
    const store = await memoryStore();
    const run = await ingest(store, { inputs: [await folderWith({ [name]: text })] });
    expect(run).toMatchObject({ format, rejected: 0, warnings: 0, counts: { Account: { inserted: 1 } } });
  });

  it('a named file that is no table of the format', async () => {
    const folder = await folderWith({ 'customers.csv': 'key\n1\n' });
    const inputs = [join(folder, 'customers.csv')];
    await expect(ingest(await memoryStore(), { inputs, format: 'amlsim' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      subject: 'customers.csv',
      reason: 'no table of the format amlsim is called so',
      remedy: 'Its tables are nodes, transactions.',
    });
  });

  it('a file that may not be read', async () => {
    const folder = await folderWith({ 'Enterprise.csv': 'key\nregistry/1\n' });
    await chmod(folder, 0o755);
    await chmod(join(folder, 'Enterprise.csv'), 0o000);
    // Permissions do not bind root, so the reading is done by somebody else then.
    const isRoot = process.getuid?.() === 0;
    const child = fileURLToPath(new URL('ingest-child.ts', import.meta.url));
    const options = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', child, ':memory:', folder],
      options,
    );
    expect(JSON.parse(stdout)).toEqual({
      code: 'BAD_INPUT',
      message: `${join(folder, 'Enterprise.csv')}: it may not be read (permission denied). Give yourself permission to read it.`,
    });
  });
});
