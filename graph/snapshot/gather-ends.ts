/** Gathers the ends of edges: whatever way a batch names them, each becomes a kind of node and a row of it. */
import type { EncodedColumn, EndColumn } from '../schema/batch.ts';
import { halvesOf } from '../schema/hashes.ts';
import { parseEntityId } from '../schema/ids.ts';
import type { NodeKind } from '../schema/kinds.ts';
import { type Grower, growUint8, growUint32, type Room } from './buffers.ts';
import type { NodeRange } from './csr.ts';
import type { NodeGatherer } from './gather-nodes.ts';

/** What the codes of an encoded column mean, once they were met. */
interface ResolvedCodes {
  readonly values: EncodedColumn['values'];
  /** Row + 1; 0 = not met. */
  readonly rows: Uint32Array;
  readonly kinds: Uint8Array;
}

/** Finds the kind and the row of entity ids; both ends of an edge kind share one where they end in the same kinds. */
export class EndResolver {
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

  gatherers(): readonly NodeGatherer[] {
    return this.kinds.map((kind) => this.#nodes.get(kind)!);
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
export class EndGatherer {
  readonly #resolver: EndResolver;
  readonly #rows: Grower<Uint32Array>;
  /** Index into the kinds by edge; empty when there is but one. */
  readonly #kindOf: Grower<Uint8Array> = growUint8();
  /** Rows of ends whose hash is that of no node that was read, with it; `name` tells which they are. */
  readonly #unknown = new Map<number, bigint>();

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

  addHashes(hashes: BigUint64Array): void {
    const halves = halvesOf(hashes);
    const gatherers = this.#resolver.gatherers();
    const { at, rows, kinds } = this.#reserve(hashes.length);
    for (let i = 0; i < hashes.length; i++) {
      let [kind, row] = [0, -1];
      for (; kind < gatherers.length && row < 0; kind++)
        row = gatherers[kind].rowOfHash(halves[2 * i], halves[2 * i + 1]);
      if (row < 0) {
        this.#unknown.set(at + i, hashes[i]);
        continue;
      }
      rows[at + i] = row;
      if (kinds) kinds[at + i] = kind - 1;
    }
  }

  get unknown(): ReadonlyMap<number, bigint> {
    return this.#unknown;
  }

  /** Says which node an end is whose hash did not. */
  name(place: number, id: string): void {
    const { kind, row } = this.#resolver.resolve(id);
    this.#rows.array[place] = row;
    if (this.#resolver.kinds.length > 1) this.#kindOf.array[place] = kind;
    this.#unknown.delete(place);
  }

  #reserve(count: number) {
    const at = this.#rows.length;
    const kinds = this.#resolver.kinds.length > 1 ? this.#kindOf.reserve(count) : null;
    return { at, rows: this.#rows.reserve(count), kinds };
  }

  finish(ranges: ReadonlyMap<NodeKind, NodeRange>): Uint32Array {
    if (this.#unknown.size > 0) throw new Error(`${this.#unknown.size} ends of edges were not named`);
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
