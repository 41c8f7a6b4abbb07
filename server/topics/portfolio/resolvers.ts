import type { Resolvers } from '../../graphql/generated/types.ts';
import { type MoneyModel, money } from '../../graphql/models.ts';
import { checkedSize, MOST_PER_PAGE } from '../../paging.ts';
import { borrowerPage, byGrade, byIndustry, byProvince, concentrationOf, trendOf } from './portfolio.ts';

const balance = ({ balance }: { readonly balance: number }): MoneyModel => money(balance) as MoneyModel;

export const portfolioResolvers: Resolvers = {
  Query: { portfolio: (_, { asOf }, { services }) => services.engine.portfolio(asOf ?? undefined) },
  Portfolio: {
    balance,
    borrowerCount: ({ borrowers }) => borrowers.length,
    groupCount: ({ groups }) => groups.length,
    grades: ({ borrowers }) => byGrade(borrowers),
    industries: ({ borrowers }) => byIndustry(borrowers),
    provinces: ({ borrowers }) => byProvince(borrowers),
    groups: ({ groups }, { first }) => groups.slice(0, checkedSize('first', first ?? 10, MOST_PER_PAGE)),
    borrowers: ({ borrowers }, { filter, ...page }) =>
      borrowerPage(
        borrowers,
        {
          grades: filter?.grades ?? undefined,
          industry: filter?.industry ?? undefined,
          province: filter?.province ?? undefined,
        },
        page,
      ),
    concentration: ({ groups }) => concentrationOf(groups),
    trend: (_, { runs }, { services }) => trendOf(services.engine, checkedSize('runs', runs ?? 30, MOST_PER_PAGE)),
  },
  GradeShare: { balance },
  Segment: { balance },
  Borrower: { entity: ({ id }) => id, balance },
};
