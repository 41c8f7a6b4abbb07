import { z } from 'zod';
import { inSlice } from '../algorithms/slice.ts';
import { accountOwners } from '../control/accounts.ts';
import { controlProperties } from '../control/reads.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { DAY } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import { type Detection, type DetectionContext, defineDetector, parameter } from './detector.ts';
import { type PriceGap, widestPriceGap } from './related-party-transaction-prices.ts';
import { RelationsOverTime } from './related-party-transaction-relations.ts';
import { type Counterparty, type Trade, TradeReader } from './related-party-transaction-trade.ts';
import { entities, entity, money, number, share, text } from './values.ts';

const messages = {
  turnover: {
    zh: '{borrower}近{days}天收款的{in}来自关联方、付款的{out}付给关联方（{parties}），共{count}笔；收付对冲{netting}，关联收款{received}，关联付款{paid}。',
    en: 'In {days} days {borrower} took {in} of its receipts from related parties and made {out} of its payments to them ({parties}), in {count} transfers; {netting} of it nets out. Received: {received}, paid: {paid}.',
  },
  price: {
    zh: '{borrower}与关联方（{parties}）之间“{goods}”的单价为{price}，比第三方的中位价{usual}相差{gap}。',
    en: '{borrower} trades "{goods}" with related parties ({parties}) at {price} a unit, {gap} off the median of {usual} that third parties pay.',
  },
  single: {
    zh: '{borrower}与关联方（{parties}）单笔往来{largest}，占其近{days}天收款的{portion}。',
    en: 'One transfer of {largest} between {borrower} and related parties ({parties}) is {portion} of all its receipts in {days} days.',
  },
} as const;

/** Trade with oneself under another name: turnover, prices and payments that the borrower can set as it likes. */
export const relatedPartyTransaction = defineDetector({
  id: 'related-party-transaction',
  title: { zh: '关联交易', en: 'Related-party transaction' },
  summary: {
    zh: '借款企业的收付款中关联方占比过高、存在大额单笔关联往来，或与关联方的单价明显偏离第三方。关联方包括同一控制集团、重大影响的股东与被投资企业、关键任职人员及其近亲属和企业，以及共用多个少见标识的主体。',
    en: "Much of a borrower's receipts or payments is with related parties, one transfer with them is large, or prices differ from those of third parties. Related are its control group, owners and owned with significant influence, officers, their close kin and firms, and whoever shares several rare identifiers with it.",
  },
  nextStep: {
    zh: '核对关联交易的合同、发票与运单及定价，剔除无真实背景的收入后重新测算还款能力。',
    en: 'Check contracts, invoices, waybills and prices of the related trade, and test repayment capacity without what has no substance.',
  },
  reads: {
    nodes: ['Enterprise', 'Person', 'Account', 'Loan', 'Contract', 'Identifier'],
    edges: [
      'transfers',
      'hasAccount',
      'borrows',
      'owns',
      'controls',
      'actsInConcert',
      'kin',
      'holdsOffice',
      'uses',
      'sells',
      'buys',
    ],
    properties: {
      ...controlProperties,
      Contract: ['amount', 'goods', 'signedOn', 'unitPrice'],
      transfers: ['amount', 'purpose'],
    },
  },
  needs: ['transfers', 'borrows', 'hasAccount'],
  parameters: z.object({
    windowDays: parameter(
      z.int().min(1).max(3660).default(365),
      '统计的天数；按年比较可消除季节影响。',
      'Days that are looked at; a whole year evens out seasons.',
    ),
    minimumShare: parameter(
      z.number().min(0.01).max(1).default(0.3),
      '关联方在收款或付款中的最低占比；三成以上的收入已不能视为市场收入。',
      'The least share of related parties in receipts or payments; with three tenths the turnover is no longer the market’s.',
    ),
    largeShare: parameter(
      z.number().min(0.01).max(1).default(0.1),
      '单笔关联往来占全年收款的最低比例。',
      'From what part of all receipts on a single related transfer counts as large.',
    ),
    priceGap: parameter(
      z.number().min(0.01).max(10).default(0.2),
      '关联交易单价偏离第三方中位价的最低幅度。',
      'How far a unit price must be off the median of third parties.',
    ),
    minimumPeers: parameter(
      z.int().min(1).max(1000).default(3),
      '比价所需的第三方合同数；更少则中位价不可靠。',
      'Contracts with third parties that a price is compared to; with fewer a median says little.',
    ),
    minimumAmountYuan: parameter(
      z.number().min(0).default(10_000),
      '关联往来的最低金额（元）；更小的金额无关紧要。',
      'The least amount of related trade, in yuan; less does not matter.',
    ),
  }),
  messages,
  weight: 0.35,
  cut: 'start',
  shares: {
    events: 'transfers',
    lookBack: ({ windowDays }) => windowDays * DAY,
    before: () => 0,
    through: 'hasAccount',
  },
  // A price is compared with what strangers pay, so contracts are read whole; they tie nobody together.
  groups: { around: 'borrows', apart: ['sells', 'buys'] },
  *detect(context, parameters) {
    const { snapshot, asOf, slice, budget } = context;
    const since = asOf - parameters.windowDays * DAY;
    const trade = new TradeReader(snapshot, since, asOf);
    const relations = new RelationsOverTime(snapshot, since, asOf);
    for (const borrower of borrowersOf(context)) {
      if (!inSlice(slice, borrower)) continue;
      if (!budget.spend()) return;
      const all = trade.of(borrower);
      if (!budget.spend(all.transfers)) return;
      const related = trade.restrict(all, relations.of(borrower));
      const detection = judge(context, borrower, all, related, relations, parameters);
      if (detection) yield detection;
    }
  },
});

/** Enterprises with a live loan; a person's receipts from the own firm are income, not trade. */
function borrowersOf({ snapshot, asOf }: DetectionContext): readonly NodeIndex[] {
  const borrows = snapshot.edges('borrows');
  const { start, end } = snapshot.range('Enterprise');
  const borrowers = new Set<NodeIndex>();
  for (let edge = 0; edge < borrows.count; edge++) {
    const borrower = borrows.sources[edge];
    if (borrower >= start && borrower < end && borrows.holdsAt(edge, asOf)) borrowers.add(borrower);
  }
  return [...borrowers].sort((a, b) => a - b);
}

interface Limits {
  readonly windowDays: number;
  readonly minimumShare: number;
  readonly largeShare: number;
  readonly priceGap: number;
  readonly minimumPeers: number;
  readonly minimumAmountYuan: number;
}

function judge(
  { snapshot, asOf }: DetectionContext,
  borrower: NodeIndex,
  all: Trade,
  related: Trade,
  relations: RelationsOverTime,
  limits: Limits,
): Detection<typeof messages> | null {
  const gap = widestPriceGap(snapshot, borrower, relations, {
    since: asOf - limits.windowDays * DAY,
    asOf,
    minimumPeers: limits.minimumPeers,
  });
  const isOffPrice = gap !== null && gap.gap >= limits.priceGap;
  const counterparties = [...related.counterparties.values()].sort(
    (a, b) => b.received + b.paid - a.received - a.paid || a.party - b.party,
  );
  const isMaterial = Math.max(related.received, related.paid) >= limits.minimumAmountYuan * 100;
  const shareIn = portion(related.received, all.received);
  const shareOut = portion(related.paid, all.paid);
  const largest = Math.max(0, ...counterparties.map((counterparty) => counterparty.largest));
  const isTurnover = isMaterial && Math.max(shareIn, shareOut) >= limits.minimumShare;
  const isLarge =
    isMaterial &&
    all.received > 0 &&
    largest >= limits.minimumAmountYuan * 100 &&
    largest >= limits.largeShare * all.received;
  if (!isTurnover && !isOffPrice && !isLarge) return null;

  const netting = portion(
    counterparties.reduce((sum, { received, paid }) => sum + Math.min(received, paid), 0),
    counterparties.reduce((sum, { received, paid }) => sum + Math.max(received, paid), 0),
  );
  const main = isTurnover || isLarge ? mainOf(counterparties) : [(gap as PriceGap).party];
  const edges = evidenceTransfers(counterparties);
  const severity = Math.min(1, Math.max(shareIn, shareOut) + 0.3 * netting);
  const body = {
    subjects: [borrower, ...main],
    evidence: [
      ...edges.map((edge) => ({ kind: 'transfers', edge }) as const),
      ...(isOffPrice ? gap.evidence : []),
      ...relationEvidence(relations, borrower, isOffPrice ? [...main, gap.party] : main),
      ...accountEvidence(snapshot, edges),
    ],
    confidence: confidenceOf(relations, borrower, counterparties, gap),
    amount: Math.max(related.received, related.paid) || null,
  };
  const parties = entities(snapshot, main);
  const days = number(limits.windowDays);
  const names = { borrower: entity(snapshot, borrower), parties };
  if (isTurnover)
    return {
      ...body,
      message: 'turnover',
      severity,
      values: {
        ...names,
        days,
        in: share(shareIn),
        out: share(shareOut),
        count: number(related.transfers),
        netting: share(netting),
        received: money(related.received),
        paid: money(related.paid),
      },
    };
  if (isOffPrice)
    return {
      ...body,
      message: 'price',
      severity: Math.max(severity, Math.min(1, gap.gap)),
      amount: gap.amount,
      values: {
        ...names,
        parties: entities(snapshot, [gap.party]),
        goods: text(gap.goods),
        price: money(gap.price),
        usual: money(gap.usual),
        gap: share(gap.gap),
      },
    };
  return {
    ...body,
    message: 'single',
    severity,
    amount: largest,
    values: { ...names, days, largest: money(largest), portion: share(portion(largest, all.received)) },
  };
}

const portion = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Those with at least a fifth of the related trade, five at most: they give the finding its identity. */
function mainOf(counterparties: readonly Counterparty[]): readonly NodeIndex[] {
  const volumes = counterparties.map(({ received, paid }) => received + paid);
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  return counterparties.filter((_, i) => volumes[i] >= total / 5).map(({ party }) => party);
}

/** The largest transfers prove enough; the sentence counts all. */
const TRANSFERS_SHOWN = 100;

function evidenceTransfers(counterparties: readonly Counterparty[]): readonly EdgeIndex[] {
  const all = counterparties.flatMap(({ transfers }) => transfers);
  return [...all]
    .sort((a, b) => b.amount - a.amount || a.edge - b.edge)
    .slice(0, TRANSFERS_SHOWN)
    .sort((a, b) => a.at - b.at || a.edge - b.edge)
    .map(({ edge }) => edge);
}

const relationEvidence = (
  relations: RelationsOverTime,
  borrower: NodeIndex,
  parties: readonly NodeIndex[],
): readonly EvidenceEdge[] => {
  const edges = new Map<string, EvidenceEdge>();
  for (const party of parties)
    for (const edge of relations.surest(borrower, party)?.evidence ?? []) edges.set(`${edge.kind} ${edge.edge}`, edge);
  return [...edges.values()];
};

function accountEvidence(snapshot: DetectionContext['snapshot'], edges: readonly EdgeIndex[]): readonly EvidenceEdge[] {
  const { edgeOf } = accountOwners(snapshot);
  const { sources, targets } = snapshot.edges('transfers');
  const holdings = new Set(edges.flatMap((edge) => [edgeOf(sources[edge]), edgeOf(targets[edge])]));
  return [...holdings].filter((edge) => edge >= 0).map((edge) => ({ kind: 'hasAccount', edge }));
}

/** How sure the relations are, weighed by what was traded; of a price finding, the relation to its party. */
function confidenceOf(
  relations: RelationsOverTime,
  borrower: NodeIndex,
  counterparties: readonly Counterparty[],
  gap: PriceGap | null,
): number {
  const sureness = (party: NodeIndex) => relations.surest(borrower, party)?.confidence ?? 1;
  let weighed = 0;
  let total = 0;
  for (const { party, received, paid } of counterparties) {
    weighed += (received + paid) * sureness(party);
    total += received + paid;
  }
  return total > 0 ? weighed / total : gap === null ? 1 : sureness(gap.party);
}
