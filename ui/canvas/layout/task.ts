/** What a layout is asked. Distances are in the pixels of an unzoomed canvas; y grows upwards. */
import type { Position } from '../../state/scene/model.ts';

/**
 * - `auto`: a ring where there is one, else forces
 * - `force`: forces, from where the nodes stand
 * - `tree`: owners above what they own
 * - `ring`: everything on one circle, or around the ring that there is
 * - `flow`: left to right in the order of time
 */
export const layouts = ['auto', 'force', 'tree', 'ring', 'flow'] as const;
export type Layout = (typeof layouts)[number];

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** Epoch milliseconds; null = not known. */
  readonly first: number | null;
}

export interface LayoutTask {
  readonly how: Layout;
  readonly nodes: readonly string[];
  readonly edges: readonly LayoutEdge[];
  /** Nodes in the order of a ring that the picture shows as a ring; empty where there is none. */
  readonly ring: readonly string[];
  /** Those that stay where they are; the others find room around them. */
  readonly fixed: ReadonlyMap<string, Position>;
  /** From where new nodes come, when there are fixed ones. */
  readonly origin: string | null;
  /** Those that keep their places in a new layout of everything. */
  readonly pinned: ReadonlyMap<string, Position>;
  /** Where the nodes stand now, for a layout that begins there. */
  readonly start: ReadonlyMap<string, Position>;
}

export type Positions = ReadonlyMap<string, Position>;

/** A line is about this long. */
export const EDGE_LENGTH = 170;
/** Room that a node and its label take, between centres. */
const ROOM = { x: 128, y: 86 };
const CROWDED_ROOM = { x: 44, y: 40 };
/** From so many nodes on, names have no room anyway. */
export const CROWDED = 160;

export const roomOf = (count: number): Position => (count > CROWDED ? CROWDED_ROOM : ROOM);
