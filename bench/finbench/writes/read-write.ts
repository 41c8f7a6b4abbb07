/** The read-write transactions: a payment or a guarantee that is looked at before it is made, and whose ends are blocked where it is refused. */
import { flowOf } from '../../../graph/algorithms/node-flows.ts';
import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { EdgeRow, NodeRow } from '../../../graph/snapshot/from-rows.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { FEN, openSpan } from '../values.ts';
import type { Cells } from './transactions.ts';

export interface ReadWriteTransaction {
  readonly id: string;
  readonly file: string;
  readonly label: 'Account' | 'Person';
  /** Whether the row must not be written. */
  refuses(view: Snapshot, cells: Cells): boolean;
  edge(cells: Cells): EdgeRow;
  /** The same over `a`, `b` and `$row`, as `refused`. */
  readonly refusal: string;
  readonly creation: string;
}

const window = (edge: string): string => `$row.startTime < ${edge}.timestamp < $row.endTime`;
const spanOf = (cells: Cells) => openSpan({ startTime: Number(cells.startTime), endTime: Number(cells.endTime) });
/** −1, which has no edges, where the node is not there yet. */
const nodeAt = (view: Snapshot, kind: string, number: string): NodeIndex => view.find(`${kind}:${number}`) ?? -1;

const transfer = ({ fromId, toId, createTime, amount }: Cells): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${fromId}`,
  to: `Account:${toId}`,
  values: { at: Number(createTime), amount: Number(amount) * FEN },
});
const transferCreation = 'CREATE (a)-[:transfer {timestamp: $row.createTime, amount: $row.amount}]->(b)';

/** RW1: refused when it closes a circle of three. */
const closesCircle: ReadWriteTransaction = {
  id: 'TRW1 transfer, unless it closes a circle of three',
  file: 'AddAccountTransferAccountReadWrite1',
  label: 'Account',
  edge: transfer,
  refuses(view, cells) {
    const [from, to] = [nodeAt(view, 'Account', cells.fromId), nodeAt(view, 'Account', cells.toId)];
    const { outgoing, incoming } = view.edges('transfers');
    const span = spanOf(cells);
    const after = new Set<NodeIndex>();
    outgoing.each(to, (_, other) => after.add(other), span);
    let closes = false;
    incoming.each(
      from,
      (_, other) => {
        if (other !== from && other !== to && after.has(other)) closes = true;
      },
      span,
    );
    return closes;
  },
  refusal: `EXISTS { (b)-[e2:transfer]->(x)-[e3:transfer]->(a) WHERE x <> a AND x <> b AND ${window('e2')} AND ${window('e3')} }`,
  creation: transferCreation,
};

/** RW2: refused when either end receives more than a factor of what it sends. */
const passesOn: ReadWriteTransaction = {
  id: 'TRW2 transfer, unless an end receives much more than it sends',
  file: 'AddAccountTransferAccountReadWrite2',
  label: 'Account',
  edge: transfer,
  refuses(view, cells) {
    const edges = view.edges('transfers');
    const amounts = edges.numbers('amount')!;
    const large = { ...spanOf(cells), above: Number(cells.amount_threshold) * FEN };
    return [cells.fromId, cells.toId].some((number) => {
      const account = nodeAt(view, 'Account', number);
      const received = flowOf(edges.incoming, amounts, account, large);
      const sent = flowOf(edges.outgoing, amounts, account, large);
      return sent.count > 0 && received.sum / sent.sum > Number(cells.ratio_threshold);
    });
  },
  refusal: ['a', 'b']
    .map(
      (
        end,
      ) => `reduce(s = 0.0, x IN COLLECT { MATCH (${end})<-[e:transfer]-() WHERE ${window('e')} AND e.amount > $row.amount_threshold RETURN e.amount } | s + x)
        > $row.ratio_threshold * reduce(s = 0.0, x IN COLLECT { MATCH (${end})-[e:transfer]->() WHERE ${window('e')} AND e.amount > $row.amount_threshold RETURN e.amount } | s + x)
      AND EXISTS { (${end})-[e:transfer]->() WHERE ${window('e')} AND e.amount > $row.amount_threshold }`,
    )
    .map((condition) => `(${condition})`)
    .join(' OR '),
  creation: transferCreation,
};

/** RW3: refused when the loans below the guaranteed person are too large. */
const overGuarantees: ReadWriteTransaction = {
  id: 'TRW3 guarantee, unless too much is guaranteed below it',
  file: 'AddPersonGuaranteePersonReadWrite3',
  label: 'Person',
  edge: ({ fromId, toId, createTime }) => ({
    kind: 'guarantees',
    from: `Person:${fromId}`,
    to: `Person:${toId}`,
    values: { validFrom: Number(createTime) },
  }),
  refuses(view, cells) {
    const span = spanOf(cells);
    const reached = new Set<NodeIndex>([nodeAt(view, 'Person', cells.toId)]);
    for (const person of reached) {
      view.edges('guarantees').outgoing.each(person, (_, other) => reached.add(other), span);
    }
    const loans = new Set<NodeIndex>();
    for (const person of reached) view.edges('borrows').outgoing.each(person, (_, loan) => loans.add(loan));
    let sum = 0;
    for (const loan of loans) sum += view.number('Loan', 'principal', loan);
    return sum > Number(cells.amount_threshold) * FEN;
  },
  refusal: `reduce(s = 0.0, x IN COLLECT {
      MATCH (b)-[es:guarantee*0..]->(p:Person) WHERE all(e IN es WHERE ${window('e')})
      WITH DISTINCT p MATCH (p)-[:apply]->(l:Loan) WITH DISTINCT l RETURN l.loanAmount } | s + x) > $row.amount_threshold`,
  creation: 'CREATE (a)-[:guarantee {timestamp: $row.createTime}]->(b)',
};

export const readWriteTransactions: readonly ReadWriteTransaction[] = [closesCircle, passesOn, overGuarantees];

/** Both ends, blocked. */
export const blocked = ({ label }: ReadWriteTransaction, { fromId, toId }: Cells): readonly NodeRow[] =>
  [...new Set([fromId, toId])].map((key) => ({ kind: label, key, values: { isBlocked: true } }));
