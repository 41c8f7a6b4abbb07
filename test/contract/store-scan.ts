/** How a store gives back what it keeps: by scan, and record by record. Part of the suite that every store runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../../graph/schema/batch.ts';
import { edgeId } from '../../graph/schema/ids.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import { batchesOf, snapshotOf } from '../../graph/snapshot/from-rows.ts';
import type { PlaceInUse } from './store.ts';
import { companies, cutBatch, graphs, names, paid, pictureOf, rows, textsOf } from './store-rows.ts';

export function describeReading(at: PlaceInUse): void {
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
              const own = await at.another();
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

    it('restricts what it reads to keys, ends, times and amounts', async () => {
      await fc.assert(
        fc.asyncProperty(
          graphs,
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 0, max: 4 }),
          fc.integer({ min: 0, max: 4 }),
          async ({ nodes, edges }, each, start, span) => {
            const own = await at.another();
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
              const amounts = { from: start - 1, to: start - 1 + each };
              const worth = ({ amount }: (typeof transfers)[number]) =>
                (amount as number) >= amounts.from && (amount as number) < amounts.to;
              expect(await rows(written, 'transfers', { amounts })).toEqual(transfers.filter(worth));
              expect(await rows(written, 'transfers', { during, amounts })).toEqual(
                transfers.filter((row) => inside(row) && worth(row)),
              );
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
          const own = await at.another();
          const written = await own.open();
          try {
            for (const batch of batchesOf(nodes, edges)) await written.upsert(batch);
            const scanned = await buildSnapshot('rows', (kind, columns) => written.scan(kind, { columns, bulk: true }));
            expect(pictureOf(scanned)).toEqual(pictureOf(await snapshotOf(nodes, edges)));
            const hashed = await buildSnapshot(
              'rows',
              (kind, columns) => written.scan(kind, { columns, bulk: true, hashed: true }),
              {
                named: (kind, hashes) =>
                  written.scan(kind, { columns: ['id', 'from', 'to'], bulk: true, withHashes: hashes }),
              },
            );
            expect(pictureOf(hashed)).toEqual(pictureOf(scanned));
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
        await at.store.upsert(batch);
      let last = -1n;
      let batches = 0;
      let sum = 0;
      const seen = new Set<number>();
      for await (const { columns, length } of at.store.scan('transfers')) {
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
      for await (const { length } of at.store.scan('transfers', { columns: ['from'] })) alone += length;
      expect(alone).toBe(total);
      const inBulk = new Set<number>();
      for await (const batch of at.store.scan('transfers', { bulk: true })) {
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
      await at.store.upsert(companies({ b: '2', a: '1', '10': '3', Z: '4' }));
      expect((await rows(at.store, 'Enterprise')).map(({ key }) => key)).toEqual(['10', 'Z', 'a', 'b']);
    });

    it('gives only the columns asked for, and refuses one that is not there', async () => {
      await at.store.upsert(companies({ A: 'one' }));
      expect(await rows(at.store, 'Enterprise', { columns: ['name', 'key'] })).toEqual([{ name: 'one', key: 'A' }]);
      await expect(rows(at.store, 'Enterprise', { columns: ['nmae'] })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    });

    it('gives only what has changed since a point of the sequence', async () => {
      await at.store.upsert(companies({ A: 'one', B: 'two' }));
      const since = (await at.store.status()).sequence;
      await at.store.upsert(companies({ A: 'one', B: 'other', C: 'three' }));
      const changed = await rows(at.store, 'Enterprise', { since, columns: ['key', 'name'] });
      expect(changed).toEqual([
        { key: 'B', name: 'other' },
        { key: 'C', name: 'three' },
      ]);
      expect(await rows(at.store, 'Enterprise', { since: (await at.store.status()).sequence })).toEqual([]);
    });

    it('ends when it is cancelled, and the store goes on', async () => {
      await at.store.upsert(companies({ A: 'one' }));
      const cancel = new AbortController();
      cancel.abort();
      await expect(rows(at.store, 'Enterprise', { signal: cancel.signal })).rejects.toMatchObject({
        code: 'CANCELLED',
      });
      expect(await names(at.store)).toEqual({ A: 'one' });
    });

    it('can be left early, and runs beside writes', async () => {
      await at.store.upsert(companies({ A: 'one', B: 'two' }));
      for await (const batch of at.store.scan('Enterprise')) {
        await at.store.upsert(companies({ C: 'three' }));
        expect(batch.length).toBe(2);
        break;
      }
      expect(Object.keys(await names(at.store))).toEqual(['A', 'B', 'C']);
    });
  });

  describe('records', () => {
    it('come in the order asked for, and ids that are not there are left out', async () => {
      const [transfers] = batchesOf([], [paid('x', 'y', 1000, { amount: 5, origin: 'bank:t.csv:1' })]);
      await at.store.upsert(companies({ A: 'one', B: 'two' }));
      await at.store.upsert(transfers);
      const edge = edgeId('transfers', (transfers.columns.id as BigUint64Array)[0]);
      const ids = ['Enterprise:B', 'Enterprise:none', edge, 'no id', 'Enterprise:A', 'Person:A', 'transfers:xyz'];
      const records = await at.store.records(ids);
      expect(records.map(({ id }) => id)).toEqual(['Enterprise:B', edge, 'Enterprise:A']);
      expect(records[1]).toMatchObject({
        kind: 'transfers',
        values: { from: 'Account:x', to: 'Account:y', at: 1000, amount: 5, purpose: null },
        sources: ['bank:t.csv:1'],
        confidence: 1,
        flags: {},
      });
      expect(await at.store.records([])).toEqual([]);
    });
  });
}
