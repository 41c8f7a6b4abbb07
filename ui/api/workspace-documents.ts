/** What the explorer asks about workspaces. */
import { graphql } from '../generated/index.ts';

export const workspacesDocument = graphql(`
  query Workspaces($after: String) {
    workspaces(first: 50, after: $after) {
      nodes { id name owner own version savedAt nodeCount }
      totalCount
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const workspaceDocument = graphql(`
  query Workspace($id: ID!) {
    workspace(id: $id) { id name own version content missing }
  }
`);

export const saveWorkspaceDocument = graphql(`
  mutation SaveWorkspace($input: SaveWorkspaceInput!) {
    saveWorkspace(input: $input) { id name own version }
  }
`);

export const archiveWorkspaceDocument = graphql(`
  mutation ArchiveWorkspace($id: ID!) {
    archiveWorkspace(id: $id) { id }
  }
`);
