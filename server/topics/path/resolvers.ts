import type { PathAnswer } from '../../../graph/engine/paths.ts';
import type { PathFilter, Resolvers } from '../../graphql/generated/types.ts';
import { money } from '../../graphql/models.ts';
import { minorUnits } from '../../values.ts';
import { edgeGroupId } from '../neighborhood/neighborhood.ts';
import { commonNeighbors, paths } from './path.ts';

const rulesOf = (filter: PathFilter | null | undefined, asOf: number | null | undefined) => {
  const { kinds, after, minAmount, directed, byOwner, without } = filter ?? {};
  return {
    asOf: asOf ?? undefined,
    kinds: kinds ?? undefined,
    after: after ?? undefined,
    minAmount: minAmount == null ? undefined : minorUnits(minAmount),
    directed: directed ?? false,
    byOwner: byOwner ?? false,
    without: without ?? undefined,
  };
};

const dateOf = ({ asOf }: Pick<PathAnswer, 'asOf'>): number | null => (Number.isNaN(asOf) ? null : asOf);

export const pathResolvers: Resolvers = {
  Query: {
    paths: (_, { between, search, maxHops, filter, asOf, limit }, { services, signal }) =>
      paths(
        services.engine,
        between,
        { ...rulesOf(filter, asOf), search: search ?? 'shortest', maxHops: maxHops ?? 6, limit: limit ?? 50 },
        { signal },
      ),
    commonNeighbors: (_, { between, atLeast, filter, asOf, limit }, { services, signal }) =>
      commonNeighbors(
        services.engine,
        between,
        { ...rulesOf(filter, asOf), atLeast: atLeast ?? 2, limit: limit ?? 100 },
        { signal },
      ),
  },
  PathAnswer: {
    asOf: dateOf,
    paths: ({ paths, edges }) =>
      paths.map(({ steps, ...path }) => ({
        ...path,
        steps: steps.map((step) => ({ ...step, edges: step.edges.map((place) => edgeGroupId(edges[place])) })),
      })),
  },
  PathNode: { entity: ({ id }) => id },
  Path: {
    from: ({ nodes }) => nodes[0],
    to: ({ nodes }) => nodes[nodes.length - 1],
    hops: ({ steps }) => steps.length,
    amount: ({ amount }) => money(amount),
  },
  PathPair: {
    reach: ({ reach }) => reach.type,
    hops: ({ reach }) => ('hops' in reach ? reach.hops : null),
    noneWithin: ({ reach }) => (reach.type === 'unknown' ? reach.sure : null),
  },
  CommonNeighbors: { asOf: dateOf },
  CommonNeighbor: { entity: ({ id }) => id },
};
