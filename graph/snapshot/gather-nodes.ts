/** Gathers batches of nodes; a node that only an edge names becomes a placeholder. */
import type { ColumnBatch } from '../schema/batch.ts';
import { halvesOf } from '../schema/hashes.ts';
import type { NodeKind } from '../schema/kinds.ts';
import type { NodeColumns } from './assemble-nodes.ts';
import type { Room } from './buffers.ts';
import { PropertyGatherer } from './gather-properties.ts';
import { HashIndex } from './hash-index.ts';
import { extendStrings, StringPacker, type StringParts, Strings } from './strings.ts';

export class NodeGatherer {
  readonly kind: NodeKind;
  readonly columns: readonly string[];
  #properties: PropertyGatherer;
  #keys = new StringPacker();
  #known = 0;
  readonly #expected: number | undefined;
  /** Rows by the hash of the id, where the store tells them. */
  #hashes: HashIndex | null = null;
  readonly #ambiguous = new HashIndex(1);
  /** Where each row stands in the end, by row; null when all stay. */
  places: Uint32Array | null = null;

  constructor(kind: NodeKind, room?: Room) {
    this.kind = kind;
    this.#properties = new PropertyGatherer(kind, room);
    this.#expected = room?.capacity;
    this.columns = ['key', ...this.#properties.names];
  }

  add(batch: ColumnBatch): void {
    const keys = batch.packed?.key;
    if (keys) this.#keys.append(keys.bytes, keys.lengths);
    else for (const key of batch.columns.key as readonly string[]) this.#keys.push(key);
    this.#properties.add(batch);
    this.#known += batch.length;
    if (batch.hashes) this.#addHashes(batch.hashes.key);
  }

  #addHashes(hashes: BigUint64Array): void {
    this.#hashes ??= new HashIndex(this.#expected);
    const halves = halvesOf(hashes);
    for (let i = 0; i < halves.length; i += 2) {
      const row = this.#hashes.size;
      if (this.#hashes.add(halves[i], halves[i + 1]) === row) continue;
      this.#hashes.skip();
      this.#ambiguous.add(halves[i], halves[i + 1]);
    }
  }

  /** The row of a node that was read, by the hash of its id; -1 when it is that of none, or of several. */
  rowOfHash(low: number, high: number): number {
    if (this.#hashes === null || this.#ambiguous.has(low, high)) return -1;
    return this.#hashes.numberOf(low, high);
  }

  /** Nodes that are no placeholders. */
  get known(): number {
    return this.#known;
  }

  /** The row of a key; one that is new becomes a placeholder. */
  row(key: string): number {
    return this.#keys.indexOf(key);
  }

  /** To be called once, when all edges have come. Afterwards `places` says where each row stands. */
  finish(): NodeColumns {
    const keys = this.#sortPlaceholders(this.#keys.finish());
    const columns = { kind: this.kind, keys, known: this.#known, ...this.#properties.finish() };
    // Edges go on asking for places: what was gathered is not to stay for them.
    this.#keys = new StringPacker();
    this.#properties = new PropertyGatherer(this.kind);
    this.#hashes = null;
    return columns;
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
