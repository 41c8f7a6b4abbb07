/** What every store keeps to. Each adapter runs this suite; nothing in it knows which store it is. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../../graph/schema/batch.ts';
import { edgeId } from '../../graph/schema/ids.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import { batchesOf, snapshotOf } from '../../graph/snapshot/from-rows.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import {
  batchOf,
  companies,
  counts,
  cutBatch,
  enterprise,
  graphs,
  hostileTexts,
  names,
  paid,
  pictureOf,
  recordOf,
  review,
  rows,
  run,
  textsOf,
} from './store-rows.ts';

/**
 * One store of its own: `open` opens it, empty at first; after `close` it opens it again with what was written. Making the next
 * place may empty the one before: a test uses one at a time.
 */
export interface StorePlace {
  open(): Promise<GraphStore>;
  remove(): Promise<void>;
}

export function describeStore(name: string, place: () => Promise<StorePlace>): void {
  describe(name, () => {
    let at: StorePlace;
    let store: GraphStore;

    beforeEach(async () => {
      at = await place();
      store = await at.open();
    });
    afterEach(async () => {
      await store.close();
      await at.remove();
    });

    describe('upsert', () => {
      it('counts what is new, changed and the same', async () => {
        expect(await store.upsert(companies({ A: 'one', B: 'two' }))).toEqual(counts(2, 0, 0));
        expect(await store.upsert(companies({ A: 'one', B: 'other', C: 'three' }))).toEqual(counts(1, 1, 1));
        expect(await store.upsert(companies({ A: 'one', B: 'other', C: 'three' }))).toEqual(counts(0, 0, 3));
        expect(await names(store)).toEqual({ A: 'one', B: 'other', C: 'three' });
      });

      it('does not let an unknown value erase a known one', async () => {
        await store.upsert(enterprise('A', { name: 'one', netAssets: 500 }));
        expect(await store.upsert(enterprise('A', { region: '3501' }))).toEqual(counts(0, 1, 0));
        expect(await store.upsert(enterprise('A', {}))).toEqual(counts(0, 0, 1));
        const record = await recordOf(store, 'Enterprise:A');
        expect(record.values).toMatchObject({ name: 'one', netAssets: 500, region: '3501', employees: null });
      });

      it('keeps zero apart from unknown', async () => {
        await store.upsert(enterprise('A', { netAssets: 0, isBank: false }));
        expect((await recordOf(store, 'Enterprise:A')).values).toMatchObject({
          netAssets: 0,
          isBank: 0,
          employees: null,
        });
      });

      it('gathers the sources of a record, oldest first and each once, without calling that a change', async () => {
        await store.upsert(enterprise('A', { name: 'one', origin: 'tax:a.csv:2' }));
        const before = (await store.status()).sequence;
        expect(await store.upsert(enterprise('A', { name: 'one', origin: 'aic:b.csv:9' }))).toEqual(counts(0, 0, 1));
        await store.upsert(enterprise('A', { name: 'one', origin: 'tax:a.csv:2' }));
        expect((await recordOf(store, 'Enterprise:A')).sources).toEqual(['tax:a.csv:2', 'aic:b.csv:9']);
        expect((await store.status()).sequence).toBe(before);
      });

      it('takes the newest confidence and starts from certain', async () => {
        await store.upsert(enterprise('A', {}));
        expect((await recordOf(store, 'Enterprise:A')).confidence).toBe(1);
        expect(await store.upsert(enterprise('A', { confidence: 0.5 }))).toEqual(counts(0, 1, 0));
        expect((await recordOf(store, 'Enterprise:A')).confidence).toBe(0.5);
      });

      it('keeps a flag until its column gets a value that passes', async () => {
        const flagged = (flags: Record<string, string>) => JSON.stringify(flags);
        await store.upsert(enterprise('A', { name: 'one', flags: flagged({ netAssets: 'many', employees: 'x' }) }));
        const same = enterprise('A', { name: 'one', flags: flagged({ employees: 'x', netAssets: 'many' }) });
        expect(await store.upsert(same)).toEqual(counts(0, 0, 1));
        expect(await store.upsert(enterprise('A', { netAssets: 7 }))).toEqual(counts(0, 1, 0));
        expect((await recordOf(store, 'Enterprise:A')).flags).toEqual({ employees: 'x' });
        expect(await store.upsert(enterprise('A', { employees: 3 }))).toEqual(counts(0, 1, 0));
        expect((await recordOf(store, 'Enterprise:A')).flags).toEqual({});
      });

      it('knows an edge by its id', async () => {
        const transfer = (amount: number) =>
          batchOf('transfers', [], [paid('x', 'y', 1000, { amount, reference: 'R1' })]);
        expect(await store.upsert(transfer(100))).toEqual(counts(1, 0, 0));
        expect(await store.upsert(transfer(100))).toEqual(counts(0, 0, 1));
        expect(await store.upsert(transfer(250))).toEqual(counts(0, 1, 0));
        expect((await rows(store, 'transfers')).map(({ amount }) => amount)).toEqual([250]);
      });

      it('takes an empty batch as nothing', async () => {
        const empty = { ...companies({ A: 'x' }), length: 0 };
        expect(await store.upsert(empty)).toEqual(counts(0, 0, 0));
        expect((await store.status()).sequence).toBe(0);
      });

      it('writes nothing of a batch that states a key twice', async () => {
        const batch = companies({ A: 'one', B: 'two' });
        const twice = { ...batch, columns: { ...batch.columns, key: ['A', 'A'] } };
        await expect(store.upsert(twice)).rejects.toThrow('more than once');
        expect(await rows(store, 'Enterprise')).toEqual([]);
        expect(await store.upsert(batch)).toEqual(counts(2, 0, 0));
      });

      it('serves many callers at once', async () => {
        const many = Array.from({ length: 12 }, (_, i) => companies({ shared: 'same', [`own ${i}`]: 'x' }));
        const results = await Promise.all(many.map((batch) => store.upsert(batch)));
        expect(results.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(13);
        expect(results.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(11);
      });

      it.each(hostileTexts)('keeps %j as key, name and source', async (text) => {
        await store.upsert(
          batchOf('Account', [{ kind: 'Account', key: text, values: { status: text, origin: text } }], []),
        );
        const flags = JSON.stringify({ purpose: text });
        const transfer = paid(text, text, 5, { purpose: text, reference: text, flags });
        expect(await store.upsert(batchOf('transfers', [], [transfer]))).toEqual(counts(1, 0, 0));
        expect(await store.upsert(batchOf('transfers', [], [transfer]))).toEqual(counts(0, 0, 1));
        const account = await recordOf(store, `Account:${text}`);
        expect([account.values.status, account.sources]).toEqual([text, [text]]);
        const [edge] = await rows(store, 'transfers');
        expect(edge).toMatchObject({ from: `Account:${text}`, to: `Account:${text}`, purpose: text });
        expect(JSON.parse(edge.flags as string)).toEqual({ purpose: text });
      });
    });

    describe('scan', () => {
      it('gives the same whatever the order and the cut of what was written', async () => {
        await fc.assert(
          fc.asyncProperty(
            graphs,
            fc.integer({ min: 1, max: 7 }),
            fc.boolean(),
            async ({ nodes, edges }, cut, backwards) => {
              const kinds = ['Account', 'Enterprise', 'transfers', 'owns'] as const;
              const contentOf = async (batches: readonly ColumnBatch[]) => {
                const own = await place();
                const written = await own.open();
                try {
                  for (const batch of batches) await written.upsert(batch);
                  const content = [];
                  for (const kind of kinds) content.push(await rows(written, kind));
                  return { content, counts: (await written.status()).counts };
                } finally {
                  await written.close();
                  await own.remove();
                }
              };
              const parts = batchesOf(nodes, edges).flatMap((batch) => cutBatch(batch, cut));
              expect(await contentOf(backwards ? parts.toReversed() : parts)).toEqual(
                await contentOf(batchesOf(nodes, edges)),
              );
            },
          ),
          { numRuns: 12 },
        );
      });

      it('restricts what it reads to keys, ends and times', async () => {
        await fc.assert(
          fc.asyncProperty(
            graphs,
            fc.integer({ min: 1, max: 4 }),
            fc.integer({ min: 0, max: 4 }),
            fc.integer({ min: 0, max: 4 }),
            async ({ nodes, edges }, each, start, span) => {
              const own = await place();
              const written = await own.open();
              try {
                for (const batch of batchesOf(nodes, edges)) await written.upsert(batch);
                const during = { from: start, to: start + span };
                const accounts = await rows(written, 'Account');
                const transfers = await rows(written, 'transfers');
                const keys = accounts.map(({ key }) => key as string).filter((_, i) => i % each === 0);
                const ends = new Set(transfers.flatMap(({ from, to }) => [from as string, to as string]));
                const touching = [...ends].filter((_, i) => i % (2 * each) === 0);
                expect(await rows(written, 'Account', { keys })).toEqual(
                  accounts.filter(({ key }) => keys.includes(key as string)),
                );
                const touches = ({ from, to }: (typeof transfers)[number]) =>
                  touching.includes(from as string) || touching.includes(to as string);
                const inside = ({ at }: (typeof transfers)[number]) =>
                  (at as number) >= during.from && (at as number) < during.to;
                expect(await rows(written, 'transfers', { touching })).toEqual(transfers.filter(touches));
                expect(await rows(written, 'transfers', { during })).toEqual(transfers.filter(inside));
                expect(await rows(written, 'transfers', { touching, during })).toEqual(
                  transfers.filter((row) => touches(row) && inside(row)),
                );
              } finally {
                await written.close();
                await own.remove();
              }
            },
          ),
          { numRuns: 12 },
        );
      });

      it('gives a snapshot the same as the rows give it', async () => {
        await fc.assert(
          fc.asyncProperty(graphs, async ({ nodes, edges }) => {
            const own = await place();
            const written = await own.open();
            try {
              for (const batch of batchesOf(nodes, edges)) await written.upsert(batch);
              const scanned = await buildSnapshot('rows', (kind, columns) =>
                written.scan(kind, { columns, bulk: true }),
              );
              expect(pictureOf(scanned)).toEqual(pictureOf(await snapshotOf(nodes, edges)));
            } finally {
              await written.close();
              await own.remove();
            }
          }),
          { numRuns: 12 },
        );
      });

      it('streams more than one batch, in order and without loss', async () => {
        const total = 150_000;
        const transfers = Array.from({ length: total }, (_, i) =>
          paid(`a${i % 500}`, `b${i}`, i, { amount: i, channel: i % 3 === 0 ? 'online' : null, reference: `${i}` }),
        );
        for (const batch of batchesOf([], transfers).flatMap((whole) => cutBatch(whole, 50_000)))
          await store.upsert(batch);
        let last = -1n;
        let batches = 0;
        let sum = 0;
        const seen = new Set<number>();
        for await (const { columns, length } of store.scan('transfers')) {
          batches++;
          const amounts = columns.amount as Float64Array;
          const [from, to, channel] = [columns.from, columns.to, columns.channel] as (string | null)[][];
          for (let i = 0; i < length; i++) {
            const id = (columns.id as BigUint64Array)[i];
            if (id <= last) throw new Error('ids do not ascend');
            last = id;
            const n = amounts[i];
            seen.add(n);
            const stands = from[i] === `Account:a${n % 500}` && to[i] === `Account:b${n}`;
            if (stands && channel[i] === (n % 3 === 0 ? 'online' : null)) sum++;
          }
        }
        expect([seen.size, sum]).toEqual([total, total]);
        expect(batches).toBeGreaterThan(1);
        let alone = 0;
        for await (const { length } of store.scan('transfers', { columns: ['from'] })) alone += length;
        expect(alone).toBe(total);
        const inBulk = new Set<number>();
        for await (const batch of store.scan('transfers', { bulk: true })) {
          const amounts = batch.columns.amount as Float64Array;
          const [from, to, channel] = ['from', 'to', 'channel'].map((name) => textsOf(batch, name));
          for (let i = 0; i < batch.length; i++) {
            const n = amounts[i];
            const stands = from[i] === `Account:a${n % 500}` && to[i] === `Account:b${n}`;
            if (stands && channel[i] === (n % 3 === 0 ? 'online' : null)) inBulk.add(n);
          }
        }
        expect(inBulk.size).toBe(total);
      });

      it('orders nodes by key', async () => {
        await store.upsert(companies({ b: '2', a: '1', '10': '3', Z: '4' }));
        expect((await rows(store, 'Enterprise')).map(({ key }) => key)).toEqual(['10', 'Z', 'a', 'b']);
      });

      it('gives only the columns asked for, and refuses one that is not there', async () => {
        await store.upsert(companies({ A: 'one' }));
        expect(await rows(store, 'Enterprise', { columns: ['name', 'key'] })).toEqual([{ name: 'one', key: 'A' }]);
        await expect(rows(store, 'Enterprise', { columns: ['nmae'] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      });

      it('gives only what has changed since a point of the sequence', async () => {
        await store.upsert(companies({ A: 'one', B: 'two' }));
        const since = (await store.status()).sequence;
        await store.upsert(companies({ A: 'one', B: 'other', C: 'three' }));
        const changed = await rows(store, 'Enterprise', { since, columns: ['key', 'name'] });
        expect(changed).toEqual([
          { key: 'B', name: 'other' },
          { key: 'C', name: 'three' },
        ]);
        expect(await rows(store, 'Enterprise', { since: (await store.status()).sequence })).toEqual([]);
      });

      it('ends when it is cancelled, and the store goes on', async () => {
        await store.upsert(companies({ A: 'one' }));
        const cancel = new AbortController();
        cancel.abort();
        await expect(rows(store, 'Enterprise', { signal: cancel.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
        expect(await names(store)).toEqual({ A: 'one' });
      });

      it('can be left early, and runs beside writes', async () => {
        await store.upsert(companies({ A: 'one', B: 'two' }));
        for await (const batch of store.scan('Enterprise')) {
          await store.upsert(companies({ C: 'three' }));
          expect(batch.length).toBe(2);
          break;
        }
        expect(Object.keys(await names(store))).toEqual(['A', 'B', 'C']);
      });
    });

    describe('records', () => {
      it('come in the order asked for, and ids that are not there are left out', async () => {
        const [transfers] = batchesOf([], [paid('x', 'y', 1000, { amount: 5, origin: 'bank:t.csv:1' })]);
        await store.upsert(companies({ A: 'one', B: 'two' }));
        await store.upsert(transfers);
        const edge = edgeId('transfers', (transfers.columns.id as BigUint64Array)[0]);
        const ids = ['Enterprise:B', 'Enterprise:none', edge, 'no id', 'Enterprise:A', 'Person:A', 'transfers:xyz'];
        const records = await store.records(ids);
        expect(records.map(({ id }) => id)).toEqual(['Enterprise:B', edge, 'Enterprise:A']);
        expect(records[1]).toMatchObject({
          kind: 'transfers',
          values: { from: 'Account:x', to: 'Account:y', at: 1000, amount: 5, purpose: null },
          sources: ['bank:t.csv:1'],
          confidence: 1,
          flags: {},
        });
        expect(await store.records([])).toEqual([]);
      });
    });

    describe('documents', () => {
      it('are listed in the order of insertion, and a replaced one keeps its place', async () => {
        await store.put('run', [run('r1'), run('r2')]);
        await store.put('run', [run('r3'), run('r1', { rejected: 9 })]);
        expect(await store.list('run')).toEqual([run('r1', { rejected: 9 }), run('r2'), run('r3')]);
        expect(await store.count('run')).toBe(3);
      });

      it('page by limit and after', async () => {
        await store.put(
          'run',
          ['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => run(id)),
        );
        const idsOf = async (after?: string) => (await store.list('run', { limit: 2, after })).map(({ id }) => id);
        expect(await idsOf()).toEqual(['r1', 'r2']);
        expect(await idsOf('r2')).toEqual(['r3', 'r4']);
        expect(await idsOf('r4')).toEqual(['r5']);
        expect(await idsOf('r5')).toEqual([]);
        await expect(idsOf('r9')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      });

      it('are found by id and by the values of their fields', async () => {
        const row = (id: string, line: number, reason: string) => ({
          id,
          run: 'r',
          file: 'f',
          line,
          column: null,
          value: null,
          reason,
          raw: '',
        });
        await store.put('quarantine', [row('1', 1, 'a'), row('2', 2, 'b'), row('3', 2, "o'b"), row('4', 4, '2')]);
        const found = async (where: Readonly<Record<string, string | number>>, ids?: readonly string[]) =>
          (await store.list('quarantine', { where, ids })).map(({ id }) => id);
        expect(await found({ line: 2 })).toEqual(['2', '3']);
        expect(await found({ line: 2, reason: "o'b" })).toEqual(['3']);
        expect(await found({ reason: '2' })).toEqual(['4']);
        expect(await found({ line: '2' })).toEqual([]);
        expect(await found({ reason: "' OR 1=1 --" })).toEqual([]);
        expect(await found({ line: 2 }, ['1', '3', 'none'])).toEqual(['3']);
        expect(await found({}, [])).toEqual([]);
        expect(await store.count('quarantine', { where: { line: 2 }, limit: 1 })).toBe(2);
        await expect(found({ 'id" = 1 --': 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      });

      it.each(hostileTexts)('keep %j as id and as content', async (text) => {
        await store.put('quarantine', [
          { id: text, run: text, file: text, line: 1, column: text, value: text, reason: text, raw: text },
        ]);
        expect(await store.list('quarantine', { ids: [text], where: { raw: text } })).toEqual([
          { id: text, run: text, file: text, line: 1, column: text, value: text, reason: text, raw: text },
        ]);
      });

      it('refuse to replace a review, whole or not at all', async () => {
        await store.put('review', [review('v1', 'confirmed')]);
        await store.put('review', [review('v1', 'confirmed')]);
        await expect(store.put('review', [review('v2', 'unsure'), review('v1', 'dismissed')])).rejects.toMatchObject({
          code: 'IDEMPOTENCY_CONFLICT',
        });
        expect(await store.list('review')).toEqual([review('v1', 'confirmed')]);
      });

      it('tell by a number that something was found or said, and by no other that something else was kept', async () => {
        const documents = async () => (await store.status()).documents;
        const before = await documents();
        await store.put('review', [review('v1', 'confirmed')]);
        const after = await documents();
        expect(after).toBeGreaterThan(before);
        await store.upsert(companies({ A: 'one' }));
        const text = 'x';
        await store.put('quarantine', [
          { id: text, run: text, file: text, line: 1, column: text, value: text, reason: text, raw: text },
        ]);
        expect(await documents()).toBe(after);
      });

      it('keep every version of a workspace with its content', async () => {
        const version = (n: number, name: string) =>
          ({
            id: `w.${n}`,
            workspace: 'w',
            version: n,
            name,
            owner: 'li',
            at: n,
            archived: false,
            nodes: 1,
            snapshot: '0',
          }) as const;
        await store.put('workspaceContent', [{ id: 'w.1', content: { 图: ['林"德\\海', null, 1.5] } }]);
        await store.put('workspace', [version(1, '甲'), version(2, '乙')]);
        await store.put('workspace', [version(2, '乙')]);
        await expect(store.put('workspace', [version(2, '丙')])).rejects.toMatchObject({
          code: 'IDEMPOTENCY_CONFLICT',
        });
        expect(await store.list('workspace', { where: { workspace: 'w' } })).toEqual([
          version(1, '甲'),
          version(2, '乙'),
        ]);
        expect(await store.list('workspaceContent', { ids: ['w.1'] })).toEqual([
          { id: 'w.1', content: { 图: ['林"德\\海', null, 1.5] } },
        ]);
      });
    });

    describe('as a whole', () => {
      it('tells what is in it', async () => {
        expect(await store.status()).toMatchObject({ sequence: 0, counts: {} });
        await store.upsert(companies({ A: 'one', B: 'two' }));
        await store.upsert(batchOf('transfers', [], [paid('x', 'y', 1, { amount: 5 })]));
        expect((await store.status()).counts).toEqual({ Enterprise: 2, transfers: 1 });
        expect((await store.status()).sequence).toBe(2);
      });

      it('has everything again after it was closed and opened', async () => {
        await store.upsert(enterprise('A', { name: 'one', origin: 'o:f:1', flags: '{"netAssets":"x"}' }));
        await store.put('run', [run('r1')]);
        const before = [await rows(store, 'Enterprise'), (await store.status()).sequence, await store.list('run')];
        await store.close();
        store = await at.open();
        expect([await rows(store, 'Enterprise'), (await store.status()).sequence, await store.list('run')]).toEqual(
          before,
        );
        expect(await store.upsert(enterprise('A', { name: 'one', flags: '{"netAssets":"x"}' }))).toEqual(
          counts(0, 0, 1),
        );
      });

      it('says that it is closed', async () => {
        await store.close();
        await store.close();
        await expect(store.status()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      });

      it('closes in the middle of its work: what is under way ends or says so, and what is written stays', async () => {
        await store.upsert(companies({ A: 'one', B: 'two' }));
        const suspended = store.scan('Enterprise')[Symbol.asyncIterator]();
        const underWay = Promise.allSettled([
          ...Array.from({ length: 20 }, () => store.status()),
          ...Array.from({ length: 20 }, () => store.list('run')),
          ...Array.from({ length: 20 }, () => rows(store, 'Enterprise')),
          store.upsert(companies({ C: 'three' })),
          suspended.next(),
        ]);
        await store.close();
        for (const result of await underWay) {
          if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'STORE_UNAVAILABLE' });
        }
        await expect(suspended.next()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
        store = await at.open();
        expect(await names(store)).toEqual({ A: 'one', B: 'two', C: 'three' });
      });
    });
  });
}
