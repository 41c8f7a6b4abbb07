import { describeParameters } from '../../../graph/detectors/parameters.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';
import { catalogue } from './catalogue.ts';

export const catalogueResolvers: Resolvers = {
  Query: { catalogue: () => catalogue, caller: (_, _args, { caller }) => caller.name },
  Detector: {
    readsNodes: ({ reads }) => reads.nodes,
    readsEdges: ({ reads }) => reads.edges,
    parameters: (detector) => describeParameters(detector),
  },
};
