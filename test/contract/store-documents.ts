/** Documents beside the graph. Part of the suite that every store runs. */
import { describe, expect, it } from 'vitest';
import type { PlaceInUse } from './store.ts';
import { companies, hostileTexts, review, run } from './store-rows.ts';

export function describeDocuments(at: PlaceInUse): void {
  describe('documents', () => {
    it('are listed in the order of insertion, and a replaced one keeps its place', async () => {
      await at.store.put('run', [run('r1'), run('r2')]);
      await at.store.put('run', [run('r3'), run('r1', { rejected: 9 })]);
      expect(await at.store.list('run')).toEqual([run('r1', { rejected: 9 }), run('r2'), run('r3')]);
      expect(await at.store.count('run')).toBe(3);
    });

    it('page by limit and after', async () => {
      await at.store.put(
        'run',
        ['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => run(id)),
      );
      const idsOf = async (after?: string) => (await at.store.list('run', { limit: 2, after })).map(({ id }) => id);
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
      await at.store.put('quarantine', [row('1', 1, 'a'), row('2', 2, 'b'), row('3', 2, "o'b"), row('4', 4, '2')]);
      const found = async (where: Readonly<Record<string, string | number>>, ids?: readonly string[]) =>
        (await at.store.list('quarantine', { where, ids })).map(({ id }) => id);
      expect(await found({ line: 2 })).toEqual(['2', '3']);
      expect(await found({ line: 2, reason: "o'b" })).toEqual(['3']);
      expect(await found({ reason: '2' })).toEqual(['4']);
      expect(await found({ line: '2' })).toEqual([]);
      expect(await found({ reason: "' OR 1=1 --" })).toEqual([]);
      expect(await found({ line: 2 }, ['1', '3', 'none'])).toEqual(['3']);
      expect(await found({}, [])).toEqual([]);
      expect(await at.store.count('quarantine', { where: { line: 2 }, limit: 1 })).toBe(2);
      await expect(found({ 'id" = 1 --': 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    });

    it.each(hostileTexts)('keep %j as id and as content', async (text) => {
      await at.store.put('quarantine', [
        { id: text, run: text, file: text, line: 1, column: text, value: text, reason: text, raw: text },
      ]);
      expect(await at.store.list('quarantine', { ids: [text], where: { raw: text } })).toEqual([
        { id: text, run: text, file: text, line: 1, column: text, value: text, reason: text, raw: text },
      ]);
    });

    it('refuse to replace a review, whole or not at all', async () => {
      await at.store.put('review', [review('v1', 'confirmed')]);
      await at.store.put('review', [review('v1', 'confirmed')]);
      await expect(at.store.put('review', [review('v2', 'unsure'), review('v1', 'dismissed')])).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
      expect(await at.store.list('review')).toEqual([review('v1', 'confirmed')]);
    });

    it('tell by a number that something was found or said, and by no other that something else was kept', async () => {
      const documents = async () => (await at.store.status()).documents;
      const before = await documents();
      await at.store.put('review', [review('v1', 'confirmed')]);
      const after = await documents();
      expect(after).toBeGreaterThan(before);
      await at.store.upsert(companies({ A: 'one' }));
      const text = 'x';
      await at.store.put('quarantine', [
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
      await at.store.put('workspaceContent', [{ id: 'w.1', content: { 图: ['林"德\\海', null, 1.5] } }]);
      await at.store.put('workspace', [version(1, '甲'), version(2, '乙')]);
      await at.store.put('workspace', [version(2, '乙')]);
      await expect(at.store.put('workspace', [version(2, '丙')])).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
      expect(await at.store.list('workspace', { where: { workspace: 'w' } })).toEqual([
        version(1, '甲'),
        version(2, '乙'),
      ]);
      expect(await at.store.list('workspaceContent', { ids: ['w.1'] })).toEqual([
        { id: 'w.1', content: { 图: ['林"德\\海', null, 1.5] } },
      ]);
    });
  });
}
