/** Edges of one kind that are new or changed since the base: rows in the room behind the base's, and the lists they stand in. */
import type { ColumnBatch } from '../../schema/batch.ts';
import type { EdgeIndex, NodeIndex } from '../../schema/ids.ts';
import { type EdgeKind, propertiesOf, type TextProperty } from '../../schema/kinds.ts';
import { isTextual } from '../../schema/property-types.ts';
import type { Instant } from '../../schema/time.ts';
import type { Adjacency, AdjacencyParts } from '../adjacency.ts';
import { latestTime } from '../assemble-nodes.ts';
import { type SharedArray, sharedFloat32, sharedFloat64, sharedUint32, withRoom } from '../buffers.ts';
import { Texts } from '../columns.ts';
import { type EdgeParts, Edges, incomingParts, outgoingParts } from '../edges.ts';
import { residentProperties } from '../gather-properties.ts';
import { packStrings } from '../strings.ts';
import { LiveAdjacency, Overlay } from './overlay.ts';
import { GrowingStrings } from './strings.ts';

/** More rows than this are not copied to make room: that would hold up who waits. */
const MOST_COPIED = 200_000;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a compaction has to know of the edges of a kind. */
export interface EdgeChanges {
  /** Rows of the base, then those added. */
  readonly parts: EdgeParts;
  /** Rows that newer ones replaced, and those that were removed. */
  readonly replaced: readonly EdgeIndex[];
  readonly anyRemoved: boolean;
  /** Texts behind those of the base, by property. */
  readonly added: Readonly<Record<string, readonly string[]>>;
}

/** A view of the edges: rows that were replaced or removed stand in no list of any node. */
export class LiveEdges<K extends EdgeKind = EdgeKind> extends Edges<K> {
  readonly #strings: ReadonlyMap<string, GrowingStrings>;
  readonly #parts: EdgeParts;

  constructor(
    parts: EdgeParts,
    outgoing: Adjacency,
    incoming: Adjacency,
    strings: ReadonlyMap<string, GrowingStrings>,
  ) {
    super(parts, { outgoing, incoming });
    this.#parts = parts;
    this.#strings = strings;
  }

  override texts(property: TextProperty<K>): Texts | null {
    const parts = this.#parts.texts[property];
    return parts ? new Texts(parts, this.#strings.get(property)) : null;
  }
}

export class EdgeDelta {
  readonly #base: EdgeParts;
  readonly #out = new Overlay();
  readonly #into = new Overlay();
  readonly #replaced: EdgeIndex[] = [];
  readonly #strings = new Map<string, GrowingStrings>();
  readonly #columns: Writable<Omit<EdgeParts, 'numbers' | 'texts'>>;
  readonly #numbers: Record<string, Float64Array>;
  readonly #codes: Record<string, Uint32Array>;
  /** Halves of the hashes: a 64-bit integer of JavaScript is an object. */
  #halves: Uint32Array;
  #rows: number;
  #removed = 0;
  /** The lists as they are now. */
  #outgoing!: Adjacency;
  #incoming!: Adjacency;

  constructor(base: EdgeParts) {
    this.#base = base;
    this.#rows = base.sources.length;
    this.#columns = { ...base };
    this.#numbers = { ...base.numbers };
    this.#codes = {};
    for (const [name, { codes, values }] of Object.entries(base.texts)) {
      this.#codes[name] = codes;
      this.#strings.set(name, new GrowingStrings(values));
    }
    this.#halves = new Uint32Array(0);
    this.#grow(this.#rows);
  }

  /** The latest time of all edges, replaced rows left out; NaN when there is none. O(edges). */
  latest(): Instant {
    const times = this.#columns.times.slice(0, this.#rows);
    for (const edge of this.#replaced) times[edge] = Number.NaN;
    return latestTime(times, Number.NaN);
  }

  /** Rows that were added or removed. */
  get size(): number {
    return this.#rows - this.#base.sources.length + this.#removed;
  }

  /** The lists as they are now. */
  get ways(): { readonly outgoing: Adjacency; readonly incoming: Adjacency } {
    return { outgoing: this.#outgoing, incoming: this.#incoming };
  }

  /** Edges that the latest view has. */
  get count(): number {
    return this.#rows - this.#replaced.length;
  }

  hasRoom(rows: number): boolean {
    return this.#rows + rows <= this.#columns.sources.length || this.#rows <= MOST_COPIED;
  }

  /**
   * Inserts or updates the rows of a batch of edges by id; a value that is not known changes nothing.
   *
   * @returns the latest time that an edge had before it was updated; NaN when none was
   */
  apply(batch: ColumnBatch, ends: (row: number) => readonly [NodeIndex, NodeIndex], version: number): Instant {
    const { columns, length } = batch;
    let before = Number.NaN;
    if (this.#rows + length > this.#columns.sources.length) this.#grow(2 * (this.#rows + length));
    for (let row = 0; row < length; row++) {
      const [source, target] = ends(row);
      const hash = (columns.id as BigUint64Array)[row];
      const known = this.#find(hash, source, target);
      if (known === null) this.#insert(batch, row, source, target, version);
      else if (this.#differs(batch, row, known)) {
        before = latestTime(this.#columns.times.subarray(known, known + 1), before);
        this.#update(batch, row, known, version);
      }
    }
    return before;
  }

  /** The edges with some hashes. O(edges). */
  find(hashes: ReadonlySet<bigint>): readonly EdgeIndex[] {
    const replaced = new Set(this.#replaced);
    const found: EdgeIndex[] = [];
    const lows = new Set([...hashes].map((hash) => Number(hash & 0xffffffffn)));
    for (let edge = 0; edge < this.#rows; edge++) {
      if (!lows.has(this.#halves[2 * edge]) || replaced.has(edge)) continue;
      if (hashes.has(this.#columns.hashes[edge])) found.push(edge);
    }
    return found;
  }

  /** Takes edges out of the lists of their ends. O(degrees of the ends). @returns their ends, and the latest of their times */
  remove(
    edges: ReadonlySet<EdgeIndex>,
    version: number,
  ): { readonly ends: ReadonlySet<NodeIndex>; readonly latest: Instant } {
    const { sources, targets, times } = this.#columns;
    const [from, to] = [sources, targets].map((column) => new Set(Array.from(edges, (edge) => column[edge])));
    for (const node of from) this.#out.replace(node, version, listWithout(this.#outgoing, node, edges));
    for (const node of to) this.#into.replace(node, version, listWithout(this.#incoming, node, edges));
    this.#replaced.push(...edges);
    this.#removed += edges.size;
    return {
      ends: new Set([...from, ...to]),
      latest: latestTime(
        Float64Array.from(edges, (edge) => times[edge]),
        Number.NaN,
      ),
    };
  }

  view(version: number): LiveEdges {
    const parts = this.#partsNow();
    const outgoing = this.#way(outgoingParts(parts), this.#out, version);
    const incoming = this.#way(incomingParts(parts), this.#into, version);
    return new LiveEdges(parts, outgoing, incoming, this.#strings);
  }

  /** As they are now, whatever is applied later. */
  changes(): EdgeChanges {
    const added = Object.fromEntries([...this.#strings].map(([name, strings]) => [name, [...strings.added]]));
    return { parts: this.#partsNow(), replaced: [...this.#replaced], anyRemoved: this.#removed > 0, added };
  }

  #partsNow(): EdgeParts {
    const cut = <A extends SharedArray | null>(column: A): A => (column?.subarray(0, this.#rows) ?? null) as A;
    const { sources, targets, hashes, times, ends, confidences, csr, kind } = this.#columns;
    return {
      kind,
      csr,
      sources: cut(sources),
      targets: cut(targets),
      hashes: cut(hashes),
      times: cut(times),
      ends: cut(ends),
      confidences: cut(confidences),
      numbers: Object.fromEntries(Object.entries(this.#numbers).map(([name, column]) => [name, cut(column)])),
      texts: Object.fromEntries(
        Object.entries(this.#codes).map(([name, codes]) => [
          name,
          { codes: cut(codes), values: this.#base.texts[name]?.values ?? noTexts },
        ]),
      ),
    };
  }

  #grow(capacity: number): void {
    const columns = this.#columns;
    columns.sources = withRoom(columns.sources, capacity);
    const room = columns.sources.length;
    columns.targets = withRoom(columns.targets, room);
    columns.hashes = withRoom(columns.hashes, room);
    columns.times = withRoom(columns.times, room);
    columns.ends = columns.ends && withRoom(columns.ends, room);
    columns.confidences = columns.confidences && withRoom(columns.confidences, room);
    for (const name of Object.keys(this.#numbers)) this.#numbers[name] = withRoom(this.#numbers[name], room);
    for (const name of Object.keys(this.#codes)) this.#codes[name] = withRoom(this.#codes[name], room);
    this.#halves = new Uint32Array(columns.hashes.buffer);
    const whole = { ...columns, numbers: {}, texts: {} };
    this.#outgoing = this.#way(outgoingParts(whole), this.#out);
    this.#incoming = this.#way(incomingParts(whole), this.#into);
  }

  #way(parts: AdjacencyParts, overlay: Overlay, version = Number.POSITIVE_INFINITY): Adjacency {
    return new LiveAdjacency(parts, this.#base.sources.length, overlay, version);
  }

  /** The edge with a hash: it stands in the lists of both its ends, so the shorter is looked through. */
  #find(hash: bigint, source: NodeIndex, target: NodeIndex): EdgeIndex | null {
    const [outgoing, incoming] = [this.#outgoing, this.#incoming];
    const shorter =
      outgoing.end(source) - outgoing.start(source) < incoming.end(target) - incoming.start(target)
        ? { way: outgoing, node: source }
        : { way: incoming, node: target };
    const [low, high] = [Number(hash & 0xffffffffn), Number(hash >> 32n)];
    const halves = this.#halves;
    for (let place = shorter.way.start(shorter.node), end = shorter.way.end(shorter.node); place < end; place++) {
      const edge = shorter.way.edge(place);
      if (halves[2 * edge] === low && halves[2 * edge + 1] === high) return edge;
    }
    return null;
  }

  #insert(batch: ColumnBatch, row: number, source: NodeIndex, target: NodeIndex, version: number): void {
    const edge = this.#rows++;
    const columns = this.#columns;
    columns.sources[edge] = source;
    columns.targets[edge] = target;
    columns.hashes[edge] = (batch.columns.id as BigUint64Array)[row];
    columns.times[edge] = Number.NaN;
    if (columns.ends) columns.ends[edge] = Number.NaN;
    if (columns.confidences) columns.confidences[edge] = 1;
    for (const column of Object.values(this.#numbers)) column[edge] = Number.NaN;
    for (const column of Object.values(this.#codes)) column[edge] = 0;
    this.#write(batch, row, edge);
    this.#enlist(edge, version);
  }

  #update(batch: ColumnBatch, row: number, known: EdgeIndex, version: number): void {
    const edge = this.#rows++;
    const { sources, targets, hashes, times, ends, confidences } = this.#columns;
    for (const column of [
      sources,
      targets,
      times,
      ends,
      confidences,
      ...Object.values(this.#numbers),
      ...Object.values(this.#codes),
    ]) {
      if (column) column[edge] = column[known];
    }
    hashes[edge] = hashes[known];
    this.#write(batch, row, edge);
    this.#replaced.push(known);
    this.#enlist(edge, version, known);
  }

  /** The known values of a batch's row as setters of this delta's columns. */
  *#values({ columns, kind }: ColumnBatch, row: number): Generator<readonly [name: string, value: number | string]> {
    const names = ['at', 'validFrom', 'validTo', 'confidence', ...residentProperties(kind)];
    for (const name of names) {
      const value = columns[name]?.[row] as number | string | null | undefined;
      if (value !== undefined && value !== null && !Number.isNaN(value)) yield [name, value];
    }
  }

  #differs(batch: ColumnBatch, row: number, edge: EdgeIndex): boolean {
    for (const [name, value] of this.#values(batch, row)) {
      if (typeof value === 'string') {
        const code = this.#codes[name]?.[edge] ?? 0;
        if (code === 0 || this.#strings.get(name)!.get(code - 1) !== value) return true;
      } else {
        const column = this.#numberColumn(name);
        const stored = column ? column[edge] : name === 'confidence' ? 1 : Number.NaN;
        if (stored !== (column instanceof Float32Array ? Math.fround(value) : value)) return true;
      }
    }
    return false;
  }

  #write(batch: ColumnBatch, row: number, edge: EdgeIndex): void {
    for (const [name, value] of this.#values(batch, row)) {
      if (typeof value === 'string') this.#writableCodes(name)[edge] = this.#strings.get(name)!.add(value) + 1;
      else if (name !== 'confidence' || value !== 1 || this.#columns.confidences)
        this.#writableNumbers(name)[edge] = value;
    }
  }

  #numberColumn(name: string): Float64Array | Float32Array | null {
    const { times, ends, confidences } = this.#columns;
    if (name === 'at' || name === 'validFrom') return times;
    if (name === 'validTo') return ends;
    return name === 'confidence' ? confidences : (this.#numbers[name] ?? null);
  }

  /** A column that no edge had a value of so far is made. */
  #writableNumbers(name: string): Float64Array | Float32Array {
    const existing = this.#numberColumn(name);
    if (existing) return existing;
    const room = this.#columns.sources.length;
    if (name === 'confidence') {
      this.#columns.confidences = sharedFloat32(room).fill(1);
      return this.#columns.confidences;
    }
    const column = sharedFloat64(room).fill(Number.NaN);
    if (name === 'validTo') this.#columns.ends = column;
    else this.#numbers[name] = column;
    return column;
  }

  #writableCodes(name: string): Uint32Array {
    if (!this.#codes[name]) {
      if (!isTextual(propertiesOf(this.#base.kind)[name].type)) throw new Error(`${name} is no text`);
      this.#codes[name] = sharedUint32(this.#columns.sources.length);
      this.#strings.set(name, new GrowingStrings(noTexts));
    }
    return this.#codes[name];
  }

  /** Puts an edge into the lists of its ends, in the place of another that it replaces. */
  #enlist(edge: EdgeIndex, version: number, instead: EdgeIndex | null = null): void {
    this.#enter(this.#out, this.#outgoing, this.#columns.sources[edge], edge, version, instead);
    this.#enter(this.#into, this.#incoming, this.#columns.targets[edge], edge, version, instead);
  }

  #enter(
    overlay: Overlay,
    way: Adjacency,
    node: NodeIndex,
    edge: EdgeIndex,
    version: number,
    instead: EdgeIndex | null,
  ): void {
    const [start, end] = [way.start(node), way.end(node)];
    const last = end > start ? way.edge(end - 1) : null;
    const atEnd = instead === null && (last === null || !this.#isBefore(edge, last));
    if (atEnd && overlay.append(node, version, edge)) return;
    const edges = new Uint32Array(end - start + (instead === null ? 1 : 0));
    let length = 0;
    for (let place = start; place < end; place++) {
      const other = way.edge(place);
      if (other !== instead) edges[length++] = other;
    }
    for (; length > 0 && this.#isBefore(edge, edges[length - 1]); length--) edges[length] = edges[length - 1];
    edges[length] = edge;
    overlay.replace(node, version, edges);
  }

  /** The order of a CSR: unknown times first, then by time, then by hash. */
  #isBefore(a: EdgeIndex, b: EdgeIndex): boolean {
    const { times, hashes } = this.#columns;
    const [s, t] = [times[a], times[b]].map((time) => (Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time));
    return s === t ? hashes[a] < hashes[b] : s < t;
  }
}

function listWithout(way: Adjacency, node: NodeIndex, without: ReadonlySet<EdgeIndex>): Uint32Array {
  const edges: EdgeIndex[] = [];
  for (let place = way.start(node), end = way.end(node); place < end; place++) {
    const edge = way.edge(place);
    if (!without.has(edge)) edges.push(edge);
  }
  return Uint32Array.from(edges);
}

const noTexts = packStrings([]);
