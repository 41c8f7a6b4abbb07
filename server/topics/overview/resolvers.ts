import { nodeKindNames } from '../../../graph/schema/kinds.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';
import { overview } from './overview.ts';

export const overviewResolvers: Resolvers = {
  Query: {
    overview: async (_, { kinds, limit, asOf }, { services }) => {
      const answer = await overview(services.engine, kinds ?? nodeKindNames, limit ?? 5000, asOf ?? undefined);
      const { groups, snapshot, ...rest } = answer;
      const places = new Map(answer.ids.map((id, place) => [id, place]));
      const placeOf = (id: (typeof answer.ids)[number]): number => places.get(id)!;
      return {
        ...rest,
        from: groups.map(({ from }) => placeOf(from)),
        to: groups.map(({ to }) => placeOf(to)),
        lineKinds: groups.map(({ kind }) => kind),
        counts: groups.map(({ count }) => count),
        snapshot: snapshot.id,
      };
    },
  },
};
