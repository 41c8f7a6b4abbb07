/**
 * Finds entities by id, key, account number or a part of their name. Names and keys stand normalised, line by line, in
 * shared memory, and a native byte search runs over them: two passes, no tree to build.
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

/** From the strongest. */
const reasons: readonly MatchReason[] = ['id', 'name', 'namePrefix', 'namePart', 'keyPrefix', 'keyPart'];
const strength = (why: MatchReason): number => reasons.indexOf(why);

/** Lines looked at for one pattern in one kind, before the best of them are chosen. */
const CANDIDATES = 500;

/**
 * The best matches first: by reason in the order of `MatchReason`, then shorter names, then kind and id.
 *
 * @param text anything; an empty one finds nothing
 */
export function searchNames(
  snapshot: Snapshot,
  index: NameIndexParts,
  text: string,
  { kinds = nodeKindNames, limit }: SearchOptions,
): readonly SearchHit[] {
  const wanted = normalize(text);
  if (wanted === '') return [];
  const found = new Map<NodeIndex, MatchReason>();
  const note = (node: NodeIndex, why: MatchReason): void => {
    const known = found.get(node);
    if (known === undefined || strength(why) < strength(known)) found.set(node, why);
  };
  const whole = snapshot.find(text.trim());
  if (whole !== null && kinds.includes(snapshot.kindOf(whole))) note(whole, 'id');
  for (const [i, { kind, start }] of snapshot.parts.nodes.entries()) {
    if (!kinds.includes(kind)) continue;
    const keys = index.keys[i];
    for (const row of candidates(keys, wanted, ['\n', '/'])) note(start + row, keyReason(lineAt(keys, row), wanted));
    const names = index.names[i];
    if (names === null) continue;
    for (const row of candidates(names, wanted, ['\n'])) note(start + row, nameReason(lineAt(names, row), wanted));
  }
  return [...found]
    .map(([node, why]) => hitOf(snapshot, node, why))
    .sort(best)
    .slice(0, limit);
}

const keyReason = (line: string, wanted: string): MatchReason =>
  line === wanted || line.endsWith(`/${wanted}`)
    ? 'id'
    : line.startsWith(wanted) || line.includes(`/${wanted}`)
      ? 'keyPrefix'
      : 'keyPart';

const nameReason = (line: string, wanted: string): MatchReason =>
  line === wanted ? 'name' : line.startsWith(wanted) ? 'namePrefix' : 'namePart';

function hitOf(snapshot: Snapshot, node: NodeIndex, why: MatchReason): SearchHit {
  const name = snapshot.nameOf(node);
  const matched = why.startsWith('name') ? name : snapshot.keyOf(node);
  return { id: snapshot.idOf(node), kind: snapshot.kindOf(node), name, why, matched };
}

const best = (a: SearchHit, b: SearchHit): number =>
  strength(a.why) - strength(b.why) ||
  a.matched.length - b.matched.length ||
  nodeKindNames.indexOf(a.kind) - nodeKindNames.indexOf(b.kind) ||
  (a.id < b.id ? -1 : 1);

/**
 * Rows whose line holds a text; where there are very many, some of them and those in which it begins a line or a part, as
 * `starts` say, and ends one.
 */
function* candidates(lines: LineParts, wanted: string, starts: readonly string[]): Generator<number> {
  let left = CANDIDATES;
  for (const row of rowsWith(lines, wanted)) {
    yield row;
    left--;
  }
  if (left > 0) return;
  for (const start of starts) {
    yield* rowsWith(lines, `${start}${wanted}\n`);
    yield* rowsWith(lines, `${start}${wanted}`);
  }
}

const bufferOf = ({ bytes }: LineParts): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const lineAt = (lines: LineParts, row: number): string =>
  bufferOf(lines).toString('utf8', lines.offsets[row], lines.offsets[row + 1] - 1);

/** The first rows whose line, with the newlines around it, holds a pattern; each once. */
function* rowsWith(lines: LineParts, pattern: string): Generator<number> {
  const { offsets } = lines;
  const buffer = bufferOf(lines);
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
