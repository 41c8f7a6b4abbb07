import type { Resolvers } from '../../graphql/generated/types.ts';
import { type MoneyModel, money } from '../../graphql/models.ts';
import { eventText, profile } from './profile.ts';

const known = (minorUnits: number): MoneyModel => money(minorUnits) as MoneyModel;

export const profileResolvers: Resolvers = {
  Query: {
    profile: (_, { id, asOf, limit, months }, { services }) =>
      profile(services.engine, id, { asOf: asOf ?? undefined, limit: limit ?? 50, months: months ?? 24 }),
  },
  Profile: { entity: ({ id }) => id },
  GroupMember: { entity: ({ id }) => id },
  Exposure: {
    balance: ({ balance }) => known(balance),
    guarantees: ({ guarantees }) => known(guarantees),
    total: ({ total }) => known(total),
  },
  Pledge: { relation: ({ edge }) => edge },
  MoneyMonth: {
    received: ({ received }) => known(received),
    paid: ({ paid }) => known(paid),
    receivedFromGroup: ({ receivedFromGroup }) => known(receivedFromGroup),
    paidToGroup: ({ paidToGroup }) => known(paidToGroup),
    borrowed: ({ borrowed }) => known(borrowed),
    repaid: ({ repaid }) => known(repaid),
    withdrawn: ({ withdrawn }) => known(withdrawn),
  },
  PartyEvent: {
    text: ({ type, kind }) => eventText(type, kind),
    relation: ({ edge }) => edge,
  },
};
