/** What an outside format is: which of its tables become which kinds, column by column. */

import type { EdgeKind, NodeKind } from '../../graph/schema/kinds.ts';
import type { Text } from '../../graph/schema/text.ts';

/** A value out of a column. */
export interface ColumnRule {
  readonly column: string;
  /** The column must be there. Its cells may still be empty, unless the record needs the value. */
  readonly required?: true;
  /** `day`: the cell counts whole days since 1970-01-01. Otherwise the property's type says how it is read. */
  readonly unit?: 'day';
}

/** A text that every record of the table has. */
export interface ConstantRule {
  readonly constant: string;
}

export type ValueRule = ColumnRule | ConstantRule;

/** A node's key, or one end of an edge. */
export interface ReferenceRule {
  readonly column: string;
  /** Whose key the cell is; left out where the cell is an entity id, `Kind:key`. */
  readonly kind?: NodeKind;
  /** First part of a composite key whose second part the cell is. */
  readonly under?: string;
}

export interface NodeRules {
  readonly kind: NodeKind;
  readonly key: Omit<ReferenceRule, 'kind'>;
  /** Whether keys are natural ones, whose check characters are worth a look; `false` where the source counts by itself. */
  readonly naturalKeys: boolean;
  /** By property, and `confidence`. */
  readonly values: Readonly<Record<string, ValueRule>>;
}

export interface EdgeRules {
  readonly kind: EdgeKind;
  readonly from: ReferenceRule;
  readonly to: ReferenceRule;
  /** By property, `at` or `validFrom` and `validTo`, and `confidence`. */
  readonly values: Readonly<Record<string, ValueRule>>;
}

export type Rules = NodeRules | EdgeRules;

export interface Table {
  /** File name without its ending. A file may add a part after `-`, `_` or `.`: `transfers-2024.csv`. */
  readonly name: string;
  readonly rules: Rules;
  /** Columns that are known and left out on purpose. */
  readonly leftOut?: readonly string[];
}

export type FormatId = 'portfolio' | 'finbench' | 'amlsim';

export interface Mapping {
  readonly id: FormatId;
  readonly title: Text;
  readonly tables: readonly Table[];
  /** Data files that may stand beside the tables and are no part of the graph. */
  readonly leftOut?: readonly string[];
}

export const isNodeRules = (rules: Rules): rules is NodeRules => 'key' in rules;

/** Every column that a table's rules read, and whether it must be there. */
export function columnsReadBy({ rules }: Table): ReadonlyMap<string, boolean> {
  const columns = new Map<string, boolean>();
  for (const { column } of isNodeRules(rules) ? [rules.key] : [rules.from, rules.to]) columns.set(column, true);
  for (const rule of Object.values(rules.values)) {
    if ('column' in rule) columns.set(rule.column, columns.get(rule.column) || rule.required === true);
  }
  return columns;
}
