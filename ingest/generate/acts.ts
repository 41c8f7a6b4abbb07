/** What people and firms do that leaves a record. Everyday life and stories are told in these words; amounts are in fen. */
import { compositeKey, type EntityId, entityId } from '../../graph/schema/ids.ts';
import type { SignalType } from '../../graph/schema/kinds.ts';
import { DAY, during, HISTORY_START, HORIZON } from './calendar.ts';
import { type Firm, type Human, isFirm, type LoanRecord, type Party } from './cast.ts';
import type { Scene } from './town.ts';

export const YUAN = 100;
export const WAN = 10_000 * YUAN;

/** Rounds an amount as people do: to hundreds of yuan. */
export const rounded = (fen: number): number => Math.max(1, Math.round(fen / (100 * YUAN))) * 100 * YUAN;
/** Rounds an amount to fen. */
export const exact = (fen: number): number => Math.max(1, Math.round(fen));

export function owns(
  scene: Scene,
  holder: Party,
  firm: Firm,
  share: number,
  from = firm.establishedOn,
  to: number | null = null,
): void {
  const capital = Math.round(firm.capital * share);
  scene.add('owns', { from: holder.id, to: firm.id, validFrom: from, validTo: to, share, votingShare: share, capital });
}

type Office = 'legalRepresentative' | 'chair' | 'director' | 'supervisor' | 'manager' | 'finance';
export function office(
  scene: Scene,
  human: Human,
  firm: { readonly id: EntityId; readonly establishedOn: number },
  name: Office,
  from = firm.establishedOn,
  to: number | null = null,
): void {
  scene.add('holdsOffice', { from: human.id, to: firm.id, validFrom: from, validTo: to, office: name });
}

type Relation = 'spouse' | 'parent' | 'child' | 'sibling' | 'other';
/** `relation` is what `a` is to `b`. */
export function kin(scene: Scene, a: Human, b: Human, relation: Relation, confidence?: number): void {
  scene.add('kin', { from: a.id, to: b.id, relation, confidence });
}

export interface LoanTerms {
  readonly lender?: string;
  readonly principal: number;
  readonly balance?: number;
  readonly rate?: number;
  readonly disbursedOn: number;
  readonly months?: number;
  readonly purpose?: string;
  readonly paymentMode?: 'entrusted' | 'self';
  readonly status?: 'active' | 'settled' | 'overdue' | 'writtenOff';
  readonly class?: 'normal' | 'specialMention' | 'substandard' | 'doubtful' | 'loss';
  readonly dpd?: number;
  readonly netWorthCovenant?: number;
  /** Where the money comes in and repayments go out; nothing is known of either when left out. */
  readonly account?: EntityId;
  /** Interest at the end of each quarter; true unless said otherwise. */
  readonly interest?: boolean;
}

export function borrow(scene: Scene, borrower: Party, terms: LoanTerms): LoanRecord {
  const lender = scene.atlas.lender(terms.lender ?? 'LJB');
  const key = compositeKey(lender.code, `DK${scene.serial()}`);
  const id = entityId('Loan', key);
  const { principal, disbursedOn, account, status = 'active', dpd = 0 } = terms;
  const rate = terms.rate ?? 0.0435;
  const maturesOn = disbursedOn + (terms.months ?? 12) * 30 * DAY + 5 * DAY;
  scene.add('Loan', {
    key,
    lender: lender.name,
    principal,
    balance: terms.balance ?? (status === 'settled' ? 0 : principal),
    rate,
    disbursedOn,
    maturesOn,
    purpose: terms.purpose ?? '流动资金周转',
    paymentMode: terms.paymentMode ?? 'self',
    status,
    class: terms.class ?? (dpd > 90 ? 'substandard' : dpd > 0 ? 'specialMention' : 'normal'),
    dpd,
    maxDpd12m: dpd,
    netWorthCovenant: terms.netWorthCovenant,
  });
  scene.add('borrows', { from: borrower.id, to: id, validFrom: disbursedOn, role: '主借款人' });
  if (isFirm(borrower)) borrower.borrower = true;
  if (account !== undefined) {
    if (disbursedOn >= HISTORY_START) {
      scene.add('disburses', {
        from: id,
        to: account,
        at: during(disbursedOn, 0.2),
        amount: principal,
        reference: `FK${scene.serial()}`,
      });
    }
    if (terms.interest !== false) {
      const end = Math.min(maturesOn, HORIZON - dpd * DAY);
      for (let due = disbursedOn + 90 * DAY; due < end; due += 91 * DAY) {
        if (due < HISTORY_START) continue;
        repay(scene, account, id, exact((principal * rate) / 4), during(due, 0.1));
      }
    }
    if (status === 'settled' && maturesOn >= HISTORY_START && maturesOn <= HORIZON) {
      repay(scene, account, id, principal, during(maturesOn, 0.4));
    }
  }
  return { id, lender: lender.code, principal, disbursedOn, maturesOn };
}

export function repay(scene: Scene, account: EntityId, loan: EntityId, amount: number, at: number): void {
  scene.add('repays', { from: account, to: loan, at, amount, reference: `HK${scene.serial()}` });
}

export interface GuaranteeTerms {
  /** Null when the ceiling is not known. */
  readonly amount: number | null;
  readonly loan?: LoanRecord;
  readonly from?: number;
  readonly to?: number | null;
  readonly liability?: 'joint' | 'general';
  readonly confidence?: number;
}

export function guarantee(scene: Scene, guarantor: Party, borrower: Party, terms: GuaranteeTerms): void {
  scene.add('guarantees', {
    from: guarantor.id,
    to: borrower.id,
    validFrom: terms.from ?? terms.loan?.disbursedOn ?? null,
    validTo: terms.to ?? null,
    amount: terms.amount,
    loan: terms.loan?.id ?? null,
    liability: terms.liability ?? 'joint',
    contract: `BZ${scene.serial()}`,
    confidence: terms.confidence,
  });
}

type CollateralType =
  | 'realEstate'
  | 'land'
  | 'vehicle'
  | 'equipment'
  | 'inventory'
  | 'receivable'
  | 'warehouseReceipt'
  | 'equity'
  | 'deposit';
export interface Asset {
  readonly registry: string;
  readonly number: string;
  readonly type: CollateralType;
  readonly name: string;
  readonly value: number | null;
  readonly appraisedOn?: number;
  readonly description?: string;
  readonly address?: string;
  readonly area?: number;
  readonly serial?: string;
  readonly photoHash?: string;
}

/** Registers an asset with its owners. */
export function register(
  scene: Scene,
  asset: Asset,
  owners: readonly (readonly [Party, number])[],
  since?: number,
): EntityId {
  const { registry, number, value, ...rest } = asset;
  const key = compositeKey(registry, number);
  scene.add('Collateral', { key, appraisedValue: value, ...rest });
  const id = entityId('Collateral', key);
  for (const [owner, share] of owners)
    scene.add('titledTo', { from: id, to: owner.id, validFrom: since ?? null, share });
  return id;
}

export interface Lien {
  readonly amount: number | null;
  readonly rank?: number | null;
  readonly from?: number;
  readonly to?: number | null;
  /** Null when it was never registered. */
  readonly registeredOn?: number | null;
}

export function secure(scene: Scene, asset: EntityId, loan: LoanRecord, lien: Lien): void {
  const registeredOn = lien.registeredOn === undefined ? loan.disbursedOn + 3 * DAY : lien.registeredOn;
  scene.add('secures', {
    from: asset,
    to: loan.id,
    validFrom: lien.from ?? loan.disbursedOn,
    validTo: lien.to ?? null,
    rank: lien.rank === undefined ? 1 : lien.rank,
    securedAmount: lien.amount,
    registeredOn,
    registryNo: registeredOn === null ? null : `DY${scene.serial()}`,
  });
}

export function pay(
  scene: Scene,
  from: EntityId,
  to: EntityId,
  amount: number,
  at: number,
  purpose: string | null,
  channel = '企业网银',
): void {
  scene.add('transfers', { from, to, at, amount, purpose, channel, reference: `LS${scene.serial()}` });
}

export function withdraw(scene: Scene, from: EntityId, to: EntityId, amount: number, at: number): void {
  scene.add('withdraws', {
    from,
    to,
    at,
    amount,
    purpose: '备用金',
    channel: '柜面',
    reference: `QX${scene.serial()}`,
  });
}

/** Deals of two firms on paper: a contract, with invoices and waybills where asked for. */
export interface Deal {
  readonly type?: string;
  readonly amount: number;
  readonly signedOn: number;
  readonly months?: number;
  readonly goods?: string;
  readonly quantity?: number;
  readonly invoices?: readonly {
    readonly amount: number;
    readonly on: number;
    readonly status?: 'valid' | 'voided' | 'red';
  }[];
  readonly shipped?: boolean;
}

export interface DealParty {
  readonly id: EntityId;
  readonly key: string;
}

export function deal(
  scene: Scene,
  seller: DealParty,
  buyer: DealParty,
  goods: { readonly goods: string; readonly price: number },
  terms: Deal,
): { readonly contract: EntityId; readonly invoices: readonly EntityId[] } {
  const key = compositeKey(seller.key, `HT${scene.serial()}`);
  const contract = entityId('Contract', key);
  const unitPrice = exact(goods.price * YUAN);
  const quantity = terms.quantity ?? Math.max(1, Math.round(terms.amount / unitPrice));
  const endsOn = terms.signedOn + (terms.months ?? 12) * 30 * DAY;
  scene.add('Contract', {
    key,
    type: terms.type ?? '购销合同',
    goods: terms.goods ?? goods.goods,
    quantity,
    unitPrice: exact(terms.amount / quantity),
    amount: terms.amount,
    signedOn: terms.signedOn,
    startsOn: terms.signedOn,
    endsOn,
  });
  scene.add('sells', { from: seller.id, to: contract, validFrom: terms.signedOn });
  scene.add('buys', { from: buyer.id, to: contract, validFrom: terms.signedOn });
  const invoices = (terms.invoices ?? []).map(({ amount, on, status = 'valid' }) => {
    const number = compositeKey('099002500111', scene.serial().slice(4));
    const invoice = entityId('Invoice', number);
    scene.add('Invoice', { key: number, amount, tax: exact((amount / 1.13) * 0.13), issuedOn: on, status });
    scene.add('bills', { from: contract, to: invoice, validFrom: on });
    if (terms.shipped !== false) {
      const waybill = compositeKey('东岚速运', `YD${scene.serial()}`);
      const moved = Math.max(1, Math.round((quantity * amount) / Math.max(terms.amount, 1)));
      const shippedOn = on - 2 * DAY;
      scene.add('Shipment', {
        key: waybill,
        goods: terms.goods ?? goods.goods,
        quantity: moved,
        weight: moved * 12,
        shippedOn,
        deliveredOn: on,
      });
      scene.add('ships', { from: contract, to: entityId('Shipment', waybill), validFrom: shippedOn });
    }
    return invoice;
  });
  return { contract, invoices };
}

/** Files a case; the parties' roles as given. */
export function sue(
  scene: Scene,
  parties: readonly (readonly [Party, 'plaintiff' | 'defendant' | 'executee' | 'dishonest'])[],
  terms: {
    readonly cause: string;
    readonly filedOn: number;
    readonly amount: number;
    readonly stage?: string;
    readonly outcome?: string;
  },
): EntityId {
  const key = compositeKey(
    `${scene.county}市人民法院`,
    `(${new Date(terms.filedOn).getUTCFullYear()})岚01民初${scene.serial().slice(6)}号`,
  );
  const id = entityId('CourtCase', key);
  scene.add('CourtCase', { key, stage: '一审', ...terms });
  for (const [party, role] of parties) scene.add('partyTo', { from: party.id, to: id, validFrom: terms.filedOn, role });
  return id;
}

type IdentifierType = 'phone' | 'address' | 'email' | 'device' | 'ip' | 'contact';
export function uses(
  scene: Scene,
  who: EntityId,
  type: IdentifierType,
  value: string,
  purpose: string,
  from: number | null = null,
): void {
  scene.add('uses', { from: who, to: scene.identifier(type, value), validFrom: from, purpose });
}

export function signal(scene: Scene, about: Party, type: SignalType, at: number, text: string): void {
  const key = compositeKey('贷后管理系统', `XH${scene.serial()}`);
  scene.add('Signal', { key, type, at, text });
  scene.add('concerns', { from: entityId('Signal', key), to: about.id, validFrom: at - (at % DAY) });
}

export interface Figures {
  readonly source: 'statement' | 'tax' | 'electricity' | 'water' | 'logistics' | 'payroll' | 'bank';
  /** As it stands in the key: `2025`, `2025Q3`, `2025-07`. */
  readonly period: string;
  readonly periodFrom: number;
  readonly periodTo: number;
  readonly revenue?: number;
  readonly cost?: number;
  readonly inventory?: number;
  readonly receivables?: number;
  readonly payables?: number;
  readonly cash?: number;
  readonly currentAssets?: number;
  readonly currentLiabilities?: number;
  readonly totalAssets?: number;
  readonly totalLiabilities?: number;
  readonly netProfit?: number;
  readonly quantity?: number;
  readonly unit?: string;
}

export function report(scene: Scene, firm: Firm, { period, ...figures }: Figures): void {
  const key = compositeKey(firm.key, figures.source, period);
  scene.add('PeriodFigures', { key, ...figures });
  scene.add('reports', { from: firm.id, to: entityId('PeriodFigures', key), validFrom: figures.periodTo });
}
