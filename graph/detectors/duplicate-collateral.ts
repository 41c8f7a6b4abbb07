import { z } from 'zod';
import { inSlice } from '../algorithms/slice.ts';
import { controlProperties } from '../control/reads.ts';
import { relatedPartiesOf } from '../control/related-parties.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { DAY } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { confidenceOf, type DetectionContext, defineDetector, parameter } from './detector.ts';
import { type Asset, assetsOf } from './duplicate-collateral-assets.ts';
import { entities, money, number } from './values.ts';

/** The same asset secures more than it is worth, or is promised twice. */
export const duplicateCollateral = defineDetector({
  id: 'duplicate-collateral',
  title: { zh: '重复抵押', en: 'Duplicate collateral' },
  summary: {
    zh: '同一资产（含证号、车架号、序列号、发票号或地址指向同一物的不同记录）为不同债权人或借款人设定担保，合计超过其价值，或同一顺位、应收账款、仓单被重复担保，或存在未登记的担保。',
    en: 'One asset, or several records that are one by certificate, VIN, serial, invoice number or address, secures loans of different lenders or borrowers beyond its value; or a rank, a receivable or a warehouse receipt is promised twice, or one of several pledges is not registered.',
  },
  nextStep: {
    zh: '到登记机关核对该资产的全部登记及顺位，实地查看，并要求出质人或抵押人补充担保。',
    en: 'Check every registration and its rank at the registry, inspect the asset, and ask for further security.',
  },
  reads: {
    nodes: ['Collateral', 'Loan', 'Enterprise', 'Person', 'Invoice'],
    edges: [
      'secures',
      'borrows',
      'titledTo',
      'claims',
      'owns',
      'controls',
      'actsInConcert',
      'kin',
      'holdsOffice',
      'uses',
    ],
    properties: {
      ...controlProperties,
      Loan: ['balance', 'lender', 'principal', 'status'],
      Collateral: ['address', 'appraisedValue', 'area', 'description', 'name', 'serial', 'type'],
      secures: ['rank', 'registeredOn', 'registryNo', 'securedAmount'],
    },
  },
  needs: ['secures'],
  parameters: z.object({
    minimumMatch: parameter(
      z.number().min(0.5).max(1).default(0.9),
      '两条资产记录视为同一资产的最低匹配度；低于 0.9 时同楼不同户会被误认。',
      'How well two records must match to be one asset; below 0.9 neighbours in one building are taken for each other.',
    ),
    registrationGraceDays: parameter(
      z.int().min(0).max(3650).default(30),
      '担保设定后办理登记的宽限天数；登记机关一般在 30 天内办结。',
      'Days within which a pledge may still be unregistered; registries take up to a month.',
    ),
  }),
  messages: {
    overValue: {
      zh: '{assets}同时担保{loans}笔贷款（借款人{borrowers}），担保金额合计{total}，超过价值{value}，缺口{gap}。',
      en: '{assets} secures {loans} loans (borrowers: {borrowers}) for {total} in all, more than its value of {value}: {gap} is not covered.',
    },
    pledgedTwice: {
      zh: '{assets}只能担保一次，却担保了{loans}笔贷款（借款人{borrowers}），合计{total}。',
      en: '{assets} can be pledged only once but secures {loans} loans (borrowers: {borrowers}), {total} in all.',
    },
    sameRank: {
      zh: '{loans}笔贷款（借款人{borrowers}）的债权人都主张{assets}的第{rank}顺位，担保金额合计{total}。',
      en: 'Lenders of {loans} loans (borrowers: {borrowers}) claim rank {rank} on {assets}, {total} in all.',
    },
    unregistered: {
      zh: '{assets}担保{loans}笔贷款（借款人{borrowers}），其中{unregistered}笔未登记，担保金额合计{total}。',
      en: '{assets} secures {loans} loans (borrowers: {borrowers}), {unregistered} of them without registration, {total} in all.',
    },
  },
  weight: 0.5,
  cut: 'component',
  // One asset may be recorded twice, and told by its address alone.
  groups: { around: 'secures', together: true },
  *detect(context, { minimumMatch, registrationGraceDays }) {
    const { snapshot, asOf, slice, budget } = context;
    const pledgesOf = livePledges(context, registrationGraceDays);
    const records = [...pledgesOf.keys()].sort((a, b) => a - b);
    for (const asset of assetsOf(snapshot, records, asOf, minimumMatch)) {
      if (!inSlice(slice, asset.records[0])) continue;
      if (!budget.spend()) return;
      const pledges = asset.records.flatMap((record) => pledgesOf.get(record)!).sort(byPriority);
      const claims = claimsOf(pledges);
      const fault = faultOf(snapshot, asset, pledges, claims);
      if (fault === null) continue;
      const borrowers = [...new Set(pledges.flatMap((pledge) => pledge.borrowers))];
      const relation = relationAmong(context, borrowers);
      const evidence: EvidenceEdge[] = [
        ...pledges.flatMap(({ edge, borrowerEdges }) => [{ kind: 'secures', edge } as const, ...borrowerEdges]),
        ...asset.records.flatMap((record) => titlesOf(context, record)),
        ...asset.evidence,
      ];
      const total = sumOfKnown(claims.map(({ amount }) => amount));
      const gap = total === null ? Number.NaN : total - fault.value;
      const body = {
        subjects: [...asset.records, ...borrowers],
        evidence: [...evidence, ...relation],
        severity: Math.min(1, 0.5 + Math.max(0, gap / fault.value || 0) + (relation.length > 0 ? 0.2 : 0)),
        confidence: confidenceOf(snapshot, evidence) * asset.confidence,
      };
      const values = {
        assets: entities(snapshot, asset.records),
        loans: number(new Set(pledges.map((pledge) => pledge.loan)).size),
        borrowers: entities(snapshot, borrowers),
        total: money(total),
      };
      const beyondFirst = sumOfKnown(claims.slice(1).map(({ amount }) => amount));
      switch (fault.message) {
        case 'overValue':
          yield {
            ...body,
            message: 'overValue',
            amount: gap,
            values: { ...values, value: money(fault.value), gap: money(gap) },
          };
          break;
        case 'pledgedTwice':
          yield { ...body, message: 'pledgedTwice', amount: beyondFirst, values };
          break;
        case 'sameRank':
          yield { ...body, message: 'sameRank', amount: beyondFirst, values: { ...values, rank: number(fault.rank) } };
          break;
        case 'unregistered':
          yield {
            ...body,
            message: 'unregistered',
            amount: beyondFirst,
            values: { ...values, unregistered: number(fault.count) },
          };
      }
    }
  },
});

interface Pledge {
  readonly edge: EdgeIndex;
  readonly loan: NodeIndex;
  readonly lender: string | null;
  readonly borrowers: readonly NodeIndex[];
  readonly borrowerEdges: readonly EvidenceEdge[];
  readonly rank: number;
  readonly amount: number;
  readonly registeredOn: number;
  readonly registryNo: string | null;
  /** Not registered although there was time enough, in data that tells registrations. */
  readonly unregistered: boolean;
}

/** Live pledges of loans that are not settled, by collateral record. */
function livePledges(
  { snapshot, asOf }: DetectionContext,
  graceDays: number,
): ReadonlyMap<NodeIndex, readonly Pledge[]> {
  const secures = snapshot.edges('secures');
  const borrows = snapshot.edges('borrows');
  const tellsRegistration = secures.numbers('registeredOn') !== null || secures.texts('registryNo') !== null;
  const byRecord = new Map<NodeIndex, Pledge[]>();
  for (let edge = 0; edge < secures.count; edge++) {
    const loan = secures.targets[edge];
    if (!secures.holdsAt(edge, asOf) || snapshot.text('Loan', 'status', loan) === 'settled') continue;
    const registered = secures.number(edge, 'registeredOn');
    const registeredOn = registered <= asOf ? registered : Number.NaN;
    const registryNo = secures.text(edge, 'registryNo');
    const borrowerEdges = [...borrows.into(loan)].filter((e) => borrows.holdsAt(e, asOf));
    const pledge: Pledge = {
      edge,
      loan,
      lender: lenderOf(snapshot, loan),
      borrowers: [...new Set(borrowerEdges.map((e) => borrows.sources[e]))].sort((a, b) => a - b),
      borrowerEdges: borrowerEdges.map((e) => ({ kind: 'borrows', edge: e })),
      rank: secures.number(edge, 'rank'),
      amount: firstKnown(
        secures.number(edge, 'securedAmount'),
        snapshot.number('Loan', 'balance', loan),
        snapshot.number('Loan', 'principal', loan),
      ),
      registeredOn,
      registryNo,
      unregistered:
        tellsRegistration &&
        Number.isNaN(registeredOn) &&
        (registryNo === null || registered > asOf) &&
        !(secures.times[edge] > asOf - graceDays * DAY),
    };
    const list = byRecord.get(secures.sources[edge]);
    if (list) list.push(pledge);
    else byRecord.set(secures.sources[edge], [pledge]);
  }
  return byRecord;
}

const firstKnown = (...values: readonly number[]): number => values.find((value) => !Number.isNaN(value)) ?? Number.NaN;

/** Who is paid first: by registration, those without one last, then by rank. */
const byPriority = (a: Pledge, b: Pledge): number =>
  (a.registeredOn || Number.POSITIVE_INFINITY) - (b.registeredOn || Number.POSITIVE_INFINITY) ||
  (a.rank || Number.POSITIVE_INFINITY) - (b.rank || Number.POSITIVE_INFINITY) ||
  // Of equals the largest counts as the first, so that what is at stake beyond it is not overstated.
  (b.amount || 0) - (a.amount || 0) ||
  a.edge - b.edge;

/** The lender of a loan: its property, else the first part of its key `lender/number`. */
function lenderOf(snapshot: Snapshot, loan: NodeIndex): string | null {
  const key = snapshot.keyOf(loan);
  return snapshot.text('Loan', 'lender', loan) ?? (key.includes('/') ? key.slice(0, key.indexOf('/')) : null);
}

/** What stands under one registration is one claim, however many loans it covers: a maximum-amount mortgage counts once. */
interface Claim {
  readonly amount: number;
  readonly pledges: readonly Pledge[];
}

function claimsOf(pledges: readonly Pledge[]): readonly Claim[] {
  const groups = new Map<string, Pledge[]>();
  for (const pledge of pledges) {
    const { registryNo, lender, edge } = pledge;
    const key = registryNo === null ? `edge ${edge}` : `registered ${lender} ${registryNo}`;
    const group = groups.get(key);
    if (group) group.push(pledge);
    else groups.set(key, [pledge]);
  }
  return [...groups.values()].map((group) => ({
    pledges: group,
    amount: group.reduce((most, { amount }) => (amount <= most ? most : firstKnown(amount, most)), Number.NaN),
  }));
}

const sumOfKnown = (amounts: readonly number[]): number | null => {
  const known = amounts.filter((amount) => !Number.isNaN(amount));
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
};

type Fault = { readonly value: number } & (
  | { readonly message: 'overValue' | 'pledgedTwice' }
  | { readonly message: 'sameRank'; readonly rank: number }
  | { readonly message: 'unregistered'; readonly count: number }
);

/** What is wrong with the pledges of an asset, the gravest first; null when nothing is. */
function faultOf(
  snapshot: Snapshot,
  { records }: Asset,
  pledges: readonly Pledge[],
  claims: readonly Claim[],
): Fault | null {
  if (claims.length < 2) return null;
  // Records of one asset may be appraised apart; the highest value leaves the least to complain of.
  const values = records.map((record) => snapshot.number('Collateral', 'appraisedValue', record));
  const value = Math.max(0, ...values.filter((known) => !Number.isNaN(known)));
  const total = sumOfKnown(claims.map(({ amount }) => amount));
  const apart = differ(pledges);
  const known = value > 0 ? value : Number.NaN;
  // Amounts are not negative, so some running total exceeds the value exactly when the last one does.
  if (apart && total !== null && total > known) return { message: 'overValue', value: known };
  const type = snapshot.text('Collateral', 'type', records[0]);
  const severalLoans = new Set(pledges.map(({ loan }) => loan)).size > 1;
  if (severalLoans && (type === 'receivable' || type === 'warehouseReceipt'))
    return { message: 'pledgedTwice', value: known };
  const rank = rankClaimedTwice(claims);
  if (rank !== null) return { message: 'sameRank', value: known, rank };
  const count = pledges.filter(({ unregistered }) => unregistered).length;
  return apart && count > 0 ? { message: 'unregistered', value: known, count } : null;
}

/** Whether pledges are for loans of different lenders or of different borrowers. */
function differ(pledges: readonly Pledge[]): boolean {
  const lenders = new Set(pledges.map(({ lender }) => lender).filter((lender) => lender !== null));
  return lenders.size > 1 || new Set(pledges.map(({ borrowers }) => borrowers.join())).size > 1;
}

/** The first rank that claims of different lenders hold; one registration for a syndicate is one claim. */
function rankClaimedTwice(claims: readonly Claim[]): number | null {
  const lenderByRank = new Map<number, string>();
  for (const { pledges } of claims)
    for (const { rank, lender } of pledges) {
      if (Number.isNaN(rank) || lender === null) continue;
      const other = lenderByRank.get(rank);
      if (other !== undefined && other !== lender) return rank;
      lenderByRank.set(rank, lender);
    }
  return null;
}

/** The edges that tie one borrower to another; empty when they are strangers. */
function relationAmong({ snapshot, asOf }: DetectionContext, borrowers: readonly NodeIndex[]): readonly EvidenceEdge[] {
  for (let i = 0; i + 1 < borrowers.length; i++) {
    const related = relatedPartiesOf(snapshot, asOf, borrowers[i]);
    for (const other of borrowers.slice(i + 1)) {
      const relation = related.get(other);
      if (relation) return relation.evidence;
    }
  }
  return [];
}

const titlesOf = ({ snapshot, asOf }: DetectionContext, record: NodeIndex): readonly EvidenceEdge[] =>
  [...snapshot.edges('titledTo').out(record)]
    .filter((edge) => snapshot.edges('titledTo').holdsAt(edge, asOf))
    .map((edge) => ({ kind: 'titledTo', edge }));
