/** Who is tied to whom by what they share: one side of a bipartite graph, its bonds weighted by how rare the shared things are. */
import { type Arcs, turned, withoutCopies } from './arcs.ts';
import { Budget } from './budget.ts';
import { NodeValues } from './node-values.ts';

export interface ProjectionOptions {
  /** What is shared by more than so many ties nobody; no bound unless given. */
  readonly mostUsers?: number;
  /** The weight of one shared thing by how many share it, 2 or more; 1 ÷ ln(1 + users) unless given. */
  readonly weight?: (users: number) => number;
  /** Spends a step for each pair of users of a thing, and a result for each bond. */
  readonly budget?: Budget;
}

export interface Bond {
  /** The lesser and the greater vertex. */
  readonly a: number;
  readonly b: number;
  /** Sum over what they share. */
  readonly weight: number;
  /** How many things they share. */
  readonly shared: number;
}

/** What few share says much: Adamic & Adar, Friends and neighbors on the Web, 2003. */
export const rarity = (users: number): number => 1 / Math.log(1 + users);

/**
 * Yields every two vertices that share something, in ascending order. O(Σ over things of users²), with users up to `mostUsers`.
 *
 * @param uses arcs from vertices to the things that they use; copies count once
 */
export function* projection(uses: Arcs, options: ProjectionOptions = {}): Generator<Bond> {
  const { mostUsers = Number.POSITIVE_INFINITY, weight = rarity, budget = new Budget() } = options;
  const own = withoutCopies(uses);
  const users = turned(own);
  const weights = new NodeValues(uses.vertexCount);
  const counts = new NodeValues(uses.vertexCount);
  for (let a = 0; a < uses.vertexCount; a++) {
    weights.clear();
    counts.clear();
    for (let place = own.offsets[a]; place < own.offsets[a + 1]; place++) {
      const thing = own.targets[place];
      const [start, end] = [users.offsets[thing], users.offsets[thing + 1]];
      if (end - start > mostUsers || end - start < 2) continue;
      if (!budget.spend(end - start)) return;
      const each = weight(end - start);
      for (let i = start; i < end; i++) {
        const b = users.targets[i];
        if (b <= a) continue;
        weights.set(b, (weights.get(b) || 0) + each);
        counts.set(b, (counts.get(b) || 0) + 1);
      }
    }
    for (const b of [...weights.nodes].sort((x, y) => x - y)) {
      if (!budget.result()) return;
      yield { a, b, weight: weights.get(b), shared: counts.get(b) };
    }
  }
}
