/** The fewest edges from one node to another within a span of time, searched from both ends at once. */
import type { NodeIndex } from '../schema/ids.ts';
import type { TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import type { Edges } from '../snapshot/edges.ts';
import { NodeMarks } from './node-marks.ts';

/** Holds arrays by node, so that one serves any number of questions. */
export class HopDistance {
  readonly #ahead: NodeMarks;
  readonly #back: NodeMarks;

  constructor(nodeCount: number) {
    this.#ahead = new NodeMarks(nodeCount);
    this.#back = new NodeMarks(nodeCount);
  }

  /** Null when there is no path. Each step widens the smaller frontier. O(edges in the span) at worst. */
  between(edges: Edges, from: NodeIndex, to: NodeIndex, span: TimeRange): number | null {
    if (from === to) return 0;
    this.#ahead.clear();
    this.#back.clear();
    this.#ahead.add(from);
    this.#back.add(to);
    let ahead: NodeIndex[] = [from];
    let back: NodeIndex[] = [to];
    for (let hops = 1; ahead.length > 0 && back.length > 0; hops++) {
      const next =
        ahead.length <= back.length
          ? widened(edges.outgoing, ahead, span, this.#ahead, this.#back)
          : widened(edges.incoming, back, span, this.#back, this.#ahead);
      if (next === null) return hops;
      if (ahead.length <= back.length) ahead = next;
      else back = next;
    }
    return null;
  }
}

/** What is new one step further; null when it meets the other side. */
function widened(
  way: Adjacency,
  frontier: readonly NodeIndex[],
  { from, to }: TimeRange,
  own: NodeMarks,
  other: NodeMarks,
): NodeIndex[] | null {
  const next: NodeIndex[] = [];
  for (const node of frontier) {
    for (let place = way.from(node, from), end = way.from(node, to); place < end; place++) {
      const reached = way.others[way.edge(place)];
      if (other.has(reached)) return null;
      if (own.add(reached)) next.push(reached);
    }
  }
  return next;
}
