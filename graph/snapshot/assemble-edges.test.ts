import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, assembleEdges, assembly, type EdgeColumns } from './assemble-edges.ts';
import type { EdgeParts } from './edges.ts';

type Row = readonly [source: number, target: number, at: number, hash: bigint];

const nodes = { start: 5, end: 9 };
const noValues = { bytes: new Uint8Array(0), offsets: new Uint32Array(1), table: new Uint32Array(4) };

/** Amount, confidence and purpose say which row it is. */
const columnsOf = (rows: readonly Row[]): EdgeColumns => ({
  kind: 'transfers',
  sources: Uint32Array.from(rows, ([source]) => source),
  targets: Uint32Array.from(rows, ([, target]) => target),
  times: Float64Array.from(rows, ([, , at]) => at),
  hashes: BigUint64Array.from(rows, ([, , , hash]) => hash),
  ends: Float64Array.from(rows, (_, row) => -row),
  confidences: Float32Array.from(rows, (_, row) => row),
  numbers: { amount: Float64Array.from(rows, (_, row) => row) },
  texts: { purpose: { codes: Uint32Array.from(rows, (_, row) => row), values: noValues } },
});

const inOrder =
  (rows: readonly Row[], end: 0 | 1) =>
  (a: number, b: number): number => {
    const at = (row: number) => (Number.isNaN(rows[row][2]) ? Number.NEGATIVE_INFINITY : rows[row][2]);
    const order = rows[a][end] - rows[b][end] || Math.sign(at(a) - at(b)) || 0;
    return order || (rows[a][3] < rows[b][3] ? -1 : rows[a][3] > rows[b][3] ? 1 : 0);
  };

function expectSorted(parts: EdgeParts, rows: readonly Row[], range: { start: number; end: number }): void {
  const all = rows.map((_, row) => row);
  const out = all.toSorted(inOrder(rows, 0));
  expect(String(parts.numbers.amount)).toBe(String(out));
  expect(String(parts.texts.purpose.codes)).toBe(String(out));
  expect(String(parts.confidences!)).toBe(String(out));
  expect(String(parts.ends!)).toBe(String(out.map((row) => -row)));
  expect(String(parts.sources)).toBe(String(out.map((row) => rows[row][0])));
  expect(String(parts.targets)).toBe(String(out.map((row) => rows[row][1])));
  expect(String(parts.times)).toBe(String(out.map((row) => rows[row][2])));
  expect(String(parts.hashes)).toBe(String(out.map((row) => rows[row][3])));
  expect(String([...parts.csr.inEdges].map((edge) => out[edge]))).toBe(String(all.toSorted(inOrder(rows, 1))));
  for (const [end, offsets] of [[0, parts.csr.outOffsets] as const, [1, parts.csr.inOffsets] as const]) {
    // Where there are no edges nodes need no places.
    const counts = new Array<number>(rows.length === 0 ? 0 : range.end - range.start).fill(0);
    for (const row of rows) counts[row[end] - range.start]++;
    expect([...offsets]).toEqual([0, ...counts.map((_, i) => counts.slice(0, i + 1).reduce((sum, n) => sum + n, 0))]);
  }
}

/** As threads would do it, the shares of a step in any order. */
function assembledIn(shares: number, columns: EdgeColumns, range: { start: number; end: number }): EdgeParts {
  const steps = assembly(columns, range, range, shares);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    step.value.toReversed().forEach(assemble);
  }
}

describe('edges put in order', () => {
  it('stand by node, time and hash, unknown times first, both ways', () => {
    const time = fc.oneof(
      fc.integer({ min: -1e13, max: 1e13 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constant(Number.NaN),
    );
    const node = fc.integer({ min: nodes.start, max: nodes.end - 1 });
    const row = fc.tuple(node, node, time, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
    fc.assert(
      fc.property(fc.uniqueArray(row, { maxLength: 200, selector: ([, , , hash]) => hash }), (rows) => {
        expectSorted(assembleEdges(columnsOf(rows), nodes, nodes), rows, nodes);
        expectSorted(assembledIn(3, columnsOf(rows), nodes), rows, nodes);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same when they fill many buckets, however many work on them', () => {
    const range = { start: 1000, end: 1300 };
    let state = 1;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return Math.floor((state / 0x80000000) * below);
    };
    const rows = Array.from(
      { length: 70_000 },
      (_, i): Row => [range.start + random(300), range.start + random(17) ** 2, random(5000), BigInt(i)],
    );
    expectSorted(assembleEdges(columnsOf(rows), range, range), rows, range);
    expectSorted(assembledIn(3, columnsOf(rows), range), rows, range);
  });
});
