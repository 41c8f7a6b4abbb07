import type { Resolvers } from '../../graphql/generated/types.ts';

export const workspaceResolvers: Resolvers = {
  Query: {
    workspaces: (_, page, { services }) => services.workspaces.page(page),
    workspace: (_, { id, version }, { services }) => services.workspaces.find(id, version ?? undefined),
  },
  Mutation: {
    saveWorkspace: (_, { input: { id, name, content } }, { services, caller }) =>
      services.workspaces.save({ id: id ?? undefined, name, content }, caller),
    archiveWorkspace: (_, { id }, { services, caller }) => services.workspaces.archive(id, caller),
  },
  Workspace: {
    id: ({ workspace }) => workspace,
    own: ({ owner }, _, { caller }) => owner === caller.name,
    savedAt: ({ at }) => at,
    nodeCount: ({ nodes }) => nodes,
    content: (version, _, { services }) => services.workspaces.contentOf(version),
    missing: async (version, _, { services, snapshot }) => {
      const [{ nodes }, graph] = await Promise.all([services.workspaces.contentOf(version), snapshot()]);
      return nodes.filter((id) => graph.find(id) === null);
    },
  },
};
