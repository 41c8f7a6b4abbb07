/**
 * The write transactions of the benchmark: a row of each file of `incremental` as our rows, and as Cypher for the peer. An end that is
 * not there comes to be, as a placeholder.
 */
import { compositeKey } from '../../../graph/schema/ids.ts';
import type { EdgeRow, NodeRow } from '../../../graph/snapshot/from-rows.ts';

/** Cells by column. */
export type Cells = Readonly<Record<string, string>>;

export interface WriteTransaction {
  readonly id: string;
  readonly file: string;
  rows(cells: Cells): { readonly nodes: readonly NodeRow[]; readonly edges: readonly EdgeRow[] };
  /** Ids of what goes, with all that touches it, in the place of rows that come. */
  removes?(cells: Cells): readonly string[];
  /** Over `$row`, whose ids and times are 64-bit integers and whose amounts are floats. */
  readonly cypher: string;
}

const fen = (amount: string): number => Number(amount) * 100;
const at = ({ createTime }: Cells): number => Number(createTime);

const event = (
  id: string,
  file: string,
  type: string,
  edge: (cells: Cells) => EdgeRow,
  ends: string,
): WriteTransaction => ({
  id,
  file,
  rows: (cells) => ({ nodes: [], edges: [edge(cells)] }),
  cypher: `${ends} CREATE (a)-[:${type} {timestamp: $row.createTime, amount: $row.amount}]->(b)`,
});

const fact = (
  id: string,
  file: string,
  type: string,
  edge: (cells: Cells) => EdgeRow,
  ends: string,
  more = '',
): WriteTransaction => ({
  id,
  file,
  rows: (cells) => ({ nodes: [], edges: [edge(cells)] }),
  cypher: `${ends} CREATE (a)-[:${type} {timestamp: $row.createTime${more}}]->(b)`,
});

const ends = (from: string, fromColumn: string, to: string, toColumn: string): string =>
  `MERGE (a:${from} {id: $row.${fromColumn}}) MERGE (b:${to} {id: $row.${toColumn}})`;
const paid = (cells: Cells) => ({ at: at(cells), amount: fen(cells.amount) });
const since = (cells: Cells) => ({ validFrom: at(cells) });
const medium = (number: string): string => `Identifier:${compositeKey('medium', number)}`;

const loan = (id: string, file: string, label: 'Person' | 'Company', column: string): WriteTransaction => ({
  id,
  file,
  rows: (cells) => ({
    nodes: [
      { kind: 'Loan', key: cells.loanId, values: { principal: fen(cells.loanAmount), balance: fen(cells.balance) } },
    ],
    edges: [
      {
        kind: 'borrows',
        from: `${label === 'Person' ? 'Person' : 'Enterprise'}:${cells[column]}`,
        to: `Loan:${cells.loanId}`,
        values: since(cells),
      },
    ],
  }),
  cypher: `
    MERGE (a:${label} {id: $row.${column}})
    CREATE (a)-[:apply {timestamp: $row.createTime}]->
           (:Loan {id: $row.loanId, loanAmount: $row.loanAmount, balance: $row.balance, createTime: $row.createTime})`,
});

const owner =
  (label: 'Person' | 'Enterprise', column: string) =>
  (cells: Cells): EdgeRow => ({
    kind: 'owns',
    from: `${label}:${cells[column]}`,
    to: `Enterprise:${cells.companyId}`,
    values: { ...since(cells), share: Number(cells.ratio) },
  });

export const writeTransactions: readonly WriteTransaction[] = [
  {
    id: 'TW3 medium',
    file: 'AddMediumWrite3',
    rows: ({ mediumId, mediumType, isBlocked }) => ({
      nodes: [
        {
          kind: 'Identifier',
          key: compositeKey('medium', mediumId),
          values: { type: 'medium', value: mediumId, subtype: mediumType, isBlocked: isBlocked === 'true' },
        },
      ],
      edges: [],
    }),
    cypher: `CREATE (:Medium {id: $row.mediumId, type: $row.mediumType, isBlocked: $row.isBlocked, createTime: $row.createTime})`,
  },
  loan('TW6 loan of a person', 'AddPersonApplyLoanWrite6', 'Person', 'personId'),
  loan('TW7 loan of a company', 'AddCompanyApplyLoanWrite7', 'Company', 'companyId'),
  fact(
    'TW8 person invests',
    'AddPersonInvestCompanyWrite8',
    'invest',
    owner('Person', 'investorId'),
    ends('Person', 'investorId', 'Company', 'companyId'),
    ', ratio: $row.ratio',
  ),
  fact(
    'TW9 company invests',
    'AddCompanyInvestCompanyWrite9',
    'invest',
    owner('Enterprise', 'investorId'),
    ends('Company', 'investorId', 'Company', 'companyId'),
    ', ratio: $row.ratio',
  ),
  fact(
    'TW10 person guarantees',
    'AddPersonGuaranteePersonWrite10',
    'guarantee',
    (cells) => ({
      kind: 'guarantees',
      from: `Person:${cells.fromId}`,
      to: `Person:${cells.toId}`,
      values: since(cells),
    }),
    ends('Person', 'fromId', 'Person', 'toId'),
  ),
  fact(
    'TW11 company guarantees',
    'AddCompanyGuaranteeCompanyWrite11',
    'guarantee',
    (cells) => ({
      kind: 'guarantees',
      from: `Enterprise:${cells.fromId}`,
      to: `Enterprise:${cells.toId}`,
      values: since(cells),
    }),
    ends('Company', 'fromId', 'Company', 'toId'),
  ),
  event(
    'TW12 transfer',
    'AddAccountTransferAccountWrite12',
    'transfer',
    (cells) => ({
      kind: 'transfers',
      from: `Account:${cells.fromId}`,
      to: `Account:${cells.toId}`,
      values: paid(cells),
    }),
    ends('Account', 'fromId', 'Account', 'toId'),
  ),
  event(
    'TW13 withdrawal',
    'AddAccountWithdrawAccountWrite13',
    'withdraw',
    (cells) => ({
      kind: 'withdraws',
      from: `Account:${cells.fromId}`,
      to: `Account:${cells.toId}`,
      values: paid(cells),
    }),
    ends('Account', 'fromId', 'Account', 'toId'),
  ),
  event(
    'TW14 repayment',
    'AddAccountRepayLoanWrite14',
    'repay',
    (cells) => ({ kind: 'repays', from: `Account:${cells.account}`, to: `Loan:${cells.loanId}`, values: paid(cells) }),
    ends('Account', 'account', 'Loan', 'loanId'),
  ),
  event(
    'TW15 deposit',
    'AddLoanDepositAccountWrite15',
    'deposit',
    (cells) => ({
      kind: 'disburses',
      from: `Loan:${cells.loanId}`,
      to: `Account:${cells.accountId}`,
      values: paid(cells),
    }),
    ends('Loan', 'loanId', 'Account', 'accountId'),
  ),
  fact(
    'TW16 sign-in',
    'AddMediumSigninAccountWrite16',
    'signIn',
    (cells) => ({
      kind: 'uses',
      from: `Account:${cells.accountId}`,
      to: medium(cells.mediumId),
      values: { ...since(cells), purpose: 'signIn' },
    }),
    ends('Medium', 'mediumId', 'Account', 'accountId'),
  ),
  {
    id: 'TW17 account deleted',
    file: 'DeleteAccountWrite17',
    rows: () => ({ nodes: [], edges: [] }),
    removes: ({ accountId }) => [`Account:${accountId}`],
    cypher: `MATCH (a:Account {id: $row.accountId}) DETACH DELETE a`,
  },
];
