/** The nodes and edges that detections speak of, taken out of the snapshot that they were found in. */
import type { Detection } from '../../detectors/detector.ts';
import type { EvidenceEdges, EvidenceGraph } from '../../detectors/evidence-graph.ts';
import { type EdgeId, type EdgeIndex, type EntityId, type NodeIndex, parseEntityId } from '../../schema/ids.ts';
import type { EdgeKind } from '../../schema/kinds.ts';
import type { TextValues } from '../../schema/text.ts';

/** Columns; `sources` and `targets` are places in `nodes`. */
export interface EvidenceRows {
  readonly nodes: readonly EntityId[];
  readonly edges: Readonly<Partial<Record<EdgeKind, EdgeRows>>>;
}

interface EdgeRows {
  readonly ids: readonly EdgeId[];
  readonly sources: readonly NodeIndex[];
  readonly targets: readonly NodeIndex[];
}

/** A graph of nothing but evidence. What several snapshots know by different indices has one place here. */
export class EvidenceTable implements EvidenceGraph {
  readonly id: string;
  readonly #nodes: EntityId[] = [];
  readonly #placeOf = new Map<EntityId, NodeIndex>();
  readonly #edges = new Map<EdgeKind, GatheredEdges>();
  /** Names by id, where they are known. */
  #names: ReadonlyMap<EntityId, string> = new Map();

  constructor(id: string) {
    this.id = id;
  }

  /** Takes over what detections in another graph speak of, and gives them back in places of this one. O(their evidence). */
  add(graph: EvidenceGraph, detections: readonly Detection[]): readonly Detection[] {
    const nodes = new Map<NodeIndex, NodeIndex>();
    const node = (other: NodeIndex): NodeIndex => remembered(nodes, other, () => this.#place(graph.idOf(other)));
    const edges = new Map<EdgeKind, Map<EdgeIndex, EdgeIndex>>();
    const edge = (kind: EdgeKind, other: EdgeIndex): EdgeIndex => {
      const ofKind = remembered(edges, kind, () => new Map<EdgeIndex, EdgeIndex>());
      return remembered(ofKind, other, () => {
        const theirs = graph.edges(kind);
        const [source, target] = [node(theirs.sources[other]), node(theirs.targets[other])];
        return this.#edgesOf(kind).place(theirs.idOf(other), source, target);
      });
    };
    return detections.map((detection) => {
      for (const id of entitiesIn(detection.values)) this.#place(id);
      return {
        ...detection,
        subjects: detection.subjects.map(node),
        evidence: detection.evidence.map(({ kind, edge: other }) => ({ kind, edge: edge(kind, other) })),
        ...(detection.nodes && { nodes: detection.nodes.map(node) }),
      };
    });
  }

  rows(): EvidenceRows {
    return {
      nodes: this.#nodes,
      edges: Object.fromEntries(
        [...this.#edges].map(([kind, { ids, sources, targets }]) => [kind, { ids, sources, targets }]),
      ),
    };
  }

  /** From now on nodes are called by these names. */
  name(names: ReadonlyMap<EntityId, string>): void {
    this.#names = names;
  }

  idOf(node: NodeIndex): EntityId {
    return this.#nodes[node];
  }

  find(id: string): NodeIndex | null {
    return this.#placeOf.get(id as EntityId) ?? null;
  }

  nameOf(node: NodeIndex): string {
    const id = this.#nodes[node];
    return this.#names.get(id) ?? parseEntityId(id)!.key;
  }

  edges(kind: EdgeKind): EvidenceEdges {
    return this.#edgesOf(kind);
  }

  #place(id: EntityId): NodeIndex {
    return remembered(this.#placeOf, id, () => this.#nodes.push(id) - 1);
  }

  #edgesOf(kind: EdgeKind): GatheredEdges {
    return remembered(this.#edges, kind, () => new GatheredEdges());
  }
}

class GatheredEdges implements EvidenceEdges {
  readonly ids: EdgeId[] = [];
  readonly sources: NodeIndex[] = [];
  readonly targets: NodeIndex[] = [];
  readonly #placeOf = new Map<EdgeId, EdgeIndex>();

  place(id: EdgeId, source: NodeIndex, target: NodeIndex): EdgeIndex {
    return remembered(this.#placeOf, id, () => {
      this.sources.push(source);
      this.targets.push(target);
      return this.ids.push(id) - 1;
    });
  }

  idOf(edge: EdgeIndex): EdgeId {
    return this.ids[edge];
  }
}

/** The rows of a result, read as a graph. */
export const graphOfRows = ({ nodes, edges }: EvidenceRows): EvidenceGraph => ({
  id: 'rows',
  idOf: (node) => nodes[node],
  find: () => null,
  nameOf: (node) => nodes[node],
  edges: (kind) => {
    const { ids = [], sources = [], targets = [] } = edges[kind] ?? {};
    return { sources, targets, idOf: (edge) => ids[edge] };
  },
});

/** The entities that a message names. */
export const entitiesIn = (values: TextValues): readonly EntityId[] =>
  Object.values(values).flatMap((value) =>
    value.type === 'entity' ? [value.value as EntityId] : value.type === 'entities' ? (value.value as EntityId[]) : [],
  );

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}
