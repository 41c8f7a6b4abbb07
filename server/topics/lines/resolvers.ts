import { edgeKind } from '../../../graph/schema/kinds.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';
import { money } from '../../graphql/models.ts';
import { connections, linesBetween, timelines } from './lines.ts';

export const lineResolvers: Resolvers = {
  Query: {
    connections: (_, { id, asOf, known }, { services }) =>
      connections(services, id, { asOf: asOf ?? undefined, known: known ?? undefined }),
    linesBetween: (_, { ids, kinds, asOf }, { services }) =>
      linesBetween(services.engine, ids, asOf ?? undefined, kinds ?? undefined),
    timelines: (_, { lines, asOf }, { services }) => timelines(services.engine, lines, asOf ?? undefined),
  },
  Connections: {
    kinds: ({ connections }) => connections,
    stoppedBecause: ({ complete }) => (complete ? null : 'steps'),
  },
  Connection: {
    label: ({ kind }) => edgeKind(kind).label,
    neighbors: ({ neighbors }) => neighbors.size,
    total: ({ total }) => money(total),
  },
  LinesBetween: {
    stoppedBecause: ({ complete }) => (complete ? null : 'steps'),
    snapshot: ({ snapshot }) => snapshot.id,
  },
  Timelines: { stoppedBecause: ({ complete }) => (complete ? null : 'results') },
  TimelinePoint: { total: ({ total }) => money(total) },
};
