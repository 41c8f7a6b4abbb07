/** A portfolio whose transfers outweigh all else, written straight into a store: seeded, with a few patterns planted in it. */
import { borrows, day, guarantees, loan, owns, transfers } from '../../graph/detectors/testing.ts';
import { type Column, type ColumnBatch, columnsOf } from '../../graph/schema/batch.ts';
import type { EntityId } from '../../graph/schema/ids.ts';
import type { Kind } from '../../graph/schema/kinds.ts';
import { DAY } from '../../graph/schema/time.ts';
import { batchesOf, type EdgeRow, type NodeRow } from '../../graph/snapshot/from-rows.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { Random } from '../../ingest/generate/random.ts';

export interface PortfolioSize {
  readonly transfers: number;
  readonly transfersPerAccount: number;
  readonly seed: number;
}

const DAYS = 1080;
const BATCH = 200_000;
const ACCOUNTS_OF_A_FIRM = 2;
const PURPOSES = ['货款', '服务费', '租金', '运费', '往来款', '设备款'];
const CHANNELS = ['网银', '柜面', '手机银行', '银企直连'];
/** Spreads consecutive numbers over 64 bits: 2⁶⁴ divided by the golden ratio. */
const SPREAD = 0x9e3779b97f4a7c15n;

/** Firms have two accounts each and pay one another for three years, at all hours. */
export async function fillStore(store: GraphStore, { transfers: count, transfersPerAccount, seed }: PortfolioSize) {
  const accounts = Math.ceil(count / transfersPerAccount);
  const firms = Math.ceil(accounts / ACCOUNTS_OF_A_FIRM);
  await store.upsert(batch('Account', accounts, { key: listed(accounts, accountKey) }));
  const names = listed(firms, (i) => `第${i}商贸有限公司`);
  await store.upsert(batch('Enterprise', firms, { key: listed(firms, firmKey), name: names }));
  await store.upsert(
    batch('hasAccount', accounts, {
      id: idsFrom(0, accounts),
      from: listed(accounts, (i) => firmId(Math.floor(i / ACCOUNTS_OF_A_FIRM))),
      to: listed(accounts, accountId),
    }),
  );
  const random = new Random('payments', seed);
  for (let from = 0; from < count; from += BATCH)
    await store.upsert(payments(random, from, Math.min(BATCH, count - from), accounts));
  const { nodes, edges } = planted(Math.min(20, Math.floor(firms / 10)));
  for (const each of batchesOf(nodes, edges)) await store.upsert(each);
}

function payments(random: Random, first: number, length: number, accounts: number): ColumnBatch {
  const anyAccount = () => accountId(random.int(accounts));
  return batch('transfers', length, {
    id: idsFrom(first, length),
    from: listed(length, anyAccount),
    to: listed(length, anyAccount),
    at: Float64Array.from({ length }, () => day(0) + Math.floor(random.unit() * DAYS * DAY)),
    // 10 to 100,000 yuan, as many between 10 and 100 as between 10,000 and 100,000.
    amount: Float64Array.from({ length }, () => Math.floor(1_000 * 10_000 ** random.unit())),
    purpose: listed(length, () => PURPOSES[random.int(PURPOSES.length)]),
    channel: listed(length, () => CHANNELS[random.int(CHANNELS.length)]),
  });
}

/** For every detector with something to find, so many of each pattern, among firms ten apart. */
function planted(each: number): { readonly nodes: readonly NodeRow[]; readonly edges: readonly EdgeRow[] } {
  const nodes: NodeRow[] = [];
  const edges: EdgeRow[] = [];
  for (let i = 0; i < each; i++) {
    const firm = (j: number) => firmId(10 * i + j);
    const pay = (from: number, to: number, wan: number, at: number) =>
      transfers(accountId(20 * i + 2 * from), accountId(20 * i + 2 * to), wan * 10_000, at);
    const on = DAYS - 330 + ((i * 17) % 300);
    // In order, in any order, and split between two hands.
    edges.push(pay(0, 1, 80, on), pay(1, 2, 76, on + 2.5), pay(2, 0, 73, on + 5));
    edges.push(pay(3, 4, 50, on + 30), pay(4, 5, 50.2, on + 10), pay(5, 3, 50.1, on));
    edges.push(
      pay(6, 7, 40, on),
      pay(6, 8, 41, on),
      pay(7, 9, 39, on + 1),
      pay(8, 9, 40, on + 1),
      pay(9, 6, 78, on + 2),
    );
    edges.push(guarantees(firm(0), firm(1), 100), guarantees(firm(1), firm(2), 90), guarantees(firm(2), firm(0), 80));
    nodes.push(loan(`x/${i}`, { balance: 1e8 }));
    edges.push(borrows(firm(3), `x/${i}`), owns(`Person:p${i}`, firm(3), 1), owns(`Person:p${i}`, firm(5), 0.9));
    edges.push(pay(5, 3, 9000, on + 3), pay(3, 5, 8000, on + 6));
  }
  return { nodes, edges };
}

const accountKey = (i: number): string => `BANK/6222${String(i).padStart(15, '0')}`;
const accountId = (i: number): EntityId => `Account:${accountKey(i)}` as EntityId;
const firmKey = (i: number): string => `91350100M${String(i).padStart(9, '0')}`;
const firmId = (i: number): EntityId => `Enterprise:${firmKey(i)}` as EntityId;

const listed = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));

const idsFrom = (first: number, length: number): BigUint64Array =>
  BigUint64Array.from({ length }, (_, i) => BigInt.asUintN(64, BigInt(first + i + 1) * SPREAD));

function batch(kind: Kind, length: number, given: Readonly<Record<string, Column>>): ColumnBatch {
  const missing = (name: string, type: string): Column =>
    type === 'text'
      ? new Array<null>(length).fill(null)
      : new Float64Array(length).fill(name === 'confidence' ? 1 : Number.NaN);
  const columns = Object.entries(columnsOf(kind)).map(([name, type]) => [name, given[name] ?? missing(name, type)]);
  return { kind, length, columns: Object.fromEntries(columns) };
}
