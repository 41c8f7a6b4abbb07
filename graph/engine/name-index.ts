/**
 * Finds entities by id, key, account number or a part of their name. Names and keys stand normalised, line by line, in
 * shared memory, and a native byte search runs over them: tens of milliseconds over a million names, no tree to build.
 */
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { type NodeKind, nodeKindNames } from '../schema/kinds.ts';
import { sharedUint8, sharedUint32 } from '../snapshot/buffers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Full-width forms become half-width, letters lower case, and space disappears, so that spellings of one name agree. */
export const normalize = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Normalised lines, each preceded by `\n`; the text of line i begins at `offsets[i]`, and one `\n` closes the last. */
export interface LineParts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export interface NameIndexParts {
  /** By node kind in the order of the schema, row 0 = the kind's first node. */
  readonly keys: readonly LineParts[];
  /** Null for a kind whose nodes have no names but their keys. */
  readonly names: readonly (LineParts | null)[];
}

/** O(total bytes). */
export function packNames(snapshot: Snapshot): NameIndexParts {
  const keys: LineParts[] = [];
  const names: (LineParts | null)[] = [];
  for (const { start, end, texts } of snapshot.parts.nodes) {
    const rows = end - start;
    keys.push(packLines(rows, (row) => snapshot.keyOf(start + row)));
    const named = texts.name !== undefined || texts.value !== undefined;
    names.push(named ? packLines(rows, (row) => snapshot.nameOf(start + row)) : null);
  }
  return { keys, names };
}

function packLines(count: number, line: (row: number) => string): LineParts {
  const lines: string[] = [];
  let total = 1;
  for (let row = 0; row < count; row++) {
    const text = normalize(line(row));
    lines.push(text);
    total += 1 + Buffer.byteLength(text);
  }
  const bytes = sharedUint8(total);
  const offsets = sharedUint32(count + 1);
  const buffer = Buffer.from(bytes.buffer);
  let at = 0;
  for (let row = 0; row < count; row++) {
    bytes[at++] = NEWLINE;
    offsets[row] = at;
    at += buffer.write(lines[row], at);
  }
  bytes[at] = NEWLINE;
  offsets[count] = at + 1;
  return { bytes, offsets };
}

const NEWLINE = 10;

export type MatchReason = 'id' | 'name' | 'namePrefix' | 'namePart' | 'keyPrefix' | 'keyPart';

export interface SearchHit {
  readonly id: EntityId;
  readonly kind: NodeKind;
  readonly name: string;
  readonly why: MatchReason;
  /** The name or key that matched, as the data has it. */
  readonly matched: string;
}

export interface SearchOptions {
  readonly kinds?: readonly NodeKind[];
  readonly limit: number;
}

/** Candidates looked at for each reason before the best of them are chosen. */
const CANDIDATES = 1000;

/**
 * The best matches first: by reason in the order of `MatchReason`, then shorter names, then kind and id.
 *
 * @param text anything; an empty one finds nothing
 */
export function searchNames(
  snapshot: Snapshot,
  index: NameIndexParts,
  text: string,
  { kinds, limit }: SearchOptions,
): readonly SearchHit[] {
  const wanted = normalize(text);
  if (wanted === '') return [];
  const search = new Search(snapshot, index, new Set(kinds ?? nodeKindNames));
  search.ids(text.trim());
  search.lines('keys', [`\n${wanted}\n`, `/${wanted}\n`], 'id');
  search.lines('names', [`\n${wanted}\n`], 'name');
  const steps: readonly (() => void)[] = [
    () => search.lines('names', [`\n${wanted}`], 'namePrefix'),
    () => search.lines('names', [wanted], 'namePart'),
    () => search.lines('keys', [`\n${wanted}`, `/${wanted}`], 'keyPrefix'),
    () => search.lines('keys', [wanted], 'keyPart'),
  ];
  for (const step of steps) if (search.hits.length < limit) step();
  return search.hits.slice(0, limit);
}

class Search {
  readonly hits: SearchHit[] = [];
  readonly #snapshot: Snapshot;
  readonly #index: NameIndexParts;
  readonly #kinds: ReadonlySet<NodeKind>;
  readonly #seen = new Set<NodeIndex>();

  constructor(snapshot: Snapshot, index: NameIndexParts, kinds: ReadonlySet<NodeKind>) {
    this.#snapshot = snapshot;
    this.#index = index;
    this.#kinds = kinds;
  }

  /** A whole id `Kind:key`. */
  ids(text: string): void {
    const node = this.#snapshot.find(text);
    if (node !== null && this.#kinds.has(this.#snapshot.kindOf(node))) this.#add([node], 'id', 'keys');
  }

  /** Nodes whose line holds one of the patterns. */
  lines(where: 'keys' | 'names', patterns: readonly string[], why: MatchReason): void {
    const found: NodeIndex[] = [];
    for (const [i, part] of this.#snapshot.parts.nodes.entries()) {
      const lines = this.#index[where][i];
      if (lines === null || !this.#kinds.has(part.kind)) continue;
      for (const pattern of patterns) for (const row of rowsWith(lines, pattern)) found.push(part.start + row);
    }
    this.#add(found, why, where);
  }

  #add(nodes: readonly NodeIndex[], why: MatchReason, where: 'keys' | 'names'): void {
    const hits: SearchHit[] = [];
    for (const node of nodes) {
      if (this.#seen.has(node)) continue;
      this.#seen.add(node);
      const name = this.#snapshot.nameOf(node);
      const matched = where === 'keys' ? this.#snapshot.keyOf(node) : name;
      hits.push({ id: this.#snapshot.idOf(node), kind: this.#snapshot.kindOf(node), name, why, matched });
    }
    const order = (kind: NodeKind): number => nodeKindNames.indexOf(kind);
    hits.sort(
      (a, b) =>
        a.matched.length - b.matched.length ||
        order(a.kind) - order(b.kind) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
    this.hits.push(...hits);
  }
}

/** The first rows whose line holds a pattern, each once. */
function* rowsWith({ bytes, offsets }: LineParts, pattern: string): Generator<number> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = Buffer.from(pattern);
  let left = CANDIDATES;
  for (let at = buffer.indexOf(wanted); at >= 0 && left > 0; left--) {
    // The pattern may begin with the newline that stands before its line.
    const row = rowAt(offsets, pattern.startsWith('\n') ? at + 1 : at);
    yield row;
    at = buffer.indexOf(wanted, offsets[row + 1] - 1);
  }
}

/** The last row that begins at or before a byte. */
function rowAt(offsets: Uint32Array, at: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
