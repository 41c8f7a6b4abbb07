import type { Resolvers } from '../../graphql/generated/types.ts';
import { money } from '../../graphql/models.ts';
import { minorUnits } from '../../values.ts';
import { trace } from './trace.ts';

export const traceResolvers: Resolvers = {
  Query: {
    trace: (_, { id, direction, hops, kinds, after, asOf, minAmount, limit }, { services, signal }) =>
      trace(
        services.engine,
        id,
        {
          direction: direction ?? 'downstream',
          hops: hops ?? 3,
          kinds: kinds ?? undefined,
          from: after == null ? undefined : after + 1,
          until: asOf ?? undefined,
          minAmount: minAmount == null ? undefined : minorUnits(minAmount),
          limit: limit ?? 100,
        },
        { signal },
      ),
  },
  Trace: { asOf: ({ until }) => (Number.isNaN(until) ? null : until) },
  TraceNode: { entity: ({ id }) => id, amount: ({ amount }) => money(amount) },
  TraceHop: { amount: ({ amount }) => money(amount) },
};
