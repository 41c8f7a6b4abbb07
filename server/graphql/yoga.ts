/** GraphQL over HTTP: parsing, limits, execution and masking, without a socket. */
import { createYoga, useExecutionCancellation as executionCancellation, type YogaServerInstance } from 'graphql-yoga';
import { type Caller, type Context, contextOf } from '../context.ts';
import { graphqlErrorOf, type ReportDefect } from '../errors.ts';
import type { Services } from '../services.ts';
import { codesPlugin } from './codes.ts';
import { limitPlugins } from './limits.ts';
import { schema } from './schema.ts';

export interface RequestContext {
  readonly caller: Caller;
}

export function createGraphql(services: Services, report: ReportDefect): YogaServerInstance<RequestContext, Context> {
  return createYoga<RequestContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors: false,
    logging: false,
    maskedErrors: { maskError: (error) => graphqlErrorOf(error, report) },
    context: ({ caller, request }) => contextOf(services, caller, request.signal),
    plugins: [executionCancellation(), codesPlugin, ...limitPlugins],
  });
}
