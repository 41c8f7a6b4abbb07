/** What a scene is made of. All of it is plain data: it goes into a workspace and comes back the same. */

export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface SceneNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly flags: readonly string[];
  /** How many lines it has in all, on the canvas or not; null where they were not counted. */
  readonly lines: number | null;
  /** Network risk score 0..1000; null for what has none. */
  readonly score: number | null;
  /** The highest severity of the findings about it, 0..1; null when there is none. */
  readonly severity: number | null;
  /** Of a folded group: the nodes in it. */
  readonly members?: readonly string[];
}

/** All relations of one kind from one node to another, as one line. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly count: number;
  /** Sum of the amounts in minor units; null where the kind has none or none is known. */
  readonly amount: number | null;
  /** A share 0..1, for ownership. */
  readonly share: number | null;
  /** The earliest and the latest time, epoch milliseconds. */
  readonly first: number | null;
  readonly last: number | null;
  /** The lowest confidence among them, 0..1: below 1, the relation is inferred. */
  readonly confidence: number;
  /** Single records known to stand behind the line. */
  readonly records: readonly string[];
}

/** Several nodes drawn as one. */
export interface Group {
  readonly id: string;
  readonly members: readonly string[];
}

/** Where a note stands and what it is about. Places on the plane and offsets are those of its upper left corner. */
export type NoteAnchor =
  | { readonly type: 'plane'; readonly at: Position }
  /** At an entity: pixels to the right of its middle and below it, whatever the scale. */
  | { readonly type: 'node'; readonly id: string; readonly off: Position }
  | { readonly type: 'finding'; readonly id: string; readonly at: Position };

/** What an investigator has written on the canvas. Plain text. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly anchor: NoteAnchor;
}

/** What of the scene is drawn. */
export interface Filter {
  /** Kinds of nodes and lines that are switched off. */
  readonly mutedKinds: readonly string[];
  /** Epoch milliseconds, both inclusive; null = all time. */
  readonly window: readonly [from: number, to: number] | null;
  /** Bounds on what a line sums up to, minor units; null = none. Lines without an amount pass. */
  readonly minAmount: number | null;
  readonly maxAmount: number | null;
  /** What becomes of lines outside the window and the amounts. */
  readonly outside: 'hide' | 'dim';
}

export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edges: ReadonlyMap<string, SceneEdge>;
  readonly positions: ReadonlyMap<string, Position>;
  /** Those whom the scene is about; they get a halo. */
  readonly subjects: ReadonlySet<string>;
  /** Hidden by hand: not deleted, and said. */
  readonly hidden: ReadonlySet<string>;
  /** They keep their places when everything else is laid out anew. */
  readonly pinned: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, Group>;
  /** Lines that are drawn as their single rows, by the id of the line. */
  readonly split: ReadonlyMap<string, readonly SceneEdge[]>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly filter: Filter;
}

export const openFilter: Filter = {
  mutedKinds: [],
  window: null,
  minAmount: null,
  maxAmount: null,
  outside: 'hide',
};

export const emptyScene: Scene = {
  nodes: new Map(),
  edges: new Map(),
  positions: new Map(),
  subjects: new Set(),
  hidden: new Set(),
  pinned: new Set(),
  groups: new Map(),
  split: new Map(),
  notes: new Map(),
  filter: openFilter,
};
