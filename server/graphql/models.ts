/** What resolvers hand to the fields of a type, where that is not the type itself. */
import type { FoundPath } from '../../graph/engine/paths.ts';
import type { Transaction } from '../../graph/engine/transactions.ts';
import type { Finding } from '../../graph/schema/finding.ts';
import type { EdgeId, EntityId } from '../../graph/schema/ids.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import type { Page } from '../paging.ts';
import type { FindingFilter } from '../topics/finding/finding.ts';
import type { NamedValue } from '../values.ts';

/** An entity and an edge are known by their ids; their fields are looked up when asked for. */
export type NodeModel = EntityId | EdgeId | Finding;

export interface MoneyModel {
  readonly minorUnits: number;
  readonly currency: string;
}

/** A path whose steps name their edges by id. */
export type PathModel = Omit<FoundPath, 'steps'> & {
  readonly steps: readonly { readonly from: EntityId; readonly to: EntityId; readonly edges: readonly string[] }[];
};

export type PropertyModel = NamedValue;

/** A payment with what its indices are of. */
export interface TransactionModel {
  readonly row: Transaction;
  readonly snapshot: Snapshot;
}

export type FindingConnectionModel = Page<Finding> & { readonly filter: FindingFilter };

/** The currency of amounts whose source names none. */
const CURRENCY = 'CNY';

/** An amount in minor units for the `Money` type. */
export const money = (minorUnits: number | null): MoneyModel | null =>
  minorUnits === null ? null : { minorUnits, currency: CURRENCY };
