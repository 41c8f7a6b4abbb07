/**
 * The snapshot of the LDBC Financial Benchmark: `|`-separated files, ids unique per kind, times in UTC.
 *
 * `createTime` says when a record came to be in the benchmark. For an account that is its opening and for a company its
 * founding; a person, a loan and a medium have nothing that it would tell truly, so there it is left out.
 */
import type { EdgeKind, NodeKind } from '../../graph/schema/kinds.ts';
import type { Mapping, ReferenceRule, Table, ValueRule } from './mapping.ts';

const column = (name: string): ValueRule => ({ column: name, required: true });
const created = column('createTime');

const node = (
  name: string,
  kind: NodeKind,
  key: { readonly column: string; readonly under?: string },
  values: Readonly<Record<string, ValueRule>>,
  leftOut: readonly string[] = [],
): Table => ({ name, rules: { kind, key, naturalKeys: false, values }, leftOut });

const edge = (
  name: string,
  kind: EdgeKind,
  from: ReferenceRule,
  to: ReferenceRule,
  values: Readonly<Record<string, ValueRule>>,
): Table => ({ name, rules: { kind, from, to, values } });

const company = (name: string): ReferenceRule => ({ column: name, kind: 'Enterprise' });
const person = (name: string): ReferenceRule => ({ column: name, kind: 'Person' });
const account = (name: string): ReferenceRule => ({ column: name, kind: 'Account' });
const loan = (name: string): ReferenceRule => ({ column: name, kind: 'Loan' });
const medium: ReferenceRule = { column: 'mediumId', kind: 'Identifier', under: 'medium' };

const since = { validFrom: created };
const payment = { at: created, amount: column('amount') };
const invested = { share: column('ratio'), ...since };

export const finbench: Mapping = {
  id: 'finbench',
  title: { zh: 'LDBC FinBench 快照', en: 'LDBC FinBench snapshot' },
  tables: [
    node(
      'Company',
      'Enterprise',
      { column: 'companyId' },
      {
        name: column('companyName'),
        isBlocked: column('isBlocked'),
        establishedOn: created,
      },
    ),
    node('Person', 'Person', { column: 'personId' }, { name: column('personName'), isBlocked: column('isBlocked') }, [
      'createTime',
    ]),
    node(
      'Account',
      'Account',
      { column: 'accountId' },
      {
        kind: column('accoutType'),
        isBlocked: column('isBlocked'),
        openedOn: created,
        openedAt: created,
      },
    ),
    node('Loan', 'Loan', { column: 'loanId' }, { principal: column('loanAmount'), balance: column('balance') }, [
      'createTime',
    ]),
    node(
      'Medium',
      'Identifier',
      { column: 'mediumId', under: 'medium' },
      {
        type: { constant: 'medium' },
        value: column('mediumId'),
        subtype: column('mediumType'),
        isBlocked: column('isBlocked'),
      },
      ['createTime'],
    ),
    edge('CompanyInvestCompany', 'owns', company('investorId'), company('companyId'), invested),
    edge('PersonInvestCompany', 'owns', person('investorId'), company('companyId'), invested),
    edge('CompanyOwnAccount', 'hasAccount', company('companyId'), account('accountId'), since),
    edge('PersonOwnAccount', 'hasAccount', person('personId'), account('accountId'), since),
    edge('CompanyApplyLoan', 'borrows', company('companyId'), loan('loanId'), since),
    edge('PersonApplyLoan', 'borrows', person('personId'), loan('loanId'), since),
    edge('CompanyGuaranteeCompany', 'guarantees', company('fromId'), company('toId'), since),
    edge('PersonGuaranteePerson', 'guarantees', person('fromId'), person('toId'), since),
    edge('AccountTransferAccount', 'transfers', account('fromId'), account('toId'), payment),
    edge('AccountWithdrawAccount', 'withdraws', account('fromId'), account('toId'), payment),
    edge('LoanDepositAccount', 'disburses', loan('loanId'), account('accountId'), payment),
    edge('AccountRepayLoan', 'repays', account('accountId'), loan('loanId'), payment),
    edge('MediumSignInAccount', 'uses', account('accountId'), medium, { purpose: { constant: 'signIn' }, ...since }),
  ],
};
