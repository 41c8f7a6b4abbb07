/** The schema: every `.graphql` file beside this one and in the topics, with the topics' resolvers. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { catalogueResolvers } from '../topics/catalogue/resolvers.ts';
import { circleResolvers } from '../topics/circle/resolvers.ts';
import { entityResolvers } from '../topics/entity/resolvers.ts';
import { findingResolvers } from '../topics/finding/resolvers.ts';
import { jobResolvers } from '../topics/job/resolvers.ts';
import { lineResolvers } from '../topics/lines/resolvers.ts';
import { neighborhoodResolvers } from '../topics/neighborhood/resolvers.ts';
import { overviewResolvers } from '../topics/overview/resolvers.ts';
import { ownershipResolvers } from '../topics/ownership/resolvers.ts';
import { pathResolvers } from '../topics/path/resolvers.ts';
import { portfolioResolvers } from '../topics/portfolio/resolvers.ts';
import { profileResolvers } from '../topics/profile/resolvers.ts';
import { removalResolvers } from '../topics/removal/resolvers.ts';
import { scoreResolvers } from '../topics/score/resolvers.ts';
import { statsResolvers } from '../topics/stats/resolvers.ts';
import { structureResolvers } from '../topics/structure/resolvers.ts';
import { traceResolvers } from '../topics/trace/resolvers.ts';
import { transactionResolvers } from '../topics/transactions/resolvers.ts';
import { workspaceResolvers } from '../topics/workspace/resolvers.ts';
import { dateTime, decimal, sceneContent, value } from './scalars.ts';

const server = new URL('../', import.meta.url);

const typeDefinitions = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), server), 'utf8'));

export const schema: GraphQLSchema = makeExecutableSchema({
  typeDefs: typeDefinitions,
  resolvers: [
    { DateTime: dateTime, Decimal: decimal, Value: value, SceneContent: sceneContent },
    entityResolvers,
    neighborhoodResolvers,
    lineResolvers,
    circleResolvers,
    pathResolvers,
    traceResolvers,
    transactionResolvers,
    structureResolvers,
    findingResolvers,
    scoreResolvers,
    overviewResolvers,
    ownershipResolvers,
    profileResolvers,
    portfolioResolvers,
    catalogueResolvers,
    jobResolvers,
    statsResolvers,
    workspaceResolvers,
    removalResolvers,
  ],
  resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
});
