/**
 * Outside, a node is `Kind:key` and an edge is `kind:` with 16 hex digits, the first half of its natural key's SHA-256.
 * Inside a snapshot both are dense integers. All are branded, so that one cannot be taken for another.
 */
import { createHash } from 'node:crypto';
import { type EdgeKind, edgeKind, isEdgeKind, isNodeKind, type NodeKind } from './kinds.ts';

declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };
/** A number that one index type keeps apart from another, while plain numbers out of typed arrays still fit. */
type Flavour<B extends string> = number & { readonly [brand]?: B };

export type EntityId = Brand<string, 'EntityId'>;
export type EdgeId = Brand<string, 'EdgeId'>;
/** A node's place in a snapshot: 0..nodeCount. */
export type NodeIndex = Flavour<'NodeIndex'>;
/** An edge's place among the edges of its kind in a snapshot. */
export type EdgeIndex = Flavour<'EdgeIndex'>;

export const entityId = (kind: NodeKind, key: string): EntityId => `${kind}:${key}` as EntityId;

/** Splits `Kind:key`; null when the text is not an entity id. */
export function parseEntityId(id: string): { readonly kind: NodeKind; readonly key: string } | null {
  const colon = id.indexOf(':');
  const kind = id.slice(0, colon);
  return colon > 0 && colon < id.length - 1 && isNodeKind(kind) ? { kind, key: id.slice(colon + 1) } : null;
}

/** Joins the parts of a composite key by `/`; a `/` inside a part becomes `%2F`. */
export const compositeKey = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');

/**
 * What the natural key of an edge is made of: both ends, and
 * - for a fact: its `identity` properties and `validFrom`;
 * - for an event with a reference: the reference;
 * - for an event without one: time, amount and `occurrence`, which counts equal rows of one file from 0.
 */
export interface EdgeIdentity {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds; NaN where not known. */
  readonly time: number;
  readonly amount?: number;
  readonly occurrence?: number;
  /** Values of the kind's `identity` properties, in order. */
  readonly identity: readonly (string | null)[];
}

/** Separates the parts of an edge's natural key. */
export const KEY_SEPARATOR = '\u001f';

/**
 * The text whose SHA-256 gives an edge's id. `ingest` computes the same in SQL; a test holds both together.
 * Times are written in whole milliseconds, amounts in whole thousandths of a minor unit, null as nothing.
 */
export function edgeNaturalKey(edge: EdgeIdentity): string {
  const identity = edge.identity.map((part) => part ?? '');
  const whole = (value: number | undefined, scale = 1): string =>
    value === undefined || Number.isNaN(value) ? '' : String(Math.round(value * scale));
  const parts =
    edgeKind(edge.kind).time === 'fact'
      ? [edge.from, edge.to, ...identity, whole(edge.time)]
      : identity.some((part) => part !== '')
        ? [edge.from, edge.to, ...identity]
        : [edge.from, edge.to, whole(edge.time), whole(edge.amount, 1000), String(edge.occurrence ?? 0)];
  return parts.join(KEY_SEPARATOR);
}

export const edgeHash = (naturalKey: string): bigint =>
  createHash('sha256').update(naturalKey, 'utf8').digest().readBigUInt64BE(0);

export const edgeId = (kind: EdgeKind, hash: bigint): EdgeId =>
  `${kind}:${hash.toString(16).padStart(16, '0')}` as EdgeId;

/** Splits `kind:16 hex digits`; null when the text is not an edge id. */
export function parseEdgeId(id: string): { readonly kind: EdgeKind; readonly hash: bigint } | null {
  const colon = id.indexOf(':');
  const kind = id.slice(0, colon);
  const hex = id.slice(colon + 1);
  return isEdgeKind(kind) && /^[0-9a-f]{16}$/.test(hex) ? { kind, hash: BigInt(`0x${hex}`) } : null;
}
