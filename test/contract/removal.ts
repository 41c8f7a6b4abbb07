/** What every store keeps to when records are removed, and that an engine on it, in this process or another, follows. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../graph/engine/engine.ts';
import { edgeId } from '../../graph/schema/ids.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import { batchesOf, type EdgeRow, type NodeRow } from '../../graph/snapshot/from-rows.ts';
import { fullPicture, Records } from '../../graph/snapshot/live/testing.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import type { StorePlace } from './store.ts';
import { counts, hostileTexts, paid, recordOf, rows } from './store-rows.ts';

const account = (key: string): NodeRow => ({ kind: 'Account', key, values: { status: 'open' } });
const company = (key: string, name = key): NodeRow => ({ kind: 'Enterprise', key, values: { name } });
const pays = (from: string, to: string, at: number): EdgeRow => paid(from, to, at, { amount: at });
const owns = (from: string, to: string): EdgeRow => ({
  kind: 'owns',
  from: `Enterprise:${from}`,
  to: `Enterprise:${to}`,
  values: { share: 0.5, validFrom: 1 },
});

async function write(store: GraphStore, nodes: readonly NodeRow[], edges: readonly EdgeRow[] = []): Promise<void> {
  for (const batch of batchesOf(nodes, edges)) await store.upsert(batch);
}

const keysIn = async (store: GraphStore, kind: 'Account' | 'Enterprise') =>
  (await rows(store, kind, { columns: ['key'] })).map(({ key }) => key);
const endsIn = async (store: GraphStore) =>
  (await rows(store, 'transfers')).map(({ from, to, at }) => `${from} ${to} ${at}`).sort();

/** The id of an edge as the store has it. */
async function transferId(store: GraphStore, at: number): Promise<string> {
  const all = await rows(store, 'transfers');
  return edgeId('transfers', BigInt(`0x${all.find((row) => row.at === at)!.id}`));
}

export function describeRemoval(name: string, place: () => Promise<StorePlace>): void {
  describe(`${name}: removal`, () => {
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

    it('takes a node, all edges that touch it, and nothing else; a dry run only counts', async () => {
      await write(
        store,
        [account('a'), account('b'), company('a')],
        [pays('a', 'b', 1), pays('b', 'a', 2), pays('b', 'c', 3), pays('a', 'a', 4)],
      );
      const before = await store.status();
      expect(await store.remove(['Account:a'], { dryRun: true })).toEqual({ Account: 1, transfers: 3 });
      expect(await store.status()).toEqual(before);
      expect(await store.remove(['Account:a'])).toEqual({ Account: 1, transfers: 3 });
      expect(await keysIn(store, 'Account')).toEqual(['b']);
      expect(await keysIn(store, 'Enterprise')).toEqual(['a']);
      expect(await endsIn(store)).toEqual(['Account:b Account:c 3']);
      expect(await store.records(['Account:a'])).toEqual([]);
      const { sequence, removed, counts } = await store.status();
      expect({ sequence, removed, counts }).toEqual({
        sequence: before.sequence + 1,
        removed: before.sequence + 1,
        counts: { Account: 1, Enterprise: 1, transfers: 1 },
      });
    });

    it('takes edges by their id, and those of what only edges name, each once', async () => {
      await write(store, [account('a')], [pays('a', 'x', 1), pays('a', 'y', 2), pays('x', 'y', 3)]);
      const first = await transferId(store, 1);
      expect(await store.remove([first, first, 'Account:x'])).toEqual({ transfers: 2 });
      expect(await endsIn(store)).toEqual(['Account:a Account:y 2']);
      expect(await store.remove([await transferId(store, 2)])).toEqual({ transfers: 1 });
      expect(await keysIn(store, 'Account')).toEqual(['a']);
    });

    it('of what is not there changes nothing', async () => {
      await write(store, [account('a')], [pays('a', 'b', 1)]);
      const before = await store.status();
      expect(await store.remove(['Account:z', 'Person:a', 'transfers:0123456789abcdef', 'no id', ''])).toEqual({});
      expect(await store.remove([])).toEqual({});
      expect(await store.status()).toEqual(before);
    });

    it('leaves nothing behind: what is written under the same key is new', async () => {
      const old = {
        kind: 'Enterprise' as const,
        key: 'A',
        values: { name: 'old', netAssets: 5, origin: 's:f:1', flags: '{"region":"?"}' },
      };
      await write(store, [old]);
      await store.remove(['Enterprise:A']);
      expect(await store.upsert(batchesOf([company('A', 'new')], [])[0])).toEqual(counts(1, 0, 0));
      const { values, sources, flags } = await recordOf(store, 'Enterprise:A');
      expect([values.name, values.netAssets, sources, flags]).toEqual(['new', null, [], {}]);
    });

    it('keeps to ids of any text, and is kept when the store is opened again', async () => {
      await write(
        store,
        hostileTexts.map((key) => company(key)),
        hostileTexts.map((key) => owns(key, 'z')),
      );
      const gone = hostileTexts.slice(0, -1).map((key) => `Enterprise:${key}`);
      expect(await store.remove(gone)).toEqual({ Enterprise: gone.length, owns: gone.length });
      const { sequence, removed } = await store.status();
      await store.close();
      store = await at.open();
      expect(await keysIn(store, 'Enterprise')).toEqual(hostileTexts.slice(-1));
      expect(await store.status()).toMatchObject({ sequence, removed, counts: { Enterprise: 1, owns: 1 } });
    });

    it('is followed by engines: what they show equals what was never removed, built from scratch', async () => {
      const key = fc.constantFrom('a', 'b', 'c', 'd');
      const step = fc.oneof(
        fc.record({
          how: fc.constantFrom('apply' as const, 'upsert' as const),
          edges: fc.uniqueArray(fc.tuple(key, key, fc.nat(5)), { selector: String, maxLength: 4 }),
          node: key,
          name: fc.constantFrom('one', 'two'),
        }),
        fc.record({
          how: fc.constantFrom('remove' as const, 'removeBehind' as const),
          ids: fc.array(
            fc.oneof(
              key.map((it) => `Account:${it}`),
              key.map((it) => `Enterprise:${it}`),
            ),
            { maxLength: 2 },
          ),
          edge: fc.nat(9),
        }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
          const engine = Engine.open(store, { threads: 1 });
          try {
            await store.remove(['a', 'b', 'c', 'd'].flatMap((it) => [`Account:${it}`, `Enterprise:${it}`]));
            const records = new Records();
            const seen: { readonly view: Awaited<ReturnType<Engine['view']>>; readonly picture: unknown }[] = [];
            for (const each of steps) {
              if ('edges' in each) {
                const batches = batchesOf(
                  [company(each.node, each.name)],
                  [...each.edges.map(([from, to, time]) => pays(from, to, time)), owns(each.node, 'd')],
                );
                records.upsert(batches);
                if (each.how === 'apply') await engine.apply(batches);
                else for (const batch of batches) await store.upsert(batch);
              } else {
                const edges = await rows(store, 'transfers');
                const edge =
                  edges.length > 0 ? [edgeId('transfers', BigInt(`0x${edges[each.edge % edges.length].id}`))] : [];
                const ids = [...each.ids, ...edge];
                records.remove(ids);
                if (each.how === 'remove') await engine.remove(ids);
                else await store.remove(ids);
              }
              const written = records.batches();
              const scratch = fullPicture(
                await buildSnapshot('scratch', (kind) => written.filter((batch) => batch.kind === kind)),
              );
              const view = await engine.view();
              expect(fullPicture(view)).toEqual(scratch);
              seen.push({ view, picture: scratch });
              if (seen.length % 3 === 0) expect(fullPicture(await engine.snapshot())).toEqual(scratch);
            }
            for (const { view, picture } of seen) expect(fullPicture(view)).toEqual(picture);
          } finally {
            await engine.close();
          }
        }),
        { numRuns: 12 },
      );
    }, 180_000);
  });
}
