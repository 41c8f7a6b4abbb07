/** Transfers as batches: those of a file, or generated ones. */
import { type ColumnBatch, columnsOf } from '../../graph/schema/batch.ts';
import { edgeHash } from '../../graph/schema/ids.ts';
import { DAY } from '../../graph/schema/time.ts';
import { readTransfers, type Transfers } from '../graph-library/transfers-file.ts';
import { mulberry32 } from '../random.ts';

const SECOND = 1000;

/** From a file of `src,dst,seconds,amount`, in the order of time; generated over a year where there is none, few accounts in many. */
export function transfersOf(path: string | undefined, count: number, seed: number): Transfers {
  if (path !== undefined) {
    const { at, ...read } = readTransfers(path);
    return byTime({ ...read, at: at.map((seconds) => seconds * SECOND) });
  }
  const random = mulberry32(seed);
  const accounts = Math.ceil(count / 10);
  const account = (): number => Math.floor(accounts * random() ** 2);
  return byTime({
    accounts,
    from: Uint32Array.from({ length: count }, account),
    to: Uint32Array.from({ length: count }, account),
    at: Float64Array.from({ length: count }, () => Math.floor((random() * 365 * DAY) / SECOND) * SECOND),
    amount: Float64Array.from({ length: count }, () => Math.floor(random() * 1e7)),
  });
}

function byTime({ accounts, from, to, at, amount }: Transfers): Transfers {
  const order = Uint32Array.from(at.keys()).sort((a, b) => at[a] - at[b] || a - b);
  return {
    accounts,
    from: order.map((row) => from[row]),
    to: order.map((row) => to[row]),
    at: Float64Array.from(order, (row) => at[row]),
    amount: Float64Array.from(order, (row) => amount[row]),
  };
}

/** The transfers `start <= row < end` as one batch. */
export function batchOf({ from, to, at, amount }: Transfers, start: number, end: number): ColumnBatch {
  const length = end - start;
  const idOf = (account: number): string => `Account:${account}`;
  const given: ColumnBatch['columns'] = {
    id: BigUint64Array.from({ length }, (_, i) => edgeHash(String(start + i))),
    from: Array.from(from.subarray(start, end), idOf),
    to: Array.from(to.subarray(start, end), idOf),
    at: at.slice(start, end),
    amount: amount.slice(start, end),
    confidence: new Float64Array(length).fill(1),
  };
  const columns = Object.entries(columnsOf('transfers')).map(([name, type]) => [
    name,
    given[name] ?? (type === 'text' ? new Array<null>(length).fill(null) : new Float64Array(length).fill(Number.NaN)),
  ]);
  return { kind: 'transfers', length, columns: Object.fromEntries(columns) };
}

export function accountsOf({ accounts }: Transfers): ColumnBatch {
  const columns = Object.entries(columnsOf('Account')).map(([name, type]) => [
    name,
    type === 'text' ? new Array<null>(accounts).fill(null) : new Float64Array(accounts).fill(Number.NaN),
  ]);
  const key = Array.from({ length: accounts }, (_, account) => String(account));
  return { kind: 'Account', length: accounts, columns: { ...Object.fromEntries(columns), key } };
}
