/** How a store takes a batch. Part of the suite that every store runs. */
import { describe, expect, it } from 'vitest';
import type { PlaceInUse } from './store.ts';
import { batchOf, companies, counts, enterprise, hostileTexts, names, paid, recordOf, rows } from './store-rows.ts';

export function describeUpsert(at: PlaceInUse): void {
  describe('upsert', () => {
    it('counts what is new, changed and the same', async () => {
      expect(await at.store.upsert(companies({ A: 'one', B: 'two' }))).toEqual(counts(2, 0, 0));
      expect(await at.store.upsert(companies({ A: 'one', B: 'other', C: 'three' }))).toEqual(counts(1, 1, 1));
      expect(await at.store.upsert(companies({ A: 'one', B: 'other', C: 'three' }))).toEqual(counts(0, 0, 3));
      expect(await names(at.store)).toEqual({ A: 'one', B: 'other', C: 'three' });
    });

    it('does not let an unknown value erase a known one', async () => {
      await at.store.upsert(enterprise('A', { name: 'one', netAssets: 500 }));
      expect(await at.store.upsert(enterprise('A', { region: '3501' }))).toEqual(counts(0, 1, 0));
      expect(await at.store.upsert(enterprise('A', {}))).toEqual(counts(0, 0, 1));
      const record = await recordOf(at.store, 'Enterprise:A');
      expect(record.values).toMatchObject({ name: 'one', netAssets: 500, region: '3501', employees: null });
    });

    it('keeps zero apart from unknown', async () => {
      await at.store.upsert(enterprise('A', { netAssets: 0, isBank: false }));
      expect((await recordOf(at.store, 'Enterprise:A')).values).toMatchObject({
        netAssets: 0,
        isBank: 0,
        employees: null,
      });
    });

    it('gathers the sources of a record, oldest first and each once, without calling that a change', async () => {
      await at.store.upsert(enterprise('A', { name: 'one', origin: 'tax:a.csv:2' }));
      const before = (await at.store.status()).sequence;
      expect(await at.store.upsert(enterprise('A', { name: 'one', origin: 'aic:b.csv:9' }))).toEqual(counts(0, 0, 1));
      await at.store.upsert(enterprise('A', { name: 'one', origin: 'tax:a.csv:2' }));
      expect((await recordOf(at.store, 'Enterprise:A')).sources).toEqual(['tax:a.csv:2', 'aic:b.csv:9']);
      expect((await at.store.status()).sequence).toBe(before);
    });

    it('takes the newest confidence and starts from certain', async () => {
      await at.store.upsert(enterprise('A', {}));
      expect((await recordOf(at.store, 'Enterprise:A')).confidence).toBe(1);
      expect(await at.store.upsert(enterprise('A', { confidence: 0.5 }))).toEqual(counts(0, 1, 0));
      expect((await recordOf(at.store, 'Enterprise:A')).confidence).toBe(0.5);
    });

    it('keeps a flag until its column gets a value that passes', async () => {
      const flagged = (flags: Record<string, string>) => JSON.stringify(flags);
      await at.store.upsert(enterprise('A', { name: 'one', flags: flagged({ netAssets: 'many', employees: 'x' }) }));
      const same = enterprise('A', { name: 'one', flags: flagged({ employees: 'x', netAssets: 'many' }) });
      expect(await at.store.upsert(same)).toEqual(counts(0, 0, 1));
      expect(await at.store.upsert(enterprise('A', { netAssets: 7 }))).toEqual(counts(0, 1, 0));
      expect((await recordOf(at.store, 'Enterprise:A')).flags).toEqual({ employees: 'x' });
      expect(await at.store.upsert(enterprise('A', { employees: 3 }))).toEqual(counts(0, 1, 0));
      expect((await recordOf(at.store, 'Enterprise:A')).flags).toEqual({});
    });

    it('knows an edge by its id', async () => {
      const transfer = (amount: number) =>
        batchOf('transfers', [], [paid('x', 'y', 1000, { amount, reference: 'R1' })]);
      expect(await at.store.upsert(transfer(100))).toEqual(counts(1, 0, 0));
      expect(await at.store.upsert(transfer(100))).toEqual(counts(0, 0, 1));
      expect(await at.store.upsert(transfer(250))).toEqual(counts(0, 1, 0));
      expect((await rows(at.store, 'transfers')).map(({ amount }) => amount)).toEqual([250]);
    });

    it('takes an empty batch as nothing', async () => {
      const empty = { ...companies({ A: 'x' }), length: 0 };
      expect(await at.store.upsert(empty)).toEqual(counts(0, 0, 0));
      expect((await at.store.status()).sequence).toBe(0);
    });

    it('writes nothing of a batch that states a key twice', async () => {
      const batch = companies({ A: 'one', B: 'two' });
      const twice = { ...batch, columns: { ...batch.columns, key: ['A', 'A'] } };
      await expect(at.store.upsert(twice)).rejects.toThrow('more than once');
      expect(await rows(at.store, 'Enterprise')).toEqual([]);
      expect(await at.store.upsert(batch)).toEqual(counts(2, 0, 0));
    });

    it('serves many callers at once', async () => {
      const many = Array.from({ length: 12 }, (_, i) => companies({ shared: 'same', [`own ${i}`]: 'x' }));
      const results = await Promise.all(many.map((batch) => at.store.upsert(batch)));
      expect(results.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(13);
      expect(results.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(11);
    });

    it.each(hostileTexts)('keeps %j as key, name and source', async (text) => {
      await at.store.upsert(
        batchOf('Account', [{ kind: 'Account', key: text, values: { status: text, origin: text } }], []),
      );
      const flags = JSON.stringify({ purpose: text });
      const transfer = paid(text, text, 5, { purpose: text, reference: text, flags });
      expect(await at.store.upsert(batchOf('transfers', [], [transfer]))).toEqual(counts(1, 0, 0));
      expect(await at.store.upsert(batchOf('transfers', [], [transfer]))).toEqual(counts(0, 0, 1));
      const account = await recordOf(at.store, `Account:${text}`);
      expect([account.values.status, account.sources]).toEqual([text, [text]]);
      const [edge] = await rows(at.store, 'transfers');
      expect(edge).toMatchObject({ from: `Account:${text}`, to: `Account:${text}`, purpose: text });
      expect(JSON.parse(edge.flags as string)).toEqual({ purpose: text });
    });
  });
}
