/**
 * The table of node and edge kinds. Whatever can derive from it does: store tables and constraints, validation,
 * the portfolio layout, GraphQL enums, documentation, the explorer's legend.
 *
 * Terminology
 * - **kind**: what a node or an edge is. Node kinds are nouns, edge kinds are verbs read *from → to*.
 * - **party**: an enterprise or a person.
 * - **fact**: an edge that holds over time: `validFrom` (inclusive) to `validTo` (exclusive, null = still open).
 * - **event**: an edge that happened at one instant, `at`.
 * - **key**: the natural key of a node inside its kind; parts of a composite key are joined by `/`.
 * - **id**: `Kind:key`, unique in the whole graph; an edge's id is `kind:` and 16 hex digits (see `ids.ts`).
 *
 * Every stored record has, besides the properties listed here, the columns of `recordColumns` in `batch.ts`.
 */
import { type EdgeKind, edgeKinds, party } from './edge-kinds.ts';
import type { EdgeKindSpec, NodeKindSpec, PropertySpec } from './kind-spec.ts';
import { type NodeKind, nodeKinds, type SignalType } from './node-kinds.ts';
import type { PropertyType } from './property-types.ts';

export {
  type EdgeKind,
  type EdgeKindSpec,
  edgeKinds,
  type NodeKind,
  type NodeKindSpec,
  nodeKinds,
  type PropertySpec,
  type SignalType,
};

export type Kind = NodeKind | EdgeKind;

export const nodeKindNames = Object.keys(nodeKinds) as readonly NodeKind[];
export const edgeKindNames = Object.keys(edgeKinds) as readonly EdgeKind[];
export const partyKinds: readonly NodeKind[] = party;

export const isNodeKind = (kind: string): kind is NodeKind => Object.hasOwn(nodeKinds, kind);
export const isEdgeKind = (kind: string): kind is EdgeKind => Object.hasOwn(edgeKinds, kind);

/** The specification of a node kind, without the literal types that make generic code clumsy. */
export const nodeKind = (kind: NodeKind): NodeKindSpec => nodeKinds[kind];
/** The specification of an edge kind, likewise. */
export const edgeKind = (kind: EdgeKind): EdgeKindSpec & { from: readonly NodeKind[]; to: readonly NodeKind[] } =>
  edgeKinds[kind];
export const propertiesOf = (kind: Kind): Readonly<Record<string, PropertySpec>> =>
  isNodeKind(kind) ? nodeKinds[kind].properties : edgeKinds[kind].properties;

type PropertiesOf<K extends Kind> = K extends NodeKind
  ? (typeof nodeKinds)[K]['properties']
  : K extends EdgeKind
    ? (typeof edgeKinds)[K]['properties']
    : never;
type PropertyNames<P, T extends PropertyType> = {
  [N in keyof P]: P[N] extends { readonly type: T } ? (P[N] extends { readonly resident: false } ? never : N) : never;
}[keyof P] &
  string;

/** Names of the properties of `K` that a snapshot holds as numbers. */
export type NumericProperty<K extends Kind> = PropertyNames<
  PropertiesOf<K>,
  'money' | 'share' | 'number' | 'integer' | 'date' | 'instant' | 'boolean'
>;
/** Names of the properties of `K` that a snapshot holds as text. */
export type TextProperty<K extends Kind> = PropertyNames<PropertiesOf<K>, 'text' | 'code'>;
