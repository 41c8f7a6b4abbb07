/**
 * Adjacency lists that differ from those of the base, in versions: a view of version v sees the latest list not younger
 * than v, so that whatever is added later changes nothing for who reads it already. A list that grows at its end keeps its
 * place; one that changes inside is written anew.
 */
import type { EdgeIndex, NodeIndex } from '../../schema/ids.ts';
import type { Instant } from '../../schema/time.ts';
import { Adjacency, type AdjacencyParts } from '../adjacency.ts';

interface Stretch {
  readonly version: number;
  readonly start: number;
  readonly end: number;
  /** Up to here the stretch may grow. */
  readonly limit: number;
}

export class Overlay {
  readonly #stretches = new Map<NodeIndex, Stretch[]>();
  #edges = new Uint32Array(1024);
  #length = 0;

  /** Nodes whose list differs from the base. */
  get size(): number {
    return this.#stretches.size;
  }

  edge(place: number): EdgeIndex {
    return this.#edges[place];
  }

  at(node: NodeIndex, version: number): Stretch | null {
    const versions = this.#stretches.get(node);
    if (versions === undefined) return null;
    for (let i = versions.length - 1; i >= 0; i--) if (versions[i].version <= version) return versions[i];
    return null;
  }

  /** Makes a node's list the given one; O(length). */
  replace(node: NodeIndex, version: number, edges: Uint32Array): void {
    const start = this.#reserve(edges.length * 2 + 4);
    this.#edges.set(edges, start);
    this.#note(node, { version, start, end: start + edges.length, limit: this.#length });
  }

  /** Adds an edge at the end of a node's list; false when the node has no list here with room for it. O(1). */
  append(node: NodeIndex, version: number, edge: EdgeIndex): boolean {
    const last = this.#stretches.get(node)?.at(-1);
    if (last === undefined || last.end === last.limit) return false;
    this.#edges[last.end] = edge;
    this.#note(node, { ...last, version, end: last.end + 1 });
    return true;
  }

  #note(node: NodeIndex, stretch: Stretch): void {
    const versions = this.#stretches.get(node);
    if (versions === undefined) this.#stretches.set(node, [stretch]);
    else if (versions[versions.length - 1].version === stretch.version) versions[versions.length - 1] = stretch;
    else versions.push(stretch);
  }

  #reserve(count: number): number {
    const start = this.#length;
    this.#length += count;
    if (this.#length > this.#edges.length) {
      const larger = new Uint32Array(Math.max(this.#length, this.#edges.length * 2));
      larger.set(this.#edges);
      this.#edges = larger;
    }
    return start;
  }
}

/** An adjacency of the base with the lists of an overlay in front, as they are in one version. */
export class LiveAdjacency extends Adjacency {
  readonly #overlay: Overlay;
  readonly #version: number;
  /** Places from here on are the overlay's. */
  readonly #boundary: number;

  constructor(parts: AdjacencyParts, boundary: number, overlay: Overlay, version: number) {
    super(parts);
    this.#overlay = overlay;
    this.#version = version;
    this.#boundary = boundary;
  }

  override start(node: NodeIndex): number {
    const stretch = this.#overlay.at(node, this.#version);
    return stretch === null ? super.start(node) : this.#boundary + stretch.start;
  }

  override end(node: NodeIndex): number {
    const stretch = this.#overlay.at(node, this.#version);
    return stretch === null ? super.end(node) : this.#boundary + stretch.end;
  }

  override get placesAreEdges(): boolean {
    return false;
  }

  override edge(place: number): EdgeIndex {
    return place < this.#boundary ? super.edge(place) : this.#overlay.edge(place - this.#boundary);
  }

  override from(node: NodeIndex, time: Instant): number {
    return this.#first(node, (at) => at >= time);
  }

  override after(node: NodeIndex, time: Instant): number {
    return this.#first(node, (at) => at > time);
  }

  #first(node: NodeIndex, reached: (time: Instant) => boolean): number {
    let low = this.start(node);
    let high = this.end(node);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (reached(this.times[this.edge(middle)])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
