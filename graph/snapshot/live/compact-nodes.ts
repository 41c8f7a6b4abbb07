/** The nodes of one kind, compacted. */
import type { NodeIndex } from '../../schema/ids.ts';
import { sharedFloat64, sharedUint32 } from '../buffers.ts';
import { permuted, type TextParts, withoutUnused } from '../columns.ts';
import { residentProperties } from '../gather-properties.ts';
import type { NodeParts } from '../snapshot.ts';
import { extendStrings, packStrings, type StringParts, Strings } from '../strings.ts';
import type { NodeValues } from './nodes.ts';

export interface KindChanges {
  readonly added: readonly { readonly node: NodeIndex; readonly key: string }[];
  /** Whether a node became known since the base. */
  readonly isKnown: (node: NodeIndex) => boolean;
  /** Nodes of the kind, old and added, that became known or have new values. */
  readonly changed: readonly NodeIndex[];
  readonly values: ReadonlyMap<NodeIndex, NodeValues>;
  /** Nodes of the base. */
  readonly removed: ReadonlySet<NodeIndex>;
}

/** @param places where to note the new index of every node, by the old one */
export function compactNodes(part: NodeParts, start: number, changes: KindChanges, places: Uint32Array): NodeParts {
  const { added, changed, removed } = changes;
  if (added.length + changed.length + removed.size === 0) {
    for (let node = part.start; node < part.end; node++) places[node] = node - part.start + start;
    return {
      ...part,
      start,
      end: start + part.end - part.start,
      placeholdersFrom: start + part.placeholdersFrom - part.start,
    };
  }
  const kept = keptRows(part, removed);
  const known = kept.length;
  const { promoted, placeholders } = movedNodes(part, changes);
  const behind = [...promoted, ...placeholders];
  for (let row = 0; row < known; row++) places[part.start + kept[row]] = start + row;
  for (const [i, { node }] of behind.entries()) places[node] = start + known + i;
  const length = known + behind.length;
  const rowOf = (node: NodeIndex): number => places[node] - start;
  return {
    kind: part.kind,
    start,
    end: start + length,
    placeholdersFrom: start + known + promoted.length,
    keys: keysOf(
      part,
      kept,
      behind.map(({ key }) => key),
    ),
    ...compactColumns(part, kept, length, changes, rowOf),
  };
}

/** Rows of the nodes that were known in the base and are still there. */
function keptRows({ start, placeholdersFrom }: NodeParts, removed: ReadonlySet<NodeIndex>): Uint32Array {
  const rows = new Uint32Array(placeholdersFrom - start);
  let length = 0;
  for (let row = 0; row < rows.length; row++) if (!removed.has(start + row)) rows[length++] = row;
  return rows.subarray(0, length);
}

function keysOf(
  { keys, start, placeholdersFrom }: NodeParts,
  kept: Uint32Array,
  behind: readonly string[],
): StringParts {
  if (kept.length === placeholdersFrom - start) return extendStrings(keys, kept.length, behind);
  const strings = new Strings(keys);
  return packStrings([...Array.from(kept, (row) => strings.get(row)), ...behind]);
}

interface Moved {
  readonly node: NodeIndex;
  readonly key: string;
}

/** What stands behind the nodes that were known already: those that became known, then placeholders by key. */
function movedNodes(
  { start, end, placeholdersFrom, keys }: NodeParts,
  { added, isKnown, removed }: KindChanges,
): { readonly promoted: readonly Moved[]; readonly placeholders: readonly Moved[] } {
  const strings = new Strings(keys);
  const old = Array.from({ length: end - placeholdersFrom }, (_, i) => {
    const node = placeholdersFrom + i;
    return { node, key: strings.get(node - start) };
  });
  const all = [...old.filter(({ node }) => !removed.has(node)), ...added].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { promoted: all.filter(({ node }) => isKnown(node)), placeholders: all.filter(({ node }) => !isKnown(node)) };
}

function compactColumns(
  part: NodeParts,
  kept: Uint32Array,
  length: number,
  { changed, values, removed }: KindChanges,
  rowOf: (node: NodeIndex) => number,
): Pick<NodeParts, 'numbers' | 'texts'> {
  const numbers: Record<string, Float64Array> = {};
  const texts: Record<string, TextParts> = {};
  for (const name of residentProperties(part.kind)) {
    const news = changed.flatMap((node) => {
      const value = values.get(node)?.[name];
      return value === undefined ? [] : [{ row: rowOf(node), value }];
    });
    const sample = news[0]?.value;
    if (part.numbers[name] || typeof sample === 'number') {
      numbers[name] = sharedFloat64(length).fill(Number.NaN);
      if (part.numbers[name]) permuted(part.numbers[name], kept, numbers[name]);
      for (const { row, value } of news) numbers[name][row] = value as number;
    } else if (part.texts[name] || typeof sample === 'string') {
      const compacted = compactTexts(part.texts[name], kept, length, news as readonly TextChange[]);
      texts[name] = removed.size > 0 ? withoutUnused(compacted) : compacted;
    }
  }
  return { numbers, texts };
}

interface TextChange {
  readonly row: number;
  readonly value: string;
}

function compactTexts(
  old: TextParts | undefined,
  kept: Uint32Array,
  length: number,
  news: readonly TextChange[],
): TextParts {
  const codes = sharedUint32(length);
  if (old) permuted(old.codes, kept, codes);
  const strings = old && new Strings(old.values);
  const base = strings?.length ?? 0;
  const added = new Map<string, number>();
  for (const { row, value } of news) {
    const index = strings?.indexOf(value) ?? -1;
    if (index < 0 && !added.has(value)) added.set(value, base + added.size);
    codes[row] = (index < 0 ? added.get(value)! : index) + 1;
  }
  const values = old?.values ?? { bytes: new Uint8Array(0), offsets: new Uint32Array(1), table: new Uint32Array(0) };
  return { codes, values: added.size === 0 && old ? values : extendStrings(values, base, [...added.keys()]) };
}
