/** The work of an investigator that is kept: a scene with its log, by versions. */
import type { Instant } from './time.ts';

/** One version of a workspace. Appended, never overwritten: the latest counts. */
export interface Workspace {
  /** `<workspace>.<version>`. */
  readonly id: string;
  /** The same for all versions: what a link names. */
  readonly workspace: string;
  /** Counted from 1. */
  readonly version: number;
  readonly name: string;
  /** Who made the first version; only they go on with it. */
  readonly owner: string;
  readonly at: Instant;
  readonly archived: boolean;
  /** Entities on its canvas. */
  readonly nodes: number;
  /** The change sequence of the store when it was saved. */
  readonly snapshot: string;
}

/** What a version shows; apart from it, so that a list of workspaces does not read every scene. */
export interface WorkspaceContent {
  /** That of the version. */
  readonly id: string;
  readonly content: unknown;
}
