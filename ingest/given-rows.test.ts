import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edgeHash, edgeNaturalKey } from '../graph/schema/ids.ts';
import type { Kind } from '../graph/schema/kinds.ts';
import { type GivenRow, RowChecker } from './given-rows.ts';
import { columnsReadBy } from './mappings/mapping.ts';
import { portfolio } from './mappings/portfolio.ts';

let checker: RowChecker;
beforeAll(async () => {
  checker = await RowChecker.open();
});
afterAll(() => checker.close());

const given = (kind: Kind, cells: GivenRow['cells']): GivenRow => ({ kind, cells, origin: 'api:test:1' });
const pays = (more: GivenRow['cells'] = {}): GivenRow =>
  given('transfers', {
    from: 'Account:a/1',
    to: 'Account:b/2',
    at: '2024-05-31T08:30:00Z',
    amount: '52000.00',
    ...more,
  });

describe('rows that come one by one', () => {
  it('become batches by the rules of a load, nodes before edges', async () => {
    const { verdicts, batches } = await checker.check([
      pays({ purpose: ' 货款 ' }),
      given('Enterprise', { key: '91350100M000100Y43', name: '甲公司', isBank: false, registeredCapital: 1000000.5 }),
      given('owns', { from: 'Person:p', to: 'Enterprise:e', share: 0.51, validFrom: '2024-01-01' }),
    ]);
    const at = Date.UTC(2024, 4, 31, 8, 30);
    const key = {
      kind: 'transfers',
      from: 'Account:a/1',
      to: 'Account:b/2',
      time: at,
      amount: 5200000,
      identity: [null],
    } as const;
    expect(verdicts.map((verdict) => verdict.accepted && verdict.id)).toEqual([
      edgeHash(edgeNaturalKey(key)),
      'Enterprise:91350100M000100Y43',
      edgeHash(
        edgeNaturalKey({
          kind: 'owns',
          from: 'Person:p',
          to: 'Enterprise:e',
          time: Date.UTC(2024, 0, 1),
          identity: [],
        }),
      ),
    ]);
    expect(batches.map(({ kind, length }) => [kind, length])).toEqual([
      ['Enterprise', 1],
      ['owns', 1],
      ['transfers', 1],
    ]);
    const [company, owns, transfers] = batches.map(({ columns }) =>
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[0]])),
    );
    expect(company).toMatchObject({
      name: '甲公司',
      isBank: 0,
      registeredCapital: 100000050,
      origin: 'api:test:1',
      confidence: 1,
    });
    expect(owns).toMatchObject({ share: 0.51, validTo: Number.NaN, flags: null });
    expect(transfers).toMatchObject({ at, amount: 5200000, purpose: '货款', channel: null });
  });

  it.each([
    [pays({ amount: 'much' }), 'amount', 'finite decimal'],
    [pays({ amount: '-1' }), 'amount', 'negative'],
    [pays({ at: null }), 'at', 'missing'],
    [pays({ at: '2024-02-30' }), 'at', 'no point in time'],
    [pays({ to: 'Enterprise:e' }), 'to', 'no id of Account'],
    [pays({ to: null }), 'to', 'missing'],
    [given('transfers', { from: 'x' }), 'from', 'no id of Account'],
    [pays({ to: "Loan:x'); DROP TABLE given; --" }), 'to', 'no id of Account'],
    [pays({ confidence: 2 }), 'confidence', '0 to 1'],
    [pays({ amuont: 1 }), null, 'has no column amuont'],
    [pays({ purpose: 'a\0b' }), null, 'NUL'],
    [
      given('owns', { from: 'Person:p', to: 'Enterprise:e', validFrom: '2024-02-01', validTo: '2024-01-01' }),
      'validTo',
      'before the start',
    ],
    [given('Enterprise', { name: 'without a key' }), 'key', 'missing'],
  ])('%#: says what is wrong with a row, and takes the others', async (wrong, column, reason) => {
    const { verdicts, batches } = await checker.check([wrong, pays()]);
    expect(verdicts[0]).toMatchObject({ accepted: false, column, reason: expect.stringContaining(reason) });
    expect(verdicts[1]).toMatchObject({ accepted: true });
    expect(batches.map(({ kind, length }) => [kind, length])).toEqual([['transfers', 1]]);
  });

  it('writes rows of one key one after the other', async () => {
    const { verdicts, batches } = await checker.check([
      pays({ reference: 'R1' }),
      pays({ reference: 'R1', amount: '7' }),
      pays({ reference: 'R2' }),
    ]);
    expect(verdicts).toMatchObject([
      { batch: 0, row: 0 },
      { batch: 1, row: 0 },
      { batch: 0, row: 1 },
    ]);
    expect(batches.map(({ columns }) => [...(columns.amount as Float64Array)])).toEqual([[5200000, 5200000], [700]]);
  });

  it('keeps hostile texts as they are', async () => {
    const purpose = `'; DROP TABLE x; -- "甲" \\ %s {x} $1`;
    const { batches } = await checker.check([pays({ purpose })]);
    expect((batches[0].columns.purpose as readonly string[])[0]).toBe(purpose);
  });

  it('gives every row of any kind a verdict, whatever its cells hold', async () => {
    const texts = [
      '',
      ' ',
      'x',
      'Account:a/1',
      'Enterprise:e',
      'Person:p',
      '2024-02-30',
      '2024-05-31T08:30:00Z',
      '+275760-09-13',
    ];
    const numbers = [
      'NaN',
      '1e400',
      '-1',
      '9007199254740993',
      '1,000',
      '１２３',
      1e300,
      0.1,
      -0,
      Number.MAX_SAFE_INTEGER,
    ];
    const cell = fc.oneof(
      fc.constantFrom<string | number | boolean | null>(
        ...texts,
        ...numbers,
        null,
        true,
        '"\'',
        '\0',
        '\ud800',
        'a'.repeat(5000),
      ),
      fc.string({ unit: 'binary' }),
    );
    const row = fc
      .constantFrom(...portfolio.tables)
      .chain((table) =>
        fc
          .dictionary(fc.constantFrom(...columnsReadBy(table).keys()), cell)
          .map((cells) => given(table.rules.kind, cells)),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const { verdicts, batches } = await checker.check(rows);
        expect(Object.keys(verdicts)).toHaveLength(rows.length);
        const accepted = verdicts.filter((verdict) => verdict.accepted);
        expect(batches.reduce((sum, { length }) => sum + length, 0)).toBe(accepted.length);
      }),
      { numRuns: 30 },
    );
  });
});
