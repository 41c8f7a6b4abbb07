import type { KindCounts } from '../../../graph/schema/finding.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';
import { checkedSize, MOST_PER_PAGE } from '../../paging.ts';
import { parameterValues } from '../finding/resolvers.ts';
import { statsOf } from './stats.ts';

/** One of the numbers of an ingest, over all kinds. */
const total = (counts: Readonly<Record<string, KindCounts>>, name: keyof KindCounts): number =>
  Object.values(counts).reduce((sum, kind) => sum + kind[name], 0);

const runTypes = { ingest: 'IngestRun', detection: 'DetectionRun', removal: 'RemovalRun' } as const;

export const statsResolvers: Resolvers = {
  Query: { stats: (_, _args, { services }) => statsOf(services.engine) },
  Stats: {
    runs: ({ runs }, { first }) => runs.slice(0, checkedSize('first', first ?? 20, MOST_PER_PAGE)),
  },
  Run: { __resolveType: ({ type }) => runTypes[type] },
  RemovalRun: { records: ({ counts }) => Object.values(counts).reduce((sum, records) => sum + records, 0) },
  IngestRun: {
    inserted: ({ counts }) => total(counts, 'inserted'),
    updated: ({ counts }) => total(counts, 'updated'),
    unchanged: ({ counts }) => total(counts, 'unchanged'),
  },
  DetectorOutcome: {
    parameters: ({ detector, parameters }) => parameterValues(detector, parameters),
    complete: ({ completeness }) => completeness.complete,
    stoppedBecause: ({ completeness }) => (completeness.complete ? null : completeness.stoppedBecause),
  },
};
