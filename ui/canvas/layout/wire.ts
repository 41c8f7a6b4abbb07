/** Layout tasks and their answers in columns: numbers in buffers travel to the worker and back without a look at each. */
import type { Position } from '../../state/scene/model.ts';
import type { LayoutTask, Positions } from './task.ts';

export interface WireTask extends Pick<LayoutTask, 'how' | 'nodes' | 'ring' | 'origin'> {
  /** Places in `nodes` of the start and the end of each line. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly kinds: readonly string[];
  /** Place in `kinds`, by line. */
  readonly kindOf: Uint16Array<ArrayBuffer>;
  /** NaN = not known. */
  readonly firsts: Float64Array<ArrayBuffer>;
  readonly fixed: WirePositions;
  readonly pinned: WirePositions;
  readonly start: WirePositions;
}

/** x and y by place in the list of nodes; NaN for those that have none. Null when none has. */
export type WirePositions = Float64Array<ArrayBuffer> | null;

/** O(nodes + lines). Lines and positions of what is no node of the task are left out. */
export function packTask({ how, nodes, ring, origin, edges, fixed, pinned, start }: LayoutTask): WireTask {
  const places = new Map(nodes.map((id, place) => [id, place]));
  const inside = edges.filter(({ from, to }) => places.has(from) && places.has(to));
  const kinds = [...new Set(inside.map(({ kind }) => kind))];
  const kindPlaces = new Map(kinds.map((kind, place) => [kind, place]));
  const ends = new Uint32Array(2 * inside.length);
  inside.forEach(({ from, to }, i) => {
    ends[2 * i] = places.get(from) ?? 0;
    ends[2 * i + 1] = places.get(to) ?? 0;
  });
  return {
    how,
    nodes,
    ring,
    origin,
    ends,
    kinds,
    kindOf: Uint16Array.from(inside, ({ kind }) => kindPlaces.get(kind) ?? 0),
    firsts: Float64Array.from(inside, ({ first }) => first ?? Number.NaN),
    fixed: packPositions(nodes, fixed),
    pinned: packPositions(nodes, pinned),
    start: packPositions(nodes, start),
  };
}

export function unpackTask({ ends, kinds, kindOf, firsts, fixed, pinned, start, ...rest }: WireTask): LayoutTask {
  const { nodes } = rest;
  const edges = Array.from(kindOf, (kind, i) => {
    const first = firsts[i] ?? Number.NaN;
    return {
      from: nodes[ends[2 * i] ?? 0] ?? '',
      to: nodes[ends[2 * i + 1] ?? 0] ?? '',
      kind: kinds[kind] ?? '',
      first: Number.isNaN(first) ? null : first,
    };
  });
  return {
    ...rest,
    edges,
    fixed: unpackPositions(nodes, fixed),
    pinned: unpackPositions(nodes, pinned),
    start: unpackPositions(nodes, start),
  };
}

export function packPositions(nodes: readonly string[], positions: Positions): WirePositions {
  if (positions.size === 0) return null;
  const columns = new Float64Array(2 * nodes.length);
  nodes.forEach((id, i) => {
    const { x, y } = positions.get(id) ?? { x: Number.NaN, y: Number.NaN };
    columns[2 * i] = x;
    columns[2 * i + 1] = y;
  });
  return columns;
}

export function unpackPositions(nodes: readonly string[], columns: WirePositions): Positions {
  const positions = new Map<string, Position>();
  if (columns === null) return positions;
  nodes.forEach((id, i) => {
    const [x, y] = [columns[2 * i] ?? Number.NaN, columns[2 * i + 1] ?? Number.NaN];
    if (!Number.isNaN(x)) positions.set(id, { x, y });
  });
  return positions;
}

/** The buffers of positions, which are handed over rather than copied. */
export const buffersOf = (...columns: readonly WirePositions[]): ArrayBuffer[] =>
  columns.flatMap((column) => (column === null ? [] : [column.buffer]));
