/** A small graph that holds the worked examples of several detectors, in a store of its own. */
import {
  borrows,
  collateral,
  day,
  edge,
  enterprise,
  guarantees,
  hasAccount,
  loan,
  node,
  owns,
  person,
  type Row,
  transfers,
  yuan,
} from '../../graph/detectors/testing.ts';
import type { EdgeRow, NodeRow } from '../../graph/snapshot/from-rows.ts';
import { batchesOf } from '../../graph/snapshot/from-rows.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { openServices, type Services } from '../../server/services.ts';

/** A name that would do harm if it ever became markup. */
export const MARKUP = '<img src=x onerror=alert(1)>甲公司';

const ring = (prefix: string, size: number): readonly Row[] =>
  Array.from({ length: size }, (_, i) => guarantees(`${prefix}${i}`, `${prefix}${(i + 1) % size}`, 1000 * (i + 1)));

const pledge = (asset: string, lender: string, borrower: string, rank: number, amount: number): readonly Row[] => [
  loan(`${lender}/${asset}`, { lender, balance: yuan(amount) }),
  borrows(borrower, `${lender}/${asset}`),
  edge('secures', `Collateral:${asset}`, `Loan:${lender}/${asset}`, {
    rank,
    securedAmount: yuan(amount),
    registeredOn: day(rank),
    registryNo: `${asset}-${rank}`,
    origin: `registry:secures.csv:${rank + 1}`,
  }),
];

const rows: readonly Row[] = [
  enterprise('A', { name: MARKUP, registeredCapital: yuan(1_000_000), origin: 'registry:enterprises.csv:2' }),
  enterprise('B', { name: '乙公司', origin: 'registry:enterprises.csv:3', flags: '{"establishedOn":"2024-13-01"}' }),
  person('P', { name: '张伟', origin: 'registry:persons.csv:2' }),
  person('Q', { name: '李娜', origin: 'registry:persons.csv:3' }),
  // Cross-holdings with exact answers: P has 0.853659 of A.
  owns('A', 'B', 0.6),
  owns('B', 'A', 0.3),
  owns('Person:P', 'A', 0.7),
  owns('Person:Q', 'B', 0.4),
  // Value 1,000; ranks 1 and 2 secure 600 and 700: 300 is not covered.
  collateral('registry/1', { name: '厂房', type: 'realEstate', appraisedValue: yuan(1000) }),
  ...pledge('registry/1', 'X', 'A', 1, 600),
  ...pledge('registry/1', 'Y', 'B', 2, 700),
  // And more of the same, so that there are pages.
  ...Array.from({ length: 30 }, (_, i) => [
    enterprise(`C${i}`, { name: `丙${i}号公司` }),
    enterprise(`D${i}`, { name: `丁${i}号公司` }),
    collateral(`registry/c${i}`, { type: 'realEstate', appraisedValue: yuan(1000) }),
    ...pledge(`registry/c${i}`, 'X', `C${i}`, 1, 600),
    ...pledge(`registry/c${i}`, 'Y', `D${i}`, 2, 500 + 10 * i),
  ]).flat(),
  // A→B 100, B→C 95, C→A 90 thousand within days.
  ...['A', 'B', 'E'].map((owner) => hasAccount(owner, `bank/${owner}`)),
  transfers('bank/A', 'bank/B', 100_000, 1),
  transfers('bank/B', 'bank/E', 95_000, 2),
  transfers('bank/E', 'bank/A', 90_000, 4),
  // A supplier of G asked about deposits the day before.
  enterprise('G', { name: '庚公司' }),
  node('Signal', 'visits/1', { type: 'depositInquiry', at: day(3) }),
  edge('concerns', 'Signal:visits/1', 'Enterprise:G', { validFrom: day(3) }),
  ...ring('R', 3),
  ...ring('S', 5),
];

const isEdge = (row: Row): row is EdgeRow => 'from' in row;

export async function load(store: GraphStore): Promise<void> {
  const nodes = rows.filter((row): row is NodeRow => !isEdge(row));
  for (const batch of batchesOf(nodes, rows.filter(isEdge))) await store.upsert(batch);
}

/** Services over a store in memory that holds the worked examples. */
export async function openWorkedExample(threads = 2): Promise<Services> {
  const services = await openServices(':memory:', { threads });
  await load(services.store);
  return services;
}
