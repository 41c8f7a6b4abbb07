/** Which entities a part that is cut by groups is about. */
import { UnionFind } from '../../algorithms/union-find.ts';
import type { Detector } from '../../detectors/detector.ts';
import type { Groups, Share } from '../../detectors/share.ts';
import { halvesOf } from '../../schema/hashes.ts';
import type { EdgeKind } from '../../schema/kinds.ts';
import { HashIndex } from '../../snapshot/hash-index.ts';
import { IdSet, idHalves } from './id-set.ts';
import type { ScannedStore } from './part.ts';

/** The facts that join entities to groups. */
export function joiningKinds({ reads, shares, groups }: Detector): readonly EdgeKind[] {
  return reads.edges.filter((kind) => kind !== shares?.events && groups?.apart?.includes(kind) !== true);
}

/** Which groups: those of a share that have the source of an edge `around` which they are, or those with one of some entities. */
export type Wanted = Extract<Share, { readonly by: 'group' }> | { readonly by: 'entity'; readonly entities: IdSet };

/**
 * The members of the groups that are wanted. A group is known by its least hash, so that all parts cut alike. O(facts) time, and some
 * 30 bytes of memory for each entity that a fact joins.
 */
export async function membersOf(
  store: ScannedStore,
  detector: Detector & { readonly groups: Groups },
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<IdSet> {
  const scan = { columns: ['from', 'to'], bulk: true, hashed: true, signal };
  const numbers = new HashIndex();
  const sets = new UnionFind(0);
  const number = (low: number, high: number): number => {
    const known = numbers.add(low, high);
    if (known === sets.count) sets.add();
    return known;
  };
  /** Of numbers that stand for a wanted group. */
  const wantedNumbers: number[] = [];
  let isOfStore = true;
  for (const kind of joiningKinds(detector))
    for await (const batch of store.scan(kind, scan)) {
      isOfStore &&= batch.hashes !== undefined;
      const [from, to] = [idHalves(batch, 'from'), idHalves(batch, 'to')];
      for (let i = 0; i < from.length; i += 2) {
        const source = number(from[i], from[i + 1]);
        sets.union(source, number(to[i], to[i + 1]));
        if (wanted.by === 'group' && kind === detector.groups.around) wantedNumbers.push(source);
      }
    }
  const halves = halvesOf(numbers.values());
  if (wanted.by === 'entity')
    for (let i = 0; i < sets.count; i++)
      if (wanted.entities.has(halves[2 * i], halves[2 * i + 1])) wantedNumbers.push(i);
  const isWanted = new Uint8Array(sets.count);
  for (const number of wantedNumbers) isWanted[sets.find(number)] = 1;
  if (wanted.by === 'group') keepShare(isWanted, wanted, leastOf(sets, halves), halves);
  const members = new IdSet();
  for (let i = 0; i < sets.count; i++)
    if (isWanted[sets.find(i)] === 1) members.addHash(halves[2 * i], halves[2 * i + 1], isOfStore);
  return members;
}

/** Of the roots that are wanted leaves those whose group is a share's. */
function keepShare(
  isWanted: Uint8Array,
  { index, of }: Extract<Wanted, { readonly by: 'group' }>,
  least: Uint32Array,
  halves: Uint32Array,
): void {
  for (let root = 0; root < isWanted.length; root++)
    if (isWanted[root] === 1 && halves[2 * least[root]] % of !== index) isWanted[root] = 0;
}

/** The item with the least hash of each set, by its root. */
function leastOf(sets: UnionFind, halves: Uint32Array): Uint32Array {
  const least = Uint32Array.from({ length: sets.count }, (_, i) => i);
  const isLess = (a: number, b: number): boolean =>
    halves[2 * a + 1] < halves[2 * b + 1] || (halves[2 * a + 1] === halves[2 * b + 1] && halves[2 * a] < halves[2 * b]);
  for (let i = 0; i < sets.count; i++) {
    const root = sets.find(i);
    if (isLess(i, least[root])) least[root] = i;
  }
  return least;
}
