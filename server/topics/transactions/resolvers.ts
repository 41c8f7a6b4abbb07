import type { Resolvers, TransactionFilter } from '../../graphql/generated/types.ts';
import { money, type TransactionModel } from '../../graphql/models.ts';
import { minorUnits } from '../../values.ts';
import { transactions } from './transactions.ts';

const bounds = ({ kinds, from, to, minAmount, maxAmount, text }: TransactionFilter) => ({
  kinds: kinds ?? undefined,
  from: from ?? undefined,
  to: to ?? undefined,
  minAmount: minAmount == null ? undefined : minorUnits(minAmount),
  maxAmount: maxAmount == null ? undefined : minorUnits(maxAmount),
  text: text ?? undefined,
});

export const transactionResolvers: Resolvers = {
  Query: {
    transactions: (_, { between, filter, orderBy, descending, offset, first, asOf }, { services }) =>
      transactions(
        services.engine,
        between,
        {
          ...bounds(filter ?? {}),
          asOf: asOf ?? undefined,
          orderBy: orderBy ?? 'TIME',
          descending: descending ?? true,
        },
        { offset: offset ?? 0, first: first ?? 100 },
      ),
  },
  Transactions: {
    rows: ({ rows, snapshot }) => rows.map((row): TransactionModel => ({ row, snapshot })),
    sum: ({ sum }) => money(sum),
    complete: ({ stoppedBecause }) => stoppedBecause === null,
    snapshot: ({ snapshot }) => snapshot.id,
  },
  Transaction: {
    id: ({ row: { within, edge } }) => within.idOf(edge),
    kind: ({ row }) => row.within.kind,
    at: ({ row: { at } }) => (Number.isNaN(at) ? null : at),
    amount: ({ row: { amount } }) => money(Number.isNaN(amount) ? null : amount),
    purpose: ({ row }) => row.purpose,
    from: ({ row, snapshot }) => snapshot.idOf(row.from),
    to: ({ row, snapshot }) => snapshot.idOf(row.to),
    source: ({ row: { within, edge }, snapshot }) => snapshot.idOf(within.sources[edge]),
    target: ({ row: { within, edge }, snapshot }) => snapshot.idOf(within.targets[edge]),
  },
};
