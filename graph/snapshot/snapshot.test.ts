import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from './from-rows.ts';
import { bytesOf, Snapshot } from './snapshot.ts';
import { packStrings, StringPacker, Strings } from './strings.ts';

const account = (key: string) => ({ kind: 'Account' as const, key });
const transfer = (from: string, to: string, at: number, amount = 100): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { at, amount },
});

describe('a snapshot', () => {
  it('lists the edges of a node both ways, earliest first', async () => {
    const snapshot = await snapshotOf(['a', 'b', 'c'].map(account), [
      transfer('a', 'b', 30),
      transfer('a', 'c', 10),
      transfer('c', 'b', 20),
      transfer('a', 'b', 5),
    ]);
    const transfers = snapshot.edges('transfers');
    const [a, b] = ['a', 'b'].map((key) => snapshot.find(`Account:${key}`)!);
    expect([...transfers.out(a)].map((edge) => transfers.times[edge])).toEqual([5, 10, 30]);
    expect([...transfers.into(b)].map((edge) => transfers.times[edge])).toEqual([5, 20, 30]);
    expect([...transfers.into(b)].every((edge) => transfers.targets[edge] === b)).toBe(true);
    expect([...transfers.into(a)]).toEqual([]);
    expect(snapshot.horizon).toBe(30);
  });

  it('keeps properties, text and unknown values apart', async () => {
    const snapshot = await snapshotOf(
      [
        { kind: 'Enterprise', key: '1', values: { name: '甲公司', netAssets: 500 } },
        { kind: 'Enterprise', key: '2', values: { name: '乙公司' } },
        { kind: 'Person', key: '1', values: { name: '张伟' } },
      ],
      [],
    );
    const [first, second, person] = ['Enterprise:1', 'Enterprise:2', 'Person:1'].map((id) => snapshot.find(id)!);
    expect(snapshot.number('Enterprise', 'netAssets', first)).toBe(500);
    expect(snapshot.number('Enterprise', 'netAssets', second)).toBeNaN();
    expect(snapshot.number('Enterprise', 'annualRevenue', first)).toBeNaN();
    expect(snapshot.text('Enterprise', 'name', second)).toBe('乙公司');
    expect(snapshot.text('Enterprise', 'name', person)).toBeNull();
    expect(snapshot.nameOf(person)).toBe('张伟');
    expect(snapshot.idOf(person)).toBe('Person:1');
  });

  it('makes a placeholder of a node that only an edge names', async () => {
    const snapshot = await snapshotOf([account('a')], [transfer('a', 'ghost', 1)]);
    const ghost = snapshot.find('Account:ghost')!;
    expect(snapshot.isPlaceholder(ghost)).toBe(true);
    expect(snapshot.isPlaceholder(snapshot.find('Account:a')!)).toBe(false);
    expect(snapshot.find('Account:nobody')).toBeNull();
  });

  it('tells whether a fact holds on a date: from inclusive, to exclusive, unknown is open', async () => {
    const owns = (validFrom: number | null, validTo: number | null): EdgeRow => ({
      kind: 'owns',
      from: 'Person:p',
      to: 'Enterprise:e',
      values: { validFrom, validTo, share: 0.5 },
    });
    const snapshot = await snapshotOf([], [owns(null, 2 * DAY), owns(DAY, 2 * DAY), owns(3 * DAY, null)]);
    const edges = snapshot.edges('owns');
    const at = (asOf: number) => [0, 1, 2].map((edge) => edges.holdsAt(edge, asOf));
    expect(at(0)).toEqual([true, false, false]);
    expect(at(DAY)).toEqual([true, true, false]);
    expect(at(2 * DAY)).toEqual([false, false, false]);
    expect(at(9 * DAY)).toEqual([false, false, true]);
  });

  it('reads the same in another thread', async () => {
    const snapshot = await snapshotOf([account('a')], [transfer('a', 'b', 7)]);
    const copy = new Snapshot(structuredClone(snapshot.parts));
    expect(copy.idOf(copy.edges('transfers').targets[0])).toBe('Account:b');
    expect(copy.edges('transfers').idOf(0)).toBe(snapshot.edges('transfers').idOf(0));
  });

  it('needs at most 48 bytes an edge with both directions, time, amount, purpose and channel', async () => {
    const edges = Array.from({ length: 5000 }, (_, i) => ({
      ...transfer(String(i % 50), String((i * 7) % 50), i, i),
      values: { at: i, amount: i, purpose: i % 2 ? '货款' : '工资', channel: 'online', reference: `r${i}` },
    }));
    const snapshot = await snapshotOf([], edges);
    const parts = snapshot.parts.edges.find(({ kind }) => kind === 'transfers')!;
    expect(bytesOf(parts) / 5000).toBeLessThanOrEqual(48);
  });

  it('holds exactly the given edges, whatever they are', async () => {
    const row = fc.record({ from: fc.nat(6), to: fc.nat(6), at: fc.integer({ min: -1e13, max: 1e13 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        const snapshot = await snapshotOf(
          [],
          rows.map(({ from, to, at }) => transfer(`n${from}`, `n${to}`, at)),
        );
        const transfers = snapshot.edges('transfers');
        const told = (edge: number) =>
          `${snapshot.keyOf(transfers.sources[edge])} ${snapshot.keyOf(transfers.targets[edge])} ${transfers.times[edge]}`;
        const expected = rows.map(({ from, to, at }) => `n${from} n${to} ${at}`).sort();
        const all = Array.from({ length: snapshot.nodeCount }, (_, node) => node);
        expect(all.flatMap((node) => [...transfers.out(node)].map(told)).sort()).toEqual(expected);
        expect(all.flatMap((node) => [...transfers.into(node)].map(told)).sort()).toEqual(expected);
        for (const node of all) {
          const times = [...transfers.into(node)].map((edge) => transfers.times[edge]);
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('packed strings', () => {
  it('finds each again, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 50 }), fc.string(), (texts, other) => {
        const strings = new Strings(packStrings(texts));
        expect(texts.map((text) => strings.indexOf(text))).toEqual(texts.map((_, i) => i));
        expect(texts.map((_, i) => strings.get(i))).toEqual(texts);
        if (!texts.includes(other)) expect(strings.indexOf(other)).toBe(-1);
      }),
    );
  });

  it('are packed as they come, each once, whether given as texts or as bytes', () => {
    const texts = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 50 });
    fc.assert(
      fc.property(texts, fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 50 }), (known, more) => {
        const packer = new StringPacker();
        const encoded = known.map((text) => Buffer.from(text));
        packer.append(
          Buffer.concat(encoded),
          Uint32Array.from(encoded, ({ length }) => length),
        );
        const distinct = [...new Set([...known, ...more])];
        expect(more.map((text) => packer.indexOf(text))).toEqual(more.map((text) => distinct.indexOf(text)));
        for (const text of more) {
          const bytes = Buffer.from(` ${text} `);
          expect(packer.indexOfBytes(bytes, 1, bytes.length - 1)).toBe(distinct.indexOf(text));
        }
        expect(packer.finish()).toEqual(packStrings(distinct));
      }),
    );
  });
});
