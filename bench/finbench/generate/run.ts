/**
 * A folder in the benchmark's layout of any size, the same for the same arguments.
 *
 *     npm run bench:finbench:generate -- --out DIR [--nodes 1000000] [--edges 6000000] [--seed 1]
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Random } from '../../../ingest/generate/random.ts';
import { active, amountOf, investments, pairs, transfers } from './bonds.ts';
import { type Cell, writeTable } from './csv-writer.ts';
import { accountNumber, loanNumber, momentOf, type Sizes, sizesOf } from './population.ts';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    nodes: { type: 'string', default: '1000000' },
    edges: { type: 'string', default: '6000000' },
    seed: { type: 'string', default: '1' },
  },
});

type RowOf = (i: number, random: Random) => readonly Cell[];

async function main(folder: string, sizes: Sizes, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  let [rows, started] = [0, performance.now()];
  const write = async (name: string, columns: string, lines: Iterable<readonly Cell[]>): Promise<void> => {
    rows += await writeTable(folder, name, columns.split(' '), lines);
  };
  const table = (name: string, columns: string, count: number, rowOf: RowOf): Promise<void> => {
    const random = new Random(seed, name);
    function* lines(): Generator<readonly Cell[]> {
      for (let i = 0; i < count; i++) yield [...rowOf(i, random), momentOf(i, count, random.unit())];
    }
    return write(name, `${columns} createTime`, lines());
  };
  const { persons, companies, accounts, loans, media } = sizes;
  const blocked = (random: Random): boolean => random.chance(0.02);
  const money = (random: Random): string => amountOf(random, 1e8);
  const anyAccount = (random: Random): string => accountNumber(active(random, accounts));

  await table('Person', 'personId personName isBlocked', persons, (i, random) => [i, `Person ${i}`, blocked(random)]);
  await table('Company', 'companyId companyName isBlocked', companies, (i, random) => [
    i,
    `Company ${i}`,
    blocked(random),
  ]);
  const types = ['internet account', 'corporate account', 'foreign currency', 'certificate of deposit account'];
  await table('Account', 'accountId isBlocked accoutType', accounts, (i, random) => [
    accountNumber(i),
    blocked(random),
    random.pick(types),
  ]);
  await table('Loan', 'loanId loanAmount balance', loans, (i, random) => {
    const amount = money(random);
    return [loanNumber(i), amount, amount];
  });
  const mediums = ['PHONE', 'IPv4', 'IPv6', 'QRCode', 'MAC', 'WIFI', 'POS', 'CARD'];
  await table('Medium', 'mediumId mediumType isBlocked', media, (i, random) => [
    i,
    random.pick(mediums),
    blocked(random),
  ]);

  // Every second account is a company's; owners, like all, differ in how much they have.
  const half = (n: number, odd: number): number => Math.floor((n + 1 - odd) / 2);
  await table('PersonOwnAccount', 'personId accountId', half(accounts, 0), (i, random) => [
    active(random, persons),
    accountNumber(2 * i),
  ]);
  await table('CompanyOwnAccount', 'companyId accountId', half(accounts, 1), (i, random) => [
    active(random, companies),
    accountNumber(2 * i + 1),
  ]);
  await table('PersonApplyLoan', 'personId loanId', half(loans, 0), (i, random) => [
    random.int(persons),
    loanNumber(2 * i),
  ]);
  await table('CompanyApplyLoan', 'companyId loanId', half(loans, 1), (i, random) => [
    random.int(companies),
    loanNumber(2 * i + 1),
  ]);
  const columns = 'fromId toId amount createTime';
  await write('AccountTransferAccount', columns, transfers(new Random(seed, 'transfers'), accounts, sizes.transfers));
  await table('AccountWithdrawAccount', 'fromId toId amount', sizes.withdrawals, (_, random) => [
    anyAccount(random),
    accountNumber(accounts - 1 - active(random, Math.ceil(accounts / 10))),
    amountOf(random, 1e7),
  ]);
  await table('AccountRepayLoan', 'accountId loanId amount', sizes.repayments, (_, random) => [
    anyAccount(random),
    loanNumber(random.int(loans)),
    amountOf(random, 1e7),
  ]);
  await table('LoanDepositAccount', 'loanId accountId amount', sizes.deposits, (_, random) => [
    loanNumber(random.int(loans)),
    anyAccount(random),
    amountOf(random, 1e7),
  ]);
  const guarantees = Math.ceil(sizes.guarantees / 2);
  await write(
    'PersonGuaranteePerson',
    'fromId toId createTime',
    pairs(new Random(seed, 'guarantees', 1), persons, guarantees),
  );
  await write(
    'CompanyGuaranteeCompany',
    'fromId toId createTime',
    pairs(new Random(seed, 'guarantees', 2), companies, guarantees),
  );
  await invest(write, sizes, new Random(seed, 'investments'));
  await table('MediumSignInAccount', 'mediumId accountId', sizes.signIns, (_, random) => [
    active(random, media),
    anyAccount(random),
  ]);
  console.log(`${rows} rows in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function invest(
  write: (name: string, columns: string, lines: Iterable<readonly Cell[]>) => Promise<void>,
  { persons, companies, investments: count }: Sizes,
  random: Random,
): Promise<void> {
  const all = investments(random, persons, companies, count);
  const columns = 'investorId companyId ratio createTime';
  const rows = all.map(({ investor, company, ratio }, i): [number, readonly Cell[]] => [
    investor,
    [investor < persons ? investor : investor - persons, company, ratio, momentOf(i, count, random.unit())],
  ]);
  const of = (isPerson: boolean) => rows.filter(([investor]) => investor < persons === isPerson).map(([, row]) => row);
  await write('PersonInvestCompany', columns, of(true));
  await write('CompanyInvestCompany', columns, of(false));
}

if (options.out === undefined) {
  console.error('--out is missing: the folder to write to');
  process.exitCode = 2;
} else await main(options.out, sizesOf(Number(options.nodes), Number(options.edges)), Number(options.seed));
