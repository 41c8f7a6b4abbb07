/** Whether a borrower trades with related parties at other prices than with third parties. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { RelationsOverTime } from './related-party-transaction-relations.ts';

export interface PriceGap {
  readonly party: NodeIndex;
  readonly goods: string;
  /** Minor units: the related price, and the median of third parties. */
  readonly price: number;
  readonly usual: number;
  /** |price ÷ usual − 1|. */
  readonly gap: number;
  /** The contract's amount in minor units; null when not known. */
  readonly amount: number | null;
  /** The `sells` and `buys` edges of the contract. */
  readonly evidence: readonly EvidenceEdge[];
}

interface Deal {
  readonly party: NodeIndex;
  readonly goods: string;
  readonly price: number;
  readonly amount: number | null;
  readonly isRelated: boolean;
  readonly evidence: readonly EvidenceEdge[];
}

/**
 * The contract with a related party whose unit price is furthest off the median of third parties for the same goods and side,
 * where there are at least `minimumPeers` of them; null when there is none. O(contracts of the borrower · log).
 */
export function widestPriceGap(
  snapshot: Snapshot,
  borrower: NodeIndex,
  relations: RelationsOverTime,
  { since, asOf, minimumPeers }: { readonly since: Instant; readonly asOf: Instant; readonly minimumPeers: number },
): PriceGap | null {
  let widest: PriceGap | null = null;
  for (const side of ['sells', 'buys'] as const) {
    const deals = dealsOf(snapshot, borrower, relations, side, since, asOf);
    const usualBy = new Map<string, number>();
    for (const [goods, prices] of thirdPartyPrices(deals))
      if (prices.length >= minimumPeers) usualBy.set(goods, median(prices));
    for (const { isRelated, goods, party, price, amount, evidence } of deals) {
      const usual = usualBy.get(goods);
      if (!isRelated || usual === undefined) continue;
      const gap = Math.abs(price / usual - 1);
      if (widest === null || gap > widest.gap) widest = { party, goods, price, usual, gap, amount, evidence };
    }
  }
  return widest;
}

/** The borrower's contracts of one side that were signed in the window and name goods and a price, one deal for each other party. */
function dealsOf(
  snapshot: Snapshot,
  borrower: NodeIndex,
  relations: RelationsOverTime,
  side: 'sells' | 'buys',
  since: Instant,
  asOf: Instant,
): readonly Deal[] {
  const own = snapshot.edges(side);
  if (own.outStart(borrower) === own.outEnd(borrower)) return [];
  const otherSide = side === 'sells' ? 'buys' : 'sells';
  const theirs = snapshot.edges(otherSide);
  const isRelated = relations.of(borrower);
  const deals: Deal[] = [];
  for (const edge of own.out(borrower)) {
    const contract = own.targets[edge];
    const signedOn = snapshot.number('Contract', 'signedOn', contract);
    const price = snapshot.number('Contract', 'unitPrice', contract);
    const goods = snapshot.text('Contract', 'goods', contract);
    const amount = snapshot.number('Contract', 'amount', contract);
    if (!(signedOn > since && signedOn <= asOf) || !(price > 0) || goods === null) continue;
    for (const other of theirs.into(contract)) {
      const party = theirs.sources[other];
      if (party === borrower) continue;
      deals.push({
        party,
        goods,
        price,
        amount: Number.isNaN(amount) ? null : amount,
        isRelated: isRelated(party, signedOn),
        evidence: [
          { kind: side, edge },
          { kind: otherSide, edge: other },
        ],
      });
    }
  }
  return deals;
}

function thirdPartyPrices(deals: readonly Deal[]): ReadonlyMap<string, readonly number[]> {
  const prices = new Map<string, number[]>();
  for (const { isRelated, goods, price } of deals) {
    if (isRelated) continue;
    const known = prices.get(goods);
    if (known) known.push(price);
    else prices.set(goods, [price]);
  }
  return prices;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
