import type { Resolvers } from '../../graphql/generated/types.ts';
import { structure } from './structure.ts';

export const structureResolvers: Resolvers = {
  Query: {
    structure: (_, { ids, kinds, around, resolution, asOf }, { services }) =>
      structure(services.engine, ids, {
        kinds: kinds ?? undefined,
        around: around ?? undefined,
        resolution: resolution ?? undefined,
        asOf: asOf ?? undefined,
      }),
  },
  Structure: { asOf: ({ asOf }) => (Number.isNaN(asOf) ? null : asOf) },
  StructureNode: { entity: ({ id }) => id },
  Community: { center: ({ center }) => center },
};
