/** What the graph is called in Neo4j, all of it derived from the table of kinds. See docs/cypher.md. */
import { createHash } from 'node:crypto';
import { edgeKindNames, isNodeKind, type Kind, nodeKindNames } from '../../schema/kinds.ts';
import type { Collection } from '../store.ts';

export const kinds: readonly Kind[] = [...nodeKindNames, ...edgeKindNames];

/** The label of a node kind, the same word; the type of an edge kind in Neo4j's spelling: `hasAccount` is `HAS_ACCOUNT`. */
export const nameOf = (kind: Kind): string =>
  isNodeKind(kind) ? kind : kind.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** A second label of nodes that only an edge has named so far: they are not in the graph yet. */
export const PLACEHOLDER = 'Placeholder';
/** The one node that says how far the store is: `sequence`, and the number of records by kind. */
export const STORE = 'RingsightStore';
/** What changed at which point of the sequence: `kind`, `sequence`, the `batch`, and the keys of the nodes or ids of
 * the edges (as bytes) that it `touched`. */
export const CHANGE = 'RingsightChange';

export const documentLabels: Readonly<Record<Collection, string>> = {
  finding: 'Finding',
  review: 'Review',
  run: 'Run',
  quarantine: 'QuarantinedRow',
  workspace: 'Workspace',
  workspaceContent: 'WorkspaceContent',
};

/** Neo4j indexes values up to some 8 kB. */
const INDEXED_LENGTH = 2_000;
const KEPT_LENGTH = 1_000;
const SHORTENED = /…#[0-9a-f]{64}$/;

/** What is indexed for a key: itself; of an unusually long one its start and its hash. Such keys are ordered by that. */
export function indexedText(text: string): string {
  if (text.length <= INDEXED_LENGTH && !SHORTENED.test(text)) return text;
  return `${text.slice(0, KEPT_LENGTH)}…#${createHash('sha256').update(text).digest('hex')}`;
}

export const isShortened = (text: string): boolean => indexedText(text) !== text;
