/** A store as a whole. Part of the suite that every store runs. */
import { describe, expect, it } from 'vitest';
import type { PlaceInUse } from './store.ts';
import { batchOf, companies, counts, enterprise, names, paid, rows, run } from './store-rows.ts';

export function describeWhole(at: PlaceInUse): void {
  describe('as a whole', () => {
    it('tells what is in it', async () => {
      expect(await at.store.status()).toMatchObject({ sequence: 0, counts: {} });
      await at.store.upsert(companies({ A: 'one', B: 'two' }));
      await at.store.upsert(batchOf('transfers', [], [paid('x', 'y', 1, { amount: 5 })]));
      expect((await at.store.status()).counts).toEqual({ Enterprise: 2, transfers: 1 });
      expect((await at.store.status()).sequence).toBe(2);
    });

    it('has everything again after it was closed and opened', async () => {
      await at.store.upsert(enterprise('A', { name: 'one', origin: 'o:f:1', flags: '{"netAssets":"x"}' }));
      await at.store.put('run', [run('r1')]);
      const before = [
        await rows(at.store, 'Enterprise'),
        (await at.store.status()).sequence,
        await at.store.list('run'),
      ];
      await at.store.close();
      at.store = await at.open();
      expect([
        await rows(at.store, 'Enterprise'),
        (await at.store.status()).sequence,
        await at.store.list('run'),
      ]).toEqual(before);
      expect(await at.store.upsert(enterprise('A', { name: 'one', flags: '{"netAssets":"x"}' }))).toEqual(
        counts(0, 0, 1),
      );
    });

    it('says that it is closed', async () => {
      await at.store.close();
      await at.store.close();
      await expect(at.store.status()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    });

    it('closes in the middle of its work: what is under way ends or says so, and what is written stays', async () => {
      await at.store.upsert(companies({ A: 'one', B: 'two' }));
      const suspended = at.store.scan('Enterprise')[Symbol.asyncIterator]();
      const underWay = Promise.allSettled([
        ...Array.from({ length: 20 }, () => at.store.status()),
        ...Array.from({ length: 20 }, () => at.store.list('run')),
        ...Array.from({ length: 20 }, () => rows(at.store, 'Enterprise')),
        at.store.upsert(companies({ C: 'three' })),
        suspended.next(),
      ]);
      await at.store.close();
      for (const result of await underWay) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'STORE_UNAVAILABLE' });
      }
      await expect(suspended.next()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      at.store = await at.open();
      expect(await names(at.store)).toEqual({ A: 'one', B: 'two', C: 'three' });
    });
  });
}
