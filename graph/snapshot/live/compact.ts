/**
 * Makes one snapshot of a base and what was applied to it since: the same nodes and edges that a snapshot built anew would
 * have. Nodes that became known move before the placeholders of their kind; kinds that nothing touches are shared with
 * the base. O(nodes + edges), for a thread of its own: readers go on meanwhile.
 */
import type { NodeIndex } from '../../schema/ids.ts';
import type { EdgeKind, NodeKind } from '../../schema/kinds.ts';
import { assembleEdges } from '../assemble-edges.ts';
import { horizonOf } from '../assemble-nodes.ts';
import { endRanges } from '../build.ts';
import { permuted, withoutUnused } from '../columns.ts';
import type { NodeRange } from '../csr.ts';
import type { EdgeParts } from '../edges.ts';
import type { NodeParts, SnapshotParts } from '../snapshot.ts';
import { extendStrings } from '../strings.ts';
import { compactNodes, type KindChanges } from './compact-nodes.ts';
import type { EdgeChanges } from './edges.ts';
import type { NodeChanges } from './nodes.ts';

export interface Compaction {
  readonly id: string;
  readonly base: SnapshotParts;
  readonly nodes: NodeChanges;
  readonly edges: ReadonlyMap<EdgeKind, EdgeChanges>;
}

export function compact({ id, base, nodes, edges }: Compaction): SnapshotParts {
  const { parts: nodeParts, places } = compactAllNodes(base.nodes, nodes);
  const ranges = new Map<NodeKind, NodeRange>(nodeParts.map((part) => [part.kind, part]));
  const edgeParts = base.edges.map((part) => {
    const changes = edges.get(part.kind);
    return !changes && places === null ? part : compactEdges(changes ?? unchanged(part), places, ranges);
  });
  return { id, horizon: horizonOf(edgeParts), nodes: nodeParts, edges: edgeParts };
}

const unchanged = (parts: EdgeParts): EdgeChanges => ({ parts, replaced: [], anyRemoved: false, added: {} });

/** The nodes, and where each of the old ones stands now; null when all stay. */
function compactAllNodes(
  base: readonly NodeParts[],
  { added, known, values, removed }: NodeChanges,
): { readonly parts: readonly NodeParts[]; readonly places: Uint32Array | null } {
  if (added.length + known.length + values.size + removed.size === 0) return { parts: base, places: null };
  const count = base.at(-1)!.end;
  const places = new Uint32Array(count + added.length);
  const isKnown = new Set(known);
  const parts: NodeParts[] = [];
  for (const part of base) {
    const own = ({ start, end, kind }: NodeParts, node: NodeIndex): boolean =>
      node < count ? node >= start && node < end : added[node - count].kind === kind;
    const changes: KindChanges = {
      added: added.flatMap(({ kind, key }, i) =>
        kind === part.kind && !removed.has(count + i) ? [{ node: count + i, key }] : [],
      ),
      isKnown: (node) => isKnown.has(node),
      changed: [...new Set([...known, ...values.keys()])].filter((node) => own(part, node) && !removed.has(node)),
      removed: new Set([...removed].filter((node) => node >= part.start && node < part.end)),
      values,
    };
    parts.push(compactNodes(part, parts.at(-1)?.end ?? 0, changes, places));
  }
  return { parts, places };
}

function compactEdges(
  { parts, replaced, anyRemoved, added }: EdgeChanges,
  places: Uint32Array | null,
  ranges: ReadonlyMap<NodeKind, NodeRange>,
): EdgeParts {
  const kept = keptRows(parts.sources.length, replaced);
  const ends = (nodes: Uint32Array): Uint32Array => {
    const own = kept ? permuted(nodes, kept, new Uint32Array(kept.length)) : nodes;
    return places ? permuted(places, own, new Uint32Array(own.length)) : own;
  };
  const numbers = (column: Float64Array): Float64Array =>
    kept ? permuted(column, kept, new Float64Array(kept.length)) : column;
  const { from, to } = endRanges(parts.kind, ranges);
  return assembleEdges(
    {
      kind: parts.kind,
      sources: ends(parts.sources),
      targets: ends(parts.targets),
      hashes: kept ? BigUint64Array.from(kept, (row) => parts.hashes[row]) : parts.hashes,
      times: numbers(parts.times),
      ends: parts.ends && numbers(parts.ends),
      confidences:
        parts.confidences && kept
          ? permuted(parts.confidences, kept, new Float32Array(kept.length))
          : parts.confidences,
      numbers: Object.fromEntries(Object.entries(parts.numbers).map(([name, column]) => [name, numbers(column)])),
      texts: Object.fromEntries(
        Object.entries(parts.texts).map(([name, { codes, values }]) => {
          const texts = {
            codes: kept ? permuted(codes, kept, new Uint32Array(kept.length)) : codes,
            values: added[name]?.length ? extendStrings(values, values.offsets.length - 1, added[name]) : values,
          };
          return [name, anyRemoved ? withoutUnused(texts) : texts];
        }),
      ),
    },
    from,
    to,
  );
}

/** All rows but some; null when that is all. */
function keptRows(count: number, without: readonly number[]): Uint32Array | null {
  if (without.length === 0) return null;
  const left = new Uint8Array(count);
  for (const row of without) left[row] = 1;
  const kept = new Uint32Array(count - without.length);
  let length = 0;
  for (let row = 0; row < count; row++) if (left[row] === 0) kept[length++] = row;
  return kept;
}
