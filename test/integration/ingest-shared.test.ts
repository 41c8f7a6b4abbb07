/** Data that no one here made: every row of every file arrives, with the values that stand in it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { edgeHash, edgeId, edgeNaturalKey } from '../../graph/schema/ids.ts';
import type { EdgeKind, Kind } from '../../graph/schema/kinds.ts';
import type { StoredRecord } from '../../graph/store/store.ts';
import { ingest } from '../../ingest/ingest.ts';
import { describeWithShared, sharedPath } from '../shared-data.ts';
import { graphOf, memoryStore } from './ingest-support.ts';

/** Rows of files as `wc -l` counts them, less the header. */
function rowsOf(folder: string, files: readonly string[]): number {
  return files.reduce((total, file) => {
    const [lines] = execFileSync('wc', ['-l', `${folder}/${file}.csv`], { encoding: 'utf8' })
      .trim()
      .split(' ');
    return total + Number(lines) - 1;
  }, 0);
}

const insertedOnly = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([kind, n]) => [kind, { inserted: n, updated: 0, unchanged: 0 }]));
const unchangedOnly = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([kind, n]) => [kind, { inserted: 0, updated: 0, unchanged: n }]));

/** A file's rows, read in the plainest way there is. */
const plainRows = (path: string, delimiter: string): readonly (readonly string[])[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(delimiter));

interface PlainPayment {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly amount: number;
}

/** The payments of a graph by origin, as far as the file says something about them. */
const paymentsOf = (graph: readonly StoredRecord[], kind: EdgeKind) =>
  new Map(
    graph
      .filter((record) => record.kind === kind)
      .map(({ id, values: { from, to, at, amount }, sources }) => [sources[0], { id, from, to, at, amount }]),
  );

/** What a plain reading of the file gives, ids by the rule for events without a reference. */
function expectedPayments(kind: EdgeKind, origin: string, payments: readonly PlainPayment[]) {
  const seen = new Map<string, number>();
  return new Map(
    payments.map(({ from, to, at, amount }, i) => {
      const natural = { kind, from, to, time: at, amount, identity: [null] };
      const equal = edgeNaturalKey(natural);
      const occurrence = seen.get(equal) ?? 0;
      seen.set(equal, occurrence + 1);
      const id = edgeId(kind, edgeHash(edgeNaturalKey({ ...natural, occurrence })));
      return [`${origin}:${i + 2}`, { id, from, to, at, amount }];
    }),
  );
}

describeWithShared('data/finbench/snapshot', 'FinBench', () => {
  const folder = sharedPath('data/finbench/snapshot');
  const files: Readonly<Partial<Record<Kind, readonly string[]>>> = {
    Enterprise: ['Company'],
    Person: ['Person'],
    Account: ['Account'],
    Loan: ['Loan'],
    Identifier: ['Medium'],
    owns: ['CompanyInvestCompany', 'PersonInvestCompany'],
    hasAccount: ['CompanyOwnAccount', 'PersonOwnAccount'],
    transfers: ['AccountTransferAccount'],
    withdraws: ['AccountWithdrawAccount'],
    borrows: ['CompanyApplyLoan', 'PersonApplyLoan'],
    disburses: ['LoanDepositAccount'],
    repays: ['AccountRepayLoan'],
    guarantees: ['CompanyGuaranteeCompany', 'PersonGuaranteePerson'],
    uses: ['MediumSignInAccount'],
  };

  it('arrives whole, is recognised, and loaded again changes nothing', async () => {
    const counts = Object.fromEntries(Object.entries(files).map(([kind, names]) => [kind, rowsOf(folder, names)]));
    const store = await memoryStore();
    const run = await ingest(store, { inputs: [folder] });
    expect(run.format).toBe('finbench');
    expect(run.counts).toEqual(insertedOnly(counts));
    expect(run).toMatchObject({ rejected: 0, warnings: 175 });
    expect((await store.status()).counts).toEqual(counts);

    const graph = await graphOf(store);
    const byId = new Map(graph.map((record) => [record.id, record]));
    expect(byId.get('Enterprise:423')?.values).toMatchObject({
      name: 'Franecki LLC',
      isBlocked: 0,
      establishedOn: Date.UTC(2020, 0, 1),
    });
    expect(byId.get('Account:4613937818241074769')?.values).toMatchObject({ kind: 'foreign currency' });
    expect(byId.get('Loan:4616471093031471711')?.values).toMatchObject({ principal: 4_596_270_220.357_926 });
    expect(byId.get('Identifier:medium/356')?.values).toMatchObject({ type: 'medium', value: '356', subtype: 'PHONE' });

    const owners = new Set(graph.filter(({ kind }) => kind === 'Person' || kind === 'Enterprise').map(({ id }) => id));
    const dangling = graph.filter(({ kind, values }) => kind === 'hasAccount' && !owners.has(String(values.from)));
    expect(dangling.length).toBe(173);
    expect(dangling.map(({ flags }) => flags)).toEqual(dangling.map(({ values }) => ({ from: values.from })));

    const transfers = plainRows(`${folder}/AccountTransferAccount.csv`, '|').map(([from, to, amount, createTime]) => ({
      from: `Account:${from}`,
      to: `Account:${to}`,
      at: Date.parse(`${createTime.replace(' ', 'T')}Z`),
      amount: Number(`${amount}e2`),
    }));
    const origin = 'finbench:AccountTransferAccount.csv';
    expect(paymentsOf(graph, 'transfers')).toEqual(expectedPayments('transfers', origin, transfers));

    const again = await ingest(store, { inputs: [folder] });
    expect(again.counts).toEqual(unchangedOnly(counts));
    expect(await graphOf(store)).toEqual(graph);
  });
});

describeWithShared('data/amlsim/20K_cycle200', 'AMLSim', () => {
  const folder = sharedPath('data/amlsim/20K_cycle200');

  it('arrives whole, is recognised, and loaded again changes nothing', async () => {
    const counts = { Account: rowsOf(folder, ['nodes']), transfers: rowsOf(folder, ['transactions']) };
    const store = await memoryStore();
    const run = await ingest(store, { inputs: [folder] });
    expect(run.format).toBe('amlsim');
    expect(run.counts).toEqual(insertedOnly(counts));
    expect(run.rejected).toBe(0);

    const graph = await graphOf(store);
    const transfers = plainRows(`${folder}/transactions.csv`, ',').map(([from, to, value, time]) => ({
      from: `Account:${from}`,
      to: `Account:${to}`,
      at: Number(time) * 86_400_000,
      amount: Number(`${value}e2`),
    }));
    expect(paymentsOf(graph, 'transfers')).toEqual(expectedPayments('transfers', 'amlsim:transactions.csv', transfers));
    const text = JSON.stringify(graph.filter(({ kind }) => kind === 'Account').slice(0, 100));
    expect(text.toLowerCase()).not.toContain('fraud');
    const selfTransfers = transfers.filter(({ from, to }) => from === to).length;
    expect(run.warnings).toBe(selfTransfers);

    const again = await ingest(store, { inputs: [folder] });
    expect(again.counts).toEqual(unchangedOnly(counts));
    expect(await graphOf(store)).toEqual(graph);
  });
});
