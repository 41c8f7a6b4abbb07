/**
 * Finds entities by id, key, account number, name or a part of it, by how a Chinese name is spelled in pinyin, and, where
 * nothing is just so, by what is nearly so.
 */
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { type NodeKind, nodeKindNames } from '../schema/kinds.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { CANDIDATES, type LineParts, lineAt, normalize, packLines, rowsWith } from './name-lines.ts';
import { pinyinLine, SPELLING } from './pinyin-line.ts';
import { mistakesIn, piecesOf, tolerance } from './similar-text.ts';

/** The lines of one node kind, row 0 = the kind's first node. */
export interface KindLines {
  readonly keys: LineParts;
  /** Null for a kind whose nodes have no names but their keys. */
  readonly names: LineParts | null;
  /** As `pinyinLine` writes them; null where there are no names. */
  readonly pinyin: LineParts | null;
}

/** By node kind in the order of the schema. */
export type NameIndexParts = readonly KindLines[];

/** O(total bytes). */
export function packNames(snapshot: Snapshot): NameIndexParts {
  return snapshot.parts.nodes.map(({ kind, start, end, texts }) => {
    const rows = end - start;
    const nameAt = (row: number): string => normalize(snapshot.nameOf(start + row));
    const named = texts.name !== undefined || texts.value !== undefined;
    return {
      keys: packLines(rows, (row) => normalize(snapshot.keyOf(start + row))),
      names: named ? packLines(rows, nameAt) : null,
      pinyin: named ? packLines(rows, (row) => pinyinLine(nameAt(row), kind === 'Person')) : null,
    };
  });
}

/** From the strongest. */
const reasons = ['id', 'name', 'namePrefix', 'namePart', 'keyPrefix', 'keyPart', 'pinyin', 'similar'] as const;
export type MatchReason = (typeof reasons)[number];
const strength = (why: MatchReason): number => reasons.indexOf(why);

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

/** What matched of a node, and how. */
interface Match {
  readonly why: MatchReason;
  readonly matched: string;
  readonly mistakes: number;
}

/**
 * The best matches first: by reason in the order of `MatchReason`, then shorter names, then the order of the graph. What is only similar
 * is told where nothing else is found.
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
  const found = new Map<NodeIndex, Match>();
  const note = (node: NodeIndex, why: MatchReason, of: 'name' | 'key', mistakes = 0): void => {
    const known = found.get(node);
    if (known !== undefined && strength(known.why) <= strength(why)) return;
    found.set(node, { why, matched: of === 'name' ? snapshot.nameOf(node) : snapshot.keyOf(node), mistakes });
  };
  const whole = snapshot.find(text.trim());
  if (whole !== null && kinds.includes(snapshot.kindOf(whole))) note(whole, 'id', 'key');
  const places = snapshot.parts.nodes.flatMap(({ kind, start }, i) =>
    kinds.includes(kind) ? [{ start, ...index[i] }] : [],
  );
  for (const { start, keys, names, pinyin } of places) {
    for (const row of candidates(keys, wanted, ['\n', '/'])) {
      note(start + row, keyReason(lineAt(keys, row), wanted), 'key');
    }
    if (names === null || pinyin === null) continue;
    for (const row of candidates(names, wanted, ['\n'])) {
      note(start + row, nameReason(lineAt(names, row), wanted), 'name');
    }
    for (const row of spelledSo(pinyin, wanted)) note(start + row, 'pinyin', 'name');
  }
  if (found.size === 0) {
    for (const { start, keys, names } of places) {
      for (const [row, mistakes] of similarRows(names, wanted)) note(start + row, 'similar', 'name', mistakes);
      for (const [row, mistakes] of similarRows(keys, wanted)) note(start + row, 'similar', 'key', mistakes);
    }
  }
  return [...found]
    .map(([node, match]) => ({ node, ...match }))
    .sort(best)
    .slice(0, limit)
    .map(({ node, why, matched }) => ({
      id: snapshot.idOf(node),
      kind: snapshot.kindOf(node),
      name: snapshot.nameOf(node),
      why,
      matched,
    }));
}

const keyReason = (line: string, wanted: string): MatchReason =>
  line === wanted || line.endsWith(`/${wanted}`)
    ? 'id'
    : line.startsWith(wanted) || line.includes(`/${wanted}`)
      ? 'keyPrefix'
      : 'keyPart';

const nameReason = (line: string, wanted: string): MatchReason =>
  line === wanted ? 'name' : line.startsWith(wanted) ? 'namePrefix' : 'namePart';

/** Equal ones stay in the order of the graph: by kind, then by key. */
const best = (a: Match & { node: NodeIndex }, b: Match & { node: NodeIndex }): number =>
  strength(a.why) - strength(b.why) ||
  a.mistakes - b.mistakes ||
  a.matched.length - b.matched.length ||
  a.node - b.node;

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

/** Rows whose name is spelled so in initials or in syllables, or begins so, or has a part that is; a part says too little below three letters. */
function* spelledSo(pinyin: LineParts, wanted: string): Generator<number> {
  if (!/^[a-z0-9()]{2,}$/.test(wanted)) return;
  yield* rowsWith(pinyin, `${SPELLING}${wanted}${SPELLING}`);
  yield* rowsWith(pinyin, `${SPELLING}${wanted}`);
  if (wanted.length > 2) yield* rowsWith(pinyin, wanted);
}

/** Rows whose line nearly holds a text, with the mistakes in it. */
function* similarRows(lines: LineParts | null, wanted: string): Generator<readonly [row: number, mistakes: number]> {
  const most = tolerance(wanted);
  if (lines === null || most === 0) return;
  const rows = new Set(piecesOf(wanted, most).flatMap((piece) => [...rowsWith(lines, piece)]));
  for (const row of rows) {
    const mistakes = mistakesIn(lineAt(lines, row), wanted);
    if (mistakes <= most) yield [row, mistakes];
  }
}
