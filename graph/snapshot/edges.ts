/** The edges of one kind in a snapshot. Reading never allocates; hot loops use the arrays directly. */
import { type EdgeId, type EdgeIndex, edgeId, type NodeIndex } from '../schema/ids.ts';
import type { EdgeKind, NumericProperty, TextProperty } from '../schema/kinds.ts';
import { holdsAt, type Instant } from '../schema/time.ts';
import { Adjacency, type AdjacencyParts } from './adjacency.ts';
import { type TextParts, Texts } from './columns.ts';
import type { CsrParts } from './csr.ts';

export interface EdgeParts {
  readonly kind: EdgeKind;
  readonly csr: CsrParts;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly hashes: BigUint64Array;
  /** `at` of an event, `validFrom` of a fact; NaN where not known. */
  readonly times: Float64Array;
  /** `validTo` of a fact, NaN = still open; null when no edge of the kind has one. */
  readonly ends: Float64Array | null;
  /** Null when every edge has confidence 1. */
  readonly confidences: Float32Array | null;
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly texts: Readonly<Record<string, TextParts>>;
}

export interface Ways {
  readonly outgoing: Adjacency;
  readonly incoming: Adjacency;
}

export const outgoingParts = ({ csr, targets, times }: EdgeParts): AdjacencyParts => ({
  base: csr.outBase,
  offsets: csr.outOffsets,
  edges: null,
  others: targets,
  times,
});

export const incomingParts = ({ csr, sources, times }: EdgeParts): AdjacencyParts => ({
  base: csr.inBase,
  offsets: csr.inOffsets,
  edges: csr.inEdges,
  others: sources,
  times,
});

export class Edges<K extends EdgeKind = EdgeKind> {
  readonly kind: K;
  readonly count: number;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly times: Float64Array;
  /** The same edges by the node that they leave, and by the node that they reach. */
  readonly outgoing: Adjacency;
  readonly incoming: Adjacency;
  /** Edges by target, each target's earliest first: `inEdges[inStart(node)..inEnd(node)]`. */
  readonly inEdges: Uint32Array;
  readonly #parts: EdgeParts;
  readonly #texts = new Map<string, Texts>();

  constructor(parts: EdgeParts, ways: Partial<Ways> = {}) {
    this.kind = parts.kind as K;
    this.count = parts.sources.length;
    this.sources = parts.sources;
    this.targets = parts.targets;
    this.times = parts.times;
    this.inEdges = parts.csr.inEdges;
    this.outgoing = ways.outgoing ?? new Adjacency(outgoingParts(parts));
    this.incoming = ways.incoming ?? new Adjacency(incomingParts(parts));
    this.#parts = parts;
  }

  /** Edges that leave a node are `outStart(node) <= edge < outEnd(node)`, earliest first. */
  outStart(node: NodeIndex): EdgeIndex {
    return this.outgoing.start(node);
  }

  outEnd(node: NodeIndex): EdgeIndex {
    return this.outgoing.end(node);
  }

  inStart(node: NodeIndex): number {
    return this.incoming.start(node);
  }

  inEnd(node: NodeIndex): number {
    return this.incoming.end(node);
  }

  /** Edges at a node, those that leave it and those that reach it. */
  degree(node: NodeIndex): number {
    const { outgoing, incoming } = this;
    return outgoing.end(node) - outgoing.start(node) + incoming.end(node) - incoming.start(node);
  }

  /** Edges that leave a node, earliest first. For loops that are not hot. */
  *out(node: NodeIndex): Generator<EdgeIndex> {
    for (let place = this.outgoing.start(node), end = this.outgoing.end(node); place < end; place++)
      yield this.outgoing.edge(place);
  }

  /** Edges that reach a node, earliest first. For loops that are not hot. */
  *into(node: NodeIndex): Generator<EdgeIndex> {
    for (let place = this.incoming.start(node), end = this.incoming.end(node); place < end; place++)
      yield this.incoming.edge(place);
  }

  idOf(edge: EdgeIndex): EdgeId {
    return edgeId(this.kind, this.#parts.hashes[edge]);
  }

  /** `validTo` of a fact; NaN = still open. */
  endOf(edge: EdgeIndex): Instant {
    return this.#parts.ends === null ? Number.NaN : this.#parts.ends[edge];
  }

  /** Whether a fact holds on a date. */
  holdsAt(edge: EdgeIndex, asOf: Instant): boolean {
    return holdsAt(this.times[edge], this.endOf(edge), asOf);
  }

  confidence(edge: EdgeIndex): number {
    return this.#parts.confidences === null ? 1 : this.#parts.confidences[edge];
  }

  /** A numeric property by edge (NaN = not known), or null when no edge has a value. */
  numbers(property: NumericProperty<K>): Float64Array | null {
    return this.#parts.numbers[property] ?? null;
  }

  /** One value of a numeric property; NaN = not known. */
  number(edge: EdgeIndex, property: NumericProperty<K>): number {
    return this.#parts.numbers[property]?.[edge] ?? Number.NaN;
  }

  /** A text property by edge, or null when no edge has a value. */
  texts(property: TextProperty<K>): Texts | null {
    const known = this.#texts.get(property);
    if (known) return known;
    const parts = this.#parts.texts[property];
    if (!parts) return null;
    const texts = new Texts(parts);
    this.#texts.set(property, texts);
    return texts;
  }

  text(edge: EdgeIndex, property: TextProperty<K>): string | null {
    return this.texts(property)?.get(edge) ?? null;
  }
}

/** An edge of a snapshot, of whatever kind: a piece of evidence. */
export interface EvidenceEdge {
  readonly kind: EdgeKind;
  readonly edge: EdgeIndex;
}
