/** Gathers batches of nodes and edges; a node that only an edge names becomes a placeholder. */
import type { ColumnBatch, EncodedColumn, EndColumn } from '../schema/batch.ts';
import { parseEntityId } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, type NodeKind } from '../schema/kinds.ts';
import type { EdgeColumns } from './assemble-edges.ts';
import type { NodeColumns } from './assemble-nodes.ts';
import { type Grower, growFloat64, growUint8, growUint32, growUint64, type Room, sharedFloat32 } from './buffers.ts';
import { NumberGatherer } from './columns.ts';
import type { NodeRange } from './csr.ts';
import { PropertyGatherer } from './gather-properties.ts';
import { extendStrings, StringPacker, type StringParts, Strings } from './strings.ts';

export class NodeGatherer {
  readonly kind: NodeKind;
  readonly columns: readonly string[];
  readonly #properties: PropertyGatherer;
  readonly #keys = new StringPacker();
  #known = 0;
  /** Where each row stands in the end, by row; null when all stay. */
  places: Uint32Array | null = null;

  constructor(kind: NodeKind, room?: Room) {
    this.kind = kind;
    this.#properties = new PropertyGatherer(kind, room);
    this.columns = ['key', ...this.#properties.names];
  }

  add(batch: ColumnBatch): void {
    const keys = batch.packed?.key;
    if (keys) this.#keys.append(keys.bytes, keys.lengths);
    else for (const key of batch.columns.key as readonly string[]) this.#keys.push(key);
    this.#properties.add(batch);
    this.#known += batch.length;
  }

  /** Nodes that are no placeholders. */
  get known(): number {
    return this.#known;
  }

  /** The row of a key; one that is new becomes a placeholder. */
  row(key: string): number {
    return this.#keys.indexOf(key);
  }

  /** Afterwards `places` says where each row stands. */
  finish(): NodeColumns {
    const keys = this.#sortPlaceholders(this.#keys.finish());
    return { kind: this.kind, keys, known: this.#known, ...this.#properties.finish() };
  }

  #sortPlaceholders(keys: StringParts): StringParts {
    const strings = new Strings(keys);
    const known = this.#known;
    const placeholders = Array.from({ length: strings.length - known }, (_, i) => strings.get(known + i));
    if (placeholders.every((key, i) => i === 0 || placeholders[i - 1] < key)) return keys;
    const sorted = placeholders.toSorted();
    const places = new Map(sorted.map((key, i) => [key, known + i]));
    this.places = Uint32Array.from({ length: strings.length }, (_, row) =>
      row < known ? row : places.get(placeholders[row - known])!,
    );
    return extendStrings(keys, known, sorted);
  }
}

export class EdgeGatherer {
  readonly kind: EdgeKind;
  readonly columns: readonly string[];
  readonly #from: EndGatherer;
  readonly #to: EndGatherer;
  readonly #properties: PropertyGatherer;
  readonly #hashes: Grower<BigUint64Array>;
  readonly #times: Grower<Float64Array>;
  readonly #ends: NumberGatherer;
  readonly #confidences: NumberGatherer;

  constructor(kind: EdgeKind, nodes: ReadonlyMap<NodeKind, NodeGatherer>, room?: Room) {
    this.kind = kind;
    this.#properties = new PropertyGatherer(kind, room);
    this.#hashes = growUint64(room);
    this.#times = growFloat64(room);
    this.#ends = new NumberGatherer(Number.NaN, room);
    this.#confidences = new NumberGatherer(1, room);
    const spec = edgeKind(kind);
    const sources = new EndResolver(spec.from, nodes);
    this.#from = new EndGatherer(sources, room);
    const same = sources.kinds.join() === spec.to.join();
    this.#to = new EndGatherer(same ? sources : new EndResolver(spec.to, nodes), room);
    const time = spec.time === 'event' ? ['at'] : ['validFrom', 'validTo'];
    this.columns = ['id', 'from', 'to', ...time, ...this.#properties.names, 'confidence'];
  }

  add(batch: ColumnBatch): void {
    const { columns, encoded, ends, length } = batch;
    for (const [name, end] of [['from', this.#from] as const, ['to', this.#to] as const]) {
      if (ends) end.addRows(ends[name]);
      else if (encoded?.[name]) end.addEncoded(encoded[name]);
      else end.add(columns[name] as readonly string[]);
    }
    this.#hashes.append((columns.id as BigUint64Array).subarray(0, length));
    this.#times.append(((columns.at ?? columns.validFrom) as Float64Array).subarray(0, length));
    if (columns.validTo) this.#ends.add(columns.validTo as Float64Array, length);
    this.#confidences.add(columns.confidence as Float64Array, length);
    this.#properties.add(batch);
  }

  /** @param ranges where the nodes of each kind stand */
  finish(ranges: ReadonlyMap<NodeKind, NodeRange>): EdgeColumns {
    const confidences = this.#confidences.finish();
    return {
      kind: this.kind,
      sources: this.#from.finish(ranges),
      targets: this.#to.finish(ranges),
      hashes: this.#hashes.view(),
      times: this.#times.view(),
      ends: this.#ends.finish(),
      confidences: confidences && float32Of(confidences),
      ...this.#properties.finish(),
    };
  }
}

function float32Of(values: Float64Array): Float32Array {
  const { length } = values;
  const single = values.buffer instanceof SharedArrayBuffer ? sharedFloat32(length) : new Float32Array(length);
  single.set(values);
  return single;
}

/** What the codes of an encoded column mean, once they were met. */
interface ResolvedCodes {
  readonly values: EncodedColumn['values'];
  /** Row + 1; 0 = not met. */
  readonly rows: Uint32Array;
  readonly kinds: Uint8Array;
}

/** Finds the kind and the row of entity ids; both ends of an edge kind share one where they end in the same kinds. */
class EndResolver {
  readonly kinds: readonly NodeKind[];
  readonly #nodes: ReadonlyMap<NodeKind, NodeGatherer>;
  #codes: ResolvedCodes | null = null;

  constructor(kinds: readonly NodeKind[], nodes: ReadonlyMap<NodeKind, NodeGatherer>) {
    this.kinds = kinds;
    this.#nodes = nodes;
  }

  /** Every code of a batch is met when this returns. */
  codes({ codes, values }: EncodedColumn): ResolvedCodes {
    if (this.#codes?.values !== values) {
      this.#codes = { values, rows: new Uint32Array(values.length), kinds: new Uint8Array(values.length) };
    } else if (this.#codes.rows.length < values.length) {
      const rows = new Uint32Array(2 * values.length);
      const kinds = new Uint8Array(2 * values.length);
      rows.set(this.#codes.rows);
      kinds.set(this.#codes.kinds);
      this.#codes = { values, rows, kinds };
    }
    const { rows, kinds } = this.#codes;
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i];
      if (rows[code] !== 0) continue;
      const { kind, row } = this.resolve(values[code]!);
      rows[code] = row + 1;
      kinds[code] = kind;
    }
    return this.#codes;
  }

  /** How many nodes were read of each kind. */
  known(): readonly number[] {
    return this.kinds.map((kind) => this.#nodes.get(kind)!.known);
  }

  placesOf(kind: NodeKind): Uint32Array | null {
    return this.#nodes.get(kind)!.places;
  }

  resolve(id: string): { readonly kind: number; readonly row: number } {
    const parsed = parseEntityId(id);
    const kind = parsed ? this.kinds.indexOf(parsed.kind) : -1;
    if (!parsed || kind < 0) throw new Error(`an edge ends in ${id}, which is none of ${this.kinds.join(', ')}`);
    return { kind, row: this.#nodes.get(parsed.kind)!.row(parsed.key) };
  }
}

/** One end of a kind's edges: which kind of node, and its row there, until the kinds' places are known. */
class EndGatherer {
  readonly #resolver: EndResolver;
  readonly #rows: Grower<Uint32Array>;
  /** Index into the kinds by edge; empty when there is but one. */
  readonly #kindOf: Grower<Uint8Array> = growUint8();

  constructor(resolver: EndResolver, room?: Room) {
    this.#resolver = resolver;
    this.#rows = growUint32(room);
  }

  add(ids: readonly string[]): void {
    const { at, rows, kinds } = this.#reserve(ids.length);
    for (let i = 0; i < ids.length; i++) {
      const { kind, row } = this.#resolver.resolve(ids[i]);
      rows[at + i] = row;
      if (kinds) kinds[at + i] = kind;
    }
  }

  addEncoded(column: EncodedColumn): void {
    const { codes } = column;
    const known = this.#resolver.codes(column);
    const { at, rows, kinds } = this.#reserve(codes.length);
    for (let i = 0; i < codes.length; i++) rows[at + i] = known.rows[codes[i]] - 1;
    if (kinds) for (let i = 0; i < codes.length; i++) kinds[at + i] = known.kinds[codes[i]];
  }

  addRows(nodes: EndColumn): void {
    const known = this.#resolver.known();
    const { at, rows, kinds } = this.#reserve(nodes.length);
    if (kinds === null) {
      rows.set(nodes, at);
      return;
    }
    for (let i = 0; i < nodes.length; i++) {
      let row = nodes[i];
      let kind = 0;
      while (row >= known[kind]) row -= known[kind++];
      rows[at + i] = row;
      kinds[at + i] = kind;
    }
  }

  #reserve(count: number) {
    const at = this.#rows.length;
    const kinds = this.#resolver.kinds.length > 1 ? this.#kindOf.reserve(count) : null;
    return { at, rows: this.#rows.reserve(count), kinds };
  }

  finish(ranges: ReadonlyMap<NodeKind, NodeRange>): Uint32Array {
    const starts = this.#resolver.kinds.map((kind) => ranges.get(kind)!.start);
    const places = this.#resolver.kinds.map((kind) => this.#resolver.placesOf(kind));
    const rows = this.#rows.view();
    const kinds = this.#kindOf.view();
    for (let i = 0; i < rows.length; i++) {
      const kind = kinds.length === 0 ? 0 : kinds[i];
      rows[i] = (places[kind]?.[rows[i]] ?? rows[i]) + starts[kind];
    }
    return rows;
  }
}
