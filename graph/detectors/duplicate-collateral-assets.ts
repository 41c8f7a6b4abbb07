/**
 * Which collateral records are one and the same asset: records whose certificate, serial or invoice number, or address
 * says so although their keys differ. Candidates share a block; fields are then compared (Fellegi & Sunter 1969 in spirit).
 */
import { UnionFind } from '../algorithms/union-find.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Records of one asset, ascending, how sure that is, and the `claims` edges that say so. */
export interface Asset {
  readonly records: readonly NodeIndex[];
  readonly confidence: number;
  readonly evidence: readonly EvidenceEdge[];
}

interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/**
 * Groups collateral records into assets; a record without a twin is an asset by itself.
 *
 * @param records ascending
 * @param minimumMatch from which two records are one asset, 0..1
 * @returns assets in the order of their first records; O(records) but for the pairs inside a block
 */
export function assetsOf(
  snapshot: Snapshot,
  records: readonly NodeIndex[],
  asOf: Instant,
  minimumMatch: number,
): readonly Asset[] {
  const { links: invoiceLinks, evidence } = sharedInvoices(snapshot, records, asOf);
  const links = [...invoiceLinks];
  for (const block of blocksOf(snapshot, records).values())
    for (let i = 0; i < block.length; i++)
      for (let j = i + 1; j < block.length; j++) {
        const score = match(block[i], block[j]);
        if (score >= minimumMatch) links.push({ a: block[i].place, b: block[j].place, score });
      }
  const sets = new UnionFind(records.length);
  // The surest links join first, so that an asset is as sure as the weakest link that it needs.
  links.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
  const needed = links.filter(({ a, b }) => sets.union(a, b));
  const { count, of } = sets.numbered();
  const assets = Array.from({ length: count }, () => ({
    records: [] as NodeIndex[],
    confidence: 1,
    evidence: [] as EvidenceEdge[],
  }));
  records.forEach((record, place) => {
    const asset = assets[of[place]];
    asset.records.push(record);
    asset.evidence.push(...(evidence.get(record) ?? []));
  });
  for (const { a, score } of needed) assets[of[a]].confidence = Math.min(assets[of[a]].confidence, score);
  return assets;
}

/** Receivables that claim the same invoice are the same. */
function sharedInvoices(snapshot: Snapshot, records: readonly NodeIndex[], asOf: Instant) {
  const claims = snapshot.edges('claims');
  const claimed = new Map<NodeIndex, { readonly place: number; readonly edge: EvidenceEdge }[]>();
  records.forEach((record, place) => {
    for (const edge of claims.out(record)) {
      if (!claims.holdsAt(edge, asOf)) continue;
      const invoice = claims.targets[edge];
      const list = claimed.get(invoice) ?? [];
      claimed.set(invoice, list);
      list.push({ place, edge: { kind: 'claims', edge } });
    }
  });
  const links: Link[] = [];
  const evidence = new Map<NodeIndex, EvidenceEdge[]>();
  for (const list of claimed.values())
    for (let i = 1; i < list.length; i++) {
      links.push({ a: list[0].place, b: list[i].place, score: 1 });
      for (const { place, edge } of i === 1 ? [list[0], list[1]] : [list[i]]) {
        const own = evidence.get(records[place]) ?? [];
        evidence.set(records[place], own);
        own.push(edge);
      }
    }
  return { links, evidence };
}

interface Described {
  readonly place: number;
  readonly type: string | null;
  /** Upper case, letters and digits only, confusable letters as digits. */
  readonly number: string;
  readonly rawNumber: string;
  /** What comes after the building in the address, as its numbers; empty when there is nothing. */
  readonly unit: string;
  readonly name: string;
  readonly description: string;
  readonly area: number;
  readonly value: number;
  readonly holders: readonly NodeIndex[];
}

const TYPES_BY_ADDRESS = new Set(['realEstate', 'land']);
/** Shorter numbers are counters, not serial numbers. */
const SHORTEST_NUMBER = 6;

function blocksOf(snapshot: Snapshot, records: readonly NodeIndex[]): ReadonlyMap<string, readonly Described[]> {
  const blocks = new Map<string, Described[]>();
  records.forEach((record, place) => {
    const type = snapshot.text('Collateral', 'type', record);
    const rawNumber = plain(snapshot.text('Collateral', 'serial', record) ?? lastPart(snapshot.keyOf(record)));
    const number = withoutConfusables(rawNumber);
    const address = splitAddress(snapshot.text('Collateral', 'address', record) ?? '');
    const block = TYPES_BY_ADDRESS.has(type ?? '')
      ? address.building && `${address.building} ${address.unit}`
      : number.length >= SHORTEST_NUMBER && (type === 'vehicle' ? number.slice(-6) : number);
    if (!block) return;
    const titledTo = snapshot.edges('titledTo');
    const described: Described = {
      place,
      type,
      number,
      rawNumber,
      unit: address.unit,
      name: plain(snapshot.text('Collateral', 'name', record) ?? ''),
      description: plain(snapshot.text('Collateral', 'description', record) ?? ''),
      area: snapshot.number('Collateral', 'area', record),
      value: snapshot.number('Collateral', 'appraisedValue', record),
      holders: [...titledTo.out(record)].map((edge) => titledTo.targets[edge]),
    };
    const key = `${type} ${block}`;
    const list = blocks.get(key);
    if (list) list.push(described);
    else blocks.set(key, [described]);
  });
  return blocks;
}

/** How surely two records of one block are one asset, 0..1. */
function match(a: Described, b: Described): number {
  switch (a.type) {
    case 'realEstate':
    case 'land':
      return matchPlace(a, b);
    case 'vehicle':
      return matchVehicle(a, b);
    case 'receivable':
      return a.rawNumber === b.rawNumber && alike(a.value, b.value, 0.01) ? 0.95 : 0;
    default:
      if (areUnlike(a, b)) return 0;
      return a.rawNumber === b.rawNumber ? 0.98 : 0.95;
  }
}

/**
 * Inside a block both records have the same building and unit. With a unit the address alone decides; without one it may be a
 * whole park's, so the area must be the same to a hundredth and the title must be in the same hands.
 */
function matchPlace(a: Described, b: Described): number {
  const areasKnown = !Number.isNaN(a.area) && !Number.isNaN(b.area);
  const sameArea = areasKnown && alike(a.area, b.area, 0.01);
  if (areasKnown && !sameArea) return 0;
  if (a.unit !== '') return sameArea ? 1 : 0.9;
  return sameArea && a.holders.some((holder) => b.holders.includes(holder)) ? 0.9 : 0;
}

/** A vehicle identification number has 17 characters with a check digit: one wrong character is a typing error or worse. */
function matchVehicle(a: Described, b: Described): number {
  if (a.number === b.number) return a.rawNumber === b.rawNumber ? 1 : 0.97;
  if (a.number.length !== b.number.length) return 0;
  let differences = 0;
  for (let i = 0; i < a.number.length; i++) if (a.number[i] !== b.number[i]) differences++;
  return 1 - differences / a.number.length;
}

const alike = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.max(a, b);

/** Upper case, full-width forms as plain ones, nothing but letters, digits and ideographs. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const withoutConfusables = (text: string): string =>
  text.replaceAll(/[OQ]/g, '0').replaceAll('I', '1').replaceAll('B', '8');

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/**
 * An address up to its building, and the numbers behind that which name the unit: `…路12号3栋502室` → `…路12号3栋`, `502`.
 * The province is left out, since half of all addresses do without it.
 */
export function splitAddress(address: string): { readonly building: string; readonly unit: string } {
  const text = plain(address).replace(/^\p{Script=Han}{2,7}?(?:省|自治区)/u, '');
  const end = /^.*?[0-9A-Z一二三四五六七八九十]+(?:号楼|栋|幢|座)/u.exec(text) ?? /^.*?\d+号/u.exec(text);
  const whole = end ? end[0] : text;
  const building = whole.replace(/(?:号楼|幢|座)$/u, '栋');
  const unit = [...text.slice(whole.length).matchAll(/\d+|[A-Z]+/g)].map(([part]) => part.replace(/^0+(?=.)/, ''));
  return { building, unit: unit.join('-') };
}

/** Whether neither the names nor the descriptions resemble each other; what is not said contradicts nothing. */
function areUnlike(a: Described, b: Described): boolean {
  const said = [
    [a.name, b.name],
    [a.description, b.description],
  ].filter(([one, other]) => one !== '' && other !== '');
  return said.length > 0 && said.every(([one, other]) => resemblance(one, other) < 0.5);
}

/** Dice's coefficient of the pairs of neighbouring characters. */
function resemblance(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [one, other] = [pairs(a), pairs(b)];
  let common = 0;
  for (const pair of one) if (other.has(pair)) common++;
  return (2 * common) / (one.size + other.size);
}
