import type { Resolvers } from '../../graphql/generated/types.ts';
import { ownership } from './ownership.ts';

export const ownershipResolvers: Resolvers = {
  Query: {
    ownership: (_, { id, direction, asOf, levels }, { services }) =>
      ownership(services.engine, id, {
        direction: direction === 'DOWN' ? 'down' : 'up',
        asOf: asOf ?? undefined,
        levels: levels ?? 6,
      }),
  },
  OwnershipTree: {
    direction: ({ direction }) => (direction === 'up' ? 'UP' : 'DOWN'),
    asOf: ({ asOf }) => (Number.isNaN(asOf) ? null : asOf),
  },
};
