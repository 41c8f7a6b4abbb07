/** Who appears in a town. Firms and people stay open to change until their town is written. */
import type { EntityId } from '../../graph/schema/ids.ts';
import type { Industry } from './industries.ts';

export interface Human {
  readonly id: EntityId;
  readonly key: string;
  readonly name: string;
  readonly surname: string;
  readonly gender: 'male' | 'female';
  readonly birthDate: number;
  readonly phone: string;
  /** Opened when first asked for. */
  account: EntityId | null;
  /** Those of one clan are related by blood, marriage or ownership; strangers have different ones. */
  clan: number;
}

/** Parts of everyday life that a story tells itself, so that nobody else does. */
export type Habit = 'trade' | 'payroll' | 'figures' | 'credit' | 'identifiers' | 'offices';

export interface Firm {
  readonly id: EntityId;
  readonly key: string;
  readonly index: number;
  name: string;
  readonly industry: Industry;
  readonly account: EntityId;
  readonly bank: string;
  establishedOn: number;
  /** Yearly sales, registered capital and net assets in fen. */
  sales: number;
  capital: number;
  netAssets: number;
  /** Whether the net assets are known to the bank. */
  showsNetAssets: boolean;
  employees: number;
  status: 'active' | 'suspended' | 'revoked' | 'deregistered';
  address: string;
  phone: string;
  clan: number;
  owner: Human | null;
  borrower: boolean;
  /** Whether its account statements are known. */
  statement: boolean;
  /** Whether it plays in a story. */
  isCast: boolean;
  readonly leftOut: Set<Habit>;
}

export type Party = Human | Firm;
export const isFirm = (party: Party): party is Firm => 'industry' in party;

export interface LoanRecord {
  readonly id: EntityId;
  readonly lender: string;
  readonly principal: number;
  readonly disbursedOn: number;
  readonly maturesOn: number;
}
