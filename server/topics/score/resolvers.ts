import type { Resolvers } from '../../graphql/generated/types.ts';
import { checkedSize, MOST_PER_PAGE } from '../../paging.ts';

export const scoreResolvers: Resolvers = {
  Query: {
    riskScores: (_, { ids }, { services }) => services.scores.of(ids),
    riskRanking: (_, { filter, ...page }, { services }) =>
      services.scores.page(
        {
          grades: filter?.grades ?? undefined,
          kinds: filter?.kinds ?? undefined,
          minScore: filter?.minScore ?? undefined,
        },
        page,
      ),
  },
  RiskScore: {
    entity: ({ id }) => id,
    contributions: ({ contributions }, { first }) =>
      contributions.slice(0, checkedSize('first', first ?? 20, MOST_PER_PAGE)),
    contributionCount: ({ contributions }) => contributions.length,
  },
  Contribution: {
    finding: (contribution, _, { findings }) =>
      contribution.type === 'finding' ? findings.load(contribution.finding) : null,
    signal: (contribution) => (contribution.type === 'signal' ? contribution.signal : null),
    bond: (contribution) => (contribution.type === 'bond' ? contribution.bond : null),
    party: (contribution) => (contribution.type === 'bond' ? contribution.party : null),
  },
};
