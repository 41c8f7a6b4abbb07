/** Who was related to a borrower on the date of each transaction. */
import { type RelatedParty, relatedPartiesOf } from '../control/related-parties.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Relations are looked up on so many dates, evenly spaced; one that begins and ends between two of them is not seen. */
const CHECKPOINTS = 5;

/**
 * Relations are determined at the ends of the window's quarters. On the days between, one of them held as long as every edge
 * that proves it did, which asks for no further look at the whole graph.
 */
export class RelationsOverTime {
  readonly #snapshot: Snapshot;
  readonly #dates: readonly Instant[];
  #borrower: NodeIndex = -1;
  #relations: ReadonlyMap<NodeIndex, readonly RelatedParty[]> = new Map();

  constructor(snapshot: Snapshot, since: Instant, asOf: Instant) {
    this.#snapshot = snapshot;
    const step = (asOf - since) / (CHECKPOINTS - 1);
    this.#dates = Array.from({ length: CHECKPOINTS }, (_, i) => asOf - i * step);
  }

  /** A test of whether a party was related to the borrower at an instant. Costs five lookups of its surroundings. */
  of(borrower: NodeIndex): (party: NodeIndex, at: Instant) => boolean {
    const relations = this.#of(borrower);
    return (party, at) =>
      (relations.get(party) ?? []).some(({ evidence }) =>
        evidence.every(({ kind, edge }) => this.#snapshot.edges(kind).holdsAt(edge, at)),
      );
  }

  /** The surest relation between the two in the window, or null. */
  surest(borrower: NodeIndex, party: NodeIndex): RelatedParty | null {
    const all = this.#of(borrower).get(party) ?? [];
    return all.reduce<RelatedParty | null>(
      (best, relation) => (best === null || relation.confidence > best.confidence ? relation : best),
      null,
    );
  }

  #of(borrower: NodeIndex): ReadonlyMap<NodeIndex, readonly RelatedParty[]> {
    if (borrower === this.#borrower) return this.#relations;
    const relations = new Map<NodeIndex, RelatedParty[]>();
    for (const date of this.#dates)
      for (const [party, relation] of relatedPartiesOf(this.#snapshot, date, borrower)) {
        const known = relations.get(party);
        if (known) known.push(relation);
        else relations.set(party, [relation]);
      }
    this.#borrower = borrower;
    this.#relations = relations;
    return relations;
  }
}
