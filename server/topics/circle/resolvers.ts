import type { Resolvers } from '../../graphql/generated/types.ts';
import { guaranteeCircle } from './circle.ts';

export const circleResolvers: Resolvers = {
  Query: {
    guaranteeCircle: (_, { id, asOf, limit }, { services }) =>
      guaranteeCircle(services.engine, id, limit ?? 200, asOf ?? undefined),
  },
  GuaranteeCircle: { edges: ({ groups }) => groups },
};
