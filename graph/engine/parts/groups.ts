/** Which entities a part that is cut by groups is about. */
import { UnionFind } from '../../algorithms/union-find.ts';
import type { Detector } from '../../detectors/detector.ts';
import type { Groups, Share } from '../../detectors/share.ts';
import type { EdgeKind } from '../../schema/kinds.ts';
import { HashIndex, halvesOf } from '../../snapshot/hash-index.ts';
import { IdSet, idHalves } from './id-set.ts';
import type { ScannedStore } from './part.ts';

/** The facts that join entities to groups. */
export function joiningKinds({ reads, shares, groups }: Detector): readonly EdgeKind[] {
  return reads.edges.filter((kind) => kind !== shares?.events && groups?.apart?.includes(kind) !== true);
}

/**
 * The members of the groups that matter and are the share's. A group is known by its least hash, so that all parts cut alike. O(facts)
 * time, and some 30 bytes of memory for each entity that a fact joins.
 */
export async function membersOf(
  store: ScannedStore,
  detector: Detector & { readonly groups: Groups },
  { index, of }: Extract<Share, { readonly by: 'group' }>,
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
  const sources: number[] = [];
  let isOfStore = true;
  for (const kind of joiningKinds(detector))
    for await (const batch of store.scan(kind, scan)) {
      isOfStore &&= batch.hashes !== undefined;
      const [from, to] = [idHalves(batch, 'from'), idHalves(batch, 'to')];
      for (let i = 0; i < from.length; i += 2) {
        const source = number(from[i], from[i + 1]);
        sets.union(source, number(to[i], to[i + 1]));
        if (kind === detector.groups.around) sources.push(source);
      }
    }
  const matters = new Uint8Array(sets.count);
  for (const source of sources) matters[sets.find(source)] = 1;
  const halves = halvesOf(numbers.values());
  const least = leastOf(sets, halves);
  const members = new IdSet();
  for (let i = 0; i < sets.count; i++) {
    const root = sets.find(i);
    if (matters[root] === 1 && halves[2 * least[root]] % of === index)
      members.addHash(halves[2 * i], halves[2 * i + 1], isOfStore);
  }
  return members;
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
