import { edgeKindNames, nodeKindNames } from '../../../graph/schema/kinds.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';

export const removalResolvers: Resolvers = {
  Mutation: {
    removeRecords: (_, { ids, dryRun }, { services: { removals }, caller }) =>
      dryRun ? removals.plan(ids, caller) : removals.remove(ids, caller),
  },
  Removal: {
    nodeCounts: ({ counts }) => nodeKindNames.flatMap((kind) => (counts[kind] ? [{ kind, count: counts[kind] }] : [])),
    edgeCounts: ({ counts }) => edgeKindNames.flatMap((kind) => (counts[kind] ? [{ kind, count: counts[kind] }] : [])),
  },
};
