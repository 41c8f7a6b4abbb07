import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edgeHash, edgeNaturalKey } from '../graph/schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames } from '../graph/schema/kinds.ts';
import { edgeHashSql } from './edge-key.ts';
import { sqlName, sqlText } from './readers/sql.ts';
import { Staging } from './readers/staging.ts';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly time: number;
  readonly amount: number;
  readonly occurrence: number;
  readonly identity: readonly (string | null)[];
}

const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0'));
const edge = (kind: EdgeKind): fc.Arbitrary<Edge> =>
  fc.record({
    from: id,
    to: id,
    time: fc.oneof(fc.integer({ min: -5e12, max: 5e12 }), fc.constant(Number.NaN)),
    amount: fc.oneof(
      fc.double({ min: -9e15, max: 9e15, noNaN: true }),
      fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 2000),
      fc.constantFrom(0, -0, 0.0005, -0.0005, 0.0004999999999999999, 4503599627370.497, Number.NaN),
    ),
    occurrence: fc.nat(1000),
    identity: fc.tuple(...edgeKind(kind).identity.map(() => fc.option(fc.oneof(id, fc.constant(''))))),
  });

const number = (value: number): string => (Number.isNaN(value) ? 'CAST(NULL AS DOUBLE)' : `CAST('${value}' AS DOUBLE)`);
const text = (value: string | null): string => (value === null ? 'CAST(NULL AS VARCHAR)' : sqlText(value));

describe('the hash of an edge in SQL', () => {
  let staging: Staging;
  beforeAll(async () => {
    staging = await Staging.open();
  });
  afterAll(() => staging.close());

  async function hashesInSql(kind: EdgeKind, edges: readonly Edge[]): Promise<readonly unknown[]> {
    const { time, identity } = edgeKind(kind);
    const rows = edges.map((one) => {
      const times = time === 'event' ? `${number(one.time)} AS "at"` : `${number(one.time)} AS "validFrom"`;
      const named = identity.map((name, i) => `${text(one.identity[i])} AS ${sqlName(name)}`);
      const values = [
        `${text(one.from)} AS "from"`,
        `${text(one.to)} AS "to"`,
        times,
        `${number(one.amount)} AS "amount"`,
      ];
      return `SELECT ${[...values, ...named, `${one.occurrence} AS n`].join(', ')}`;
    });
    const sql = `SELECT ${edgeHashSql(kind, 'n')} FROM (${rows.join(' UNION ALL ')})`;
    return (await staging.rows(sql)).map(([hash]) => hash);
  }

  it.each(edgeKindNames)('%s: is that of its natural key', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(edge(kind), { minLength: 1, maxLength: 20 }), async (edges) => {
        const expected = edges.map((one) => edgeHash(edgeNaturalKey({ kind, ...one })));
        expect(await hashesInSql(kind, edges)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('rounds the amounts of a natural key as JavaScript does', async () => {
    const amounts = [0.0005, -0.0005, 1.0005, 2.0005, 0.0004999999999999999, 4503599627370.497, 123456.789, -7.0015];
    const edges = amounts.map((amount) => ({ from: 'a', to: 'b', time: 0, amount, occurrence: 0, identity: [null] }));
    const expected = edges.map((one) => edgeHash(edgeNaturalKey({ kind: 'transfers', ...one })));
    expect(await hashesInSql('transfers', edges)).toEqual(expected);
  });
});
