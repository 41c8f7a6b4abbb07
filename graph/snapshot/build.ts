/** Builds a snapshot from streams of column batches; memory while building is about twice that of the result. */
import type { Column, ColumnBatch } from '../schema/batch.ts';
import { parseEntityId } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind, type PropertySpec, propertiesOf } from '../schema/kinds.ts';
import { isTextual } from '../schema/property-types.ts';
import {
  type Grower,
  growFloat64,
  growUint32,
  growUint64,
  sharedFloat32,
  sharedFloat64,
  sharedUint32,
  sharedUint64,
} from './buffers.ts';
import { TextGatherer, type TextParts } from './columns.ts';
import { buildCsr, type NodeRange } from './csr.ts';
import type { EdgeParts } from './edges.ts';
import { type NodeParts, Snapshot, snapshotKinds } from './snapshot.ts';
import { packStrings } from './strings.ts';

/** Where batches come from: a store's `scan`, or a list in a test. */
export type BatchSource = (
  kind: Kind,
  columns: readonly string[],
) => AsyncIterable<ColumnBatch> | Iterable<ColumnBatch>;

/**
 * Reads every kind once and builds the snapshot. A node that only an edge names becomes a placeholder; placeholders stand
 * behind the others of their kind, by key, so that a snapshot of a part of the graph has its nodes in the same order.
 *
 * @param id names what the snapshot shows
 * @param source gives a kind's batches, in a fixed order so that equal graphs give equal snapshots
 */
export async function buildSnapshot(id: string, source: BatchSource, onKind?: (kind: Kind) => void): Promise<Snapshot> {
  const nodes = new Map<NodeKind, GatheredNodes>();
  for (const kind of snapshotKinds.nodes) {
    onKind?.(kind);
    const gathered = new GatheredNodes(kind);
    for await (const batch of source(kind, ['key', ...gathered.properties.names])) gathered.add(batch);
    nodes.set(kind, gathered);
  }
  const edges: GatheredEdges[] = [];
  for (const kind of snapshotKinds.edges) {
    onKind?.(kind);
    const gathered = new GatheredEdges(kind, nodes);
    for await (const batch of source(kind, gathered.columns)) gathered.add(batch);
    edges.push(gathered);
  }
  const starts = new Map<NodeKind, NodeRange>();
  const nodeParts: NodeParts[] = [];
  for (const gathered of nodes.values()) {
    const part = gathered.finish(nodeParts.at(-1)?.end ?? 0);
    nodeParts.push(part);
    starts.set(part.kind, part);
  }
  const edgeParts = edges.map((gathered) => gathered.finish(starts));
  const horizon = edgeParts.reduce((latest, { times }) => latestOf(times, latest), Number.NaN);
  return new Snapshot({ id, horizon, nodes: nodeParts, edges: edgeParts });
}

/** The resident properties of a kind, gathered column by column. */
class GatheredProperties {
  readonly names: readonly string[];
  readonly #numbers: ReadonlyMap<string, Grower<Float64Array>>;
  readonly #texts: ReadonlyMap<string, { readonly gatherer: TextGatherer; readonly codes: Grower<Uint32Array> }>;

  constructor(kind: Kind) {
    const resident = Object.entries(propertiesOf(kind)).filter(([, { resident }]) => resident !== false);
    this.names = resident.map(([name]) => name);
    const named = (wanted: (spec: PropertySpec) => boolean) =>
      resident.filter(([, spec]) => wanted(spec)).map(([name]) => name);
    this.#numbers = new Map(named(({ type }) => !isTextual(type)).map((name) => [name, growFloat64()]));
    this.#texts = new Map(
      named(({ type }) => isTextual(type)).map((name) => [name, { gatherer: new TextGatherer(), codes: growUint32() }]),
    );
  }

  /** A property that no batch has is left out as if no row had a value. */
  add(batch: ColumnBatch): void {
    for (const [name, grower] of this.#numbers)
      if (batch.columns[name]) copyNumbers(grower, batch.columns[name], batch.length);
    for (const [name, { gatherer, codes }] of this.#texts) {
      const column = batch.columns[name] as readonly (string | null)[] | undefined;
      if (!column) continue;
      const at = codes.length;
      const target = codes.reserve(batch.length);
      for (let i = 0; i < batch.length; i++) target[at + i] = gatherer.code(column[i]);
    }
  }

  /** Finished columns of `length` rows, those without any value left out. */
  finish(
    length: number,
    rows?: Uint32Array,
  ): { numbers: Record<string, Float64Array>; texts: Record<string, TextParts> } {
    const numbers: Record<string, Float64Array> = {};
    for (const [name, grower] of this.#numbers) {
      const column = numbersOrNull(grower.view(), length, rows);
      if (column) numbers[name] = column;
    }
    const texts: Record<string, TextParts> = {};
    for (const [name, { gatherer, codes }] of this.#texts) {
      const column = gatherer.finish(codes.view(), length, rows);
      if (column) texts[name] = column;
    }
    return { numbers, texts };
  }
}

class GatheredNodes {
  readonly kind: NodeKind;
  readonly properties: GatheredProperties;
  readonly #rows = new Map<string, number>();
  readonly #keys: string[] = [];
  #known = 0;

  constructor(kind: NodeKind) {
    this.kind = kind;
    this.properties = new GatheredProperties(kind);
  }

  add(batch: ColumnBatch): void {
    for (const key of batch.columns.key as readonly string[]) this.row(key);
    this.properties.add(batch);
    this.#known += batch.length;
  }

  /** The row of a key; one that is new becomes a placeholder. */
  row(key: string): number {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    this.#rows.set(key, this.#keys.length);
    return this.#keys.push(key) - 1;
  }

  /** Where each row stands in the end, by row; null when all stay. Asked for after `finish`. */
  places: Uint32Array | null = null;

  finish(start: number): NodeParts {
    const length = this.#keys.length;
    this.#sortPlaceholders();
    return {
      kind: this.kind,
      start,
      end: start + length,
      placeholdersFrom: start + this.#known,
      keys: packStrings(this.#keys),
      ...this.properties.finish(length),
    };
  }

  #sortPlaceholders(): void {
    const known = this.#known;
    const placeholders = this.#keys.slice(known);
    if (placeholders.every((key, i) => i === 0 || placeholders[i - 1] < key)) return;
    placeholders.sort();
    this.places = Uint32Array.from(this.#keys.keys());
    placeholders.forEach((key, i) => {
      this.places![this.#rows.get(key)!] = known + i;
      this.#keys[known + i] = key;
    });
  }
}

class GatheredEdges {
  readonly kind: EdgeKind;
  readonly columns: readonly string[];
  readonly #properties: GatheredProperties;
  readonly #nodes: ReadonlyMap<NodeKind, GatheredNodes>;
  readonly #hashes = growUint64();
  readonly #times = growFloat64();
  readonly #ends = growFloat64();
  readonly #confidences = growFloat64();
  readonly #from: Ends;
  readonly #to: Ends;

  constructor(kind: EdgeKind, nodes: ReadonlyMap<NodeKind, GatheredNodes>) {
    this.kind = kind;
    this.#nodes = nodes;
    this.#properties = new GatheredProperties(kind);
    const spec = edgeKind(kind);
    this.#from = new Ends(spec.from);
    this.#to = new Ends(spec.to);
    const time = spec.time === 'event' ? ['at'] : ['validFrom', 'validTo'];
    this.columns = ['id', 'from', 'to', ...time, ...this.#properties.names, 'confidence'];
  }

  add({ columns, length }: ColumnBatch): void {
    this.#from.add(columns.from as readonly string[], this.#nodes);
    this.#to.add(columns.to as readonly string[], this.#nodes);
    const at = this.#hashes.length;
    this.#hashes.reserve(length).set((columns.id as BigUint64Array).subarray(0, length), at);
    copyNumbers(this.#times, columns.at ?? columns.validFrom, length);
    if (columns.validTo) copyNumbers(this.#ends, columns.validTo, length);
    copyNumbers(this.#confidences, columns.confidence, length);
    this.#properties.add({ kind: this.kind, columns, length });
  }

  finish(ranges: ReadonlyMap<NodeKind, NodeRange>): EdgeParts {
    const sources = this.#from.finish(ranges, this.#nodes);
    const targets = this.#to.finish(ranges, this.#nodes);
    const times = this.#times.view();
    const { csr, rows } = buildCsr(sources, targets, times, this.#from.range(ranges), this.#to.range(ranges));
    const length = rows.length;
    const hashes = sharedUint64(length);
    const gathered = this.#hashes.view();
    for (let i = 0; i < length; i++) hashes[i] = gathered[rows[i]];
    return {
      kind: this.kind,
      csr,
      sources: permuted(sources, rows, sharedUint32(length)),
      targets: permuted(targets, rows, sharedUint32(length)),
      hashes,
      times: permuted(times, rows, sharedFloat64(length)),
      ends: this.#ends.length === 0 ? null : numbersOrNull(this.#ends.view(), length, rows),
      confidences: this.#confidences.view().every((confidence) => confidence === 1)
        ? null
        : permuted(this.#confidences.view(), rows, sharedFloat32(length)),
      ...this.#properties.finish(length, rows),
    };
  }
}

/** One end of a kind's edges: which kind of node, and its row there, until the kinds' places are known. */
class Ends {
  readonly #kinds: readonly NodeKind[];
  readonly #rows = growUint32();
  /** Index into `#kinds` by edge. */
  readonly #kindOf = growUint32();

  constructor(kinds: readonly NodeKind[]) {
    this.#kinds = kinds;
  }

  add(ids: readonly string[], nodes: ReadonlyMap<NodeKind, GatheredNodes>): void {
    const at = this.#rows.length;
    const rows = this.#rows.reserve(ids.length);
    const kinds = this.#kindOf.reserve(ids.length);
    for (let i = 0; i < ids.length; i++) {
      const parsed = parseEntityId(ids[i]);
      const kind = parsed ? this.#kinds.indexOf(parsed.kind) : -1;
      if (!parsed || kind < 0) throw new Error(`an edge ends in ${ids[i]}, which is none of ${this.#kinds.join(', ')}`);
      kinds[at + i] = kind;
      rows[at + i] = nodes.get(parsed.kind)!.row(parsed.key);
    }
  }

  finish(ranges: ReadonlyMap<NodeKind, NodeRange>, nodes: ReadonlyMap<NodeKind, GatheredNodes>): Uint32Array {
    const starts = this.#kinds.map((kind) => ranges.get(kind)!.start);
    const places = this.#kinds.map((kind) => nodes.get(kind)!.places);
    const rows = this.#rows.view();
    const kinds = this.#kindOf.view();
    return rows.map((row, i) => (places[kinds[i]]?.[row] ?? row) + starts[kinds[i]]);
  }

  /** The smallest range that holds every kind of this end. */
  range(ranges: ReadonlyMap<NodeKind, NodeRange>): NodeRange {
    const own = this.#kinds.map((kind) => ranges.get(kind)!);
    return { start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) };
  }
}

function copyNumbers(grower: Grower<Float64Array>, column: Column, length: number): void {
  const at = grower.length;
  grower.reserve(length).set((column as Float64Array).subarray(0, length), at);
}

function permuted<A extends Uint32Array | Float64Array | Float32Array>(
  values: Uint32Array | Float64Array,
  rows: Uint32Array,
  target: A,
): A {
  for (let i = 0; i < rows.length; i++) target[i] = values[rows[i]];
  return target;
}

/** A shared column of `length` rows, NaN past the gathered ones; null when no row has a value. */
function numbersOrNull(gathered: Float64Array, length: number, rows?: Uint32Array): Float64Array | null {
  if (gathered.every(Number.isNaN)) return null;
  const column = sharedFloat64(length).fill(Number.NaN);
  if (rows) return permuted(gathered, rows, column);
  column.set(gathered);
  return column;
}

function latestOf(times: Float64Array, latest: number): number {
  let result = latest;
  for (const time of times) if (!(time <= result) && !Number.isNaN(time)) result = time;
  return result;
}
