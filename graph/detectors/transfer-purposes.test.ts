import { describe, expect, it } from 'vitest';
import { snapshotOfRows, transfers } from './testing.ts';
import { type Purpose, Purposes } from './transfer-purposes.ts';

describe('purposes of transfers', () => {
  it.each<[string, readonly Purpose[]]>([
    ['质量退款', ['refund']],
    ['REFUND order 5', ['refund']],
    ['资金归集', ['pooling']],
    ['代发5月工资', ['payroll']],
    ['增值税', ['tax']],
    ['1 月电费', ['utility']],
    ['2024年度分红', ['dividend']],
    ['货款', []],
    ['劳务费', []],
    ['taxi', []],
    ['', []],
  ])('%j: %j', async (purpose, expected) => {
    const all: readonly Purpose[] = ['refund', 'pooling', 'payroll', 'tax', 'utility', 'dividend'];
    const snapshot = await snapshotOfRows([transfers('a', 'b', 1, 1, { purpose }), transfers('c', 'd', 1, 2)]);
    const edges = snapshot.edges('transfers');
    const purposes = new Purposes(edges);
    const [said] = [...edges.out(snapshot.find('Account:a')!)];
    const [unsaid] = [...edges.out(snapshot.find('Account:c')!)];
    expect(all.filter((one) => purposes.anyOf(one)(said))).toEqual(expected);
    expect(purposes.anyOf(...all)(unsaid)).toBe(false);
  });
});
