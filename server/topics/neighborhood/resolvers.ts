import { edgeKind, edgeKindNames } from '../../../graph/schema/kinds.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';
import { money } from '../../graphql/models.ts';
import { checkedSize, MOST_PER_PAGE } from '../../paging.ts';
import { edgeGroupId, neighborhood } from './neighborhood.ts';

export const neighborhoodResolvers: Resolvers = {
  Query: {
    neighborhood: (_, { id, hops, kinds, asOf, limit }, { services }) =>
      neighborhood(services.engine, id, {
        hops: hops ?? 1,
        limit: limit ?? 100,
        kinds: kinds ?? edgeKindNames,
        asOf: asOf ?? undefined,
      }),
    edgeGroup: (_, { kind, from, to, asOf }, { services }) =>
      services.engine.edgeGroup(kind, from, to, asOf ?? undefined),
  },
  Neighborhood: {
    center: ({ nodes }) => nodes[0].id,
    asOf: ({ asOf }) => (Number.isNaN(asOf) ? null : asOf),
    snapshot: ({ snapshot }) => snapshot.id,
  },
  NeighborhoodNode: { entity: ({ id }) => id },
  EdgeGroup: {
    id: edgeGroupId,
    label: ({ kind }) => edgeKind(kind).label,
    directed: ({ kind }) => edgeKind(kind).directed,
    total: ({ total }) => money(total),
    edges: ({ edges, within }, { first }) =>
      edges
        .slice(-checkedSize('first', first ?? 20, MOST_PER_PAGE))
        .reverse()
        .map((edge) => within.idOf(edge)),
  },
};
