/** The tables of the benchmark's layout and their columns, as the peer reads them. */

export interface NodeTable {
  readonly file: string;
  readonly label: string;
  readonly id: string;
  /** Cypher of each property over `row`. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface EdgeTable {
  readonly file: string;
  readonly type: string;
  readonly from: readonly [label: string, column: string];
  readonly to: readonly [label: string, column: string];
  readonly properties: Readonly<Record<string, string>>;
}

const time = "datetime(replace(row.createTime, ' ', 'T') + 'Z').epochMillis";
const isBlocked = "row.isBlocked = 'true'";
const number = (column: string): string => `toFloat(row.${column})`;

export const nodeTables: readonly NodeTable[] = [
  {
    file: 'Person',
    label: 'Person',
    id: 'personId',
    properties: { name: 'row.personName', isBlocked, createTime: time },
  },
  {
    file: 'Company',
    label: 'Company',
    id: 'companyId',
    properties: { name: 'row.companyName', isBlocked, createTime: time },
  },
  {
    file: 'Account',
    label: 'Account',
    id: 'accountId',
    properties: { type: 'row.accoutType', isBlocked, createTime: time },
  },
  {
    file: 'Loan',
    label: 'Loan',
    id: 'loanId',
    properties: { loanAmount: number('loanAmount'), balance: number('balance'), createTime: time },
  },
  {
    file: 'Medium',
    label: 'Medium',
    id: 'mediumId',
    properties: { type: 'row.mediumType', isBlocked, createTime: time },
  },
];

const dated = { timestamp: time };
const paid = { timestamp: time, amount: number('amount') };
const invested = { timestamp: time, ratio: number('ratio') };
const edge = (
  file: string,
  type: string,
  from: EdgeTable['from'],
  to: EdgeTable['to'],
  properties: EdgeTable['properties'] = dated,
): EdgeTable => ({ file, type, from, to, properties });

const person = (column: string) => ['Person', column] as const;
const company = (column: string) => ['Company', column] as const;
const account = (column: string) => ['Account', column] as const;
const loan = ['Loan', 'loanId'] as const;

export const edgeTables: readonly EdgeTable[] = [
  edge('AccountTransferAccount', 'transfer', account('fromId'), account('toId'), paid),
  edge('AccountWithdrawAccount', 'withdraw', account('fromId'), account('toId'), paid),
  edge('AccountRepayLoan', 'repay', account('accountId'), loan, paid),
  edge('LoanDepositAccount', 'deposit', loan, account('accountId'), paid),
  edge('PersonOwnAccount', 'own', person('personId'), account('accountId')),
  edge('CompanyOwnAccount', 'own', company('companyId'), account('accountId')),
  edge('PersonApplyLoan', 'apply', person('personId'), loan),
  edge('CompanyApplyLoan', 'apply', company('companyId'), loan),
  edge('PersonGuaranteePerson', 'guarantee', person('fromId'), person('toId')),
  edge('CompanyGuaranteeCompany', 'guarantee', company('fromId'), company('toId')),
  edge('PersonInvestCompany', 'invest', person('investorId'), company('companyId'), invested),
  edge('CompanyInvestCompany', 'invest', company('investorId'), company('companyId'), invested),
  edge('MediumSignInAccount', 'signIn', ['Medium', 'mediumId'], account('accountId')),
];
