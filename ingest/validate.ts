/** From a table's rules and the schema to the SQL that reads its rows, and to the checks that they must pass. */
import { columnsOf } from '../graph/schema/batch.ts';
import { edgeKind, isEdgeKind, type NodeKind, type PropertySpec, propertiesOf } from '../graph/schema/kinds.ts';
import { edgeHashSql } from './edge-key.ts';
import { isNodeRules, type ReferenceRule, type Rules, type ValueRule } from './mappings/mapping.ts';
import { sqlName, sqlText } from './readers/sql.ts';
import type { Rows } from './readers/text-file.ts';
import { cellSql, dayNumberSql, empty, type Fault, tooLong, valueSql, withControls } from './values.ts';

/** One way in which a row can fail. Its place in the list of checks is what a staged row remembers. */
export interface Check {
  /** The file's column, where the fault is in one. */
  readonly column: string | null;
  /** The cell of the relation, likewise. */
  readonly cell: string | null;
  /** Null for the reader's own verdict on a line, which the relation gives in words. */
  readonly reason: string | null;
}

export interface CheckedRows {
  /** SQL of `line`, `failed` (index into `checks`, or null) and the columns that `stagedColumns` names, in that order. */
  readonly select: string;
  readonly checks: readonly Check[];
  /** Where each column of the kind comes from. */
  readonly origins: ReadonlyMap<string, Pick<Check, 'column' | 'cell'>>;
}

/** A column of a kind on its way: SQL over cells, and the faults that it can have. */
interface Planned {
  readonly name: string;
  /** Computed before `value`, which may use it by this name. */
  readonly parsed: { readonly name: string; readonly sql: string } | null;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly column: string | null;
  readonly cell: string | null;
}

const confidence: PropertySpec = { type: 'share', label: { zh: '置信度', en: 'Confidence' } };
const instant: PropertySpec = { type: 'instant', label: { zh: '时间', en: 'Time' } };

/** The columns of a kind in the order in which they are staged, with their SQL types. */
export function stagedColumns(kind: Rules['kind']): readonly (readonly [string, string])[] {
  const sqlTypes = { text: 'VARCHAR', number: 'DOUBLE', hash: 'UBIGINT' } as const;
  return Object.entries(columnsOf(kind))
    .filter(([name]) => name !== 'origin' && name !== 'flags')
    .map(([name, type]) => [name, sqlTypes[type]] as const);
}

/** Plans the reading of a file's rows by a table's rules. */
export function checkedRows(rules: Rules, rows: Rows): CheckedRows {
  const cells = new Cells(rows);
  const planned = isNodeRules(rules)
    ? [plannedReference('key', { ...rules.key }, null, cells)]
    : [
        plannedReference('from', rules.from, edgeKind(rules.kind).from, cells),
        plannedReference('to', rules.to, edgeKind(rules.kind).to, cells),
      ];
  for (const [name, rule] of Object.entries(rules.values)) planned.push(plannedValue(rules, name, rule, cells));
  const byName = new Map(planned.map((plan) => [plan.name, plan]));

  const checks: Check[] = [{ column: null, cell: null, reason: null }];
  const conditions = ['broken IS NOT NULL'];
  for (const { column, cell, faults } of planned) {
    for (const { when, reason } of faults) {
      checks.push({ column, cell, reason });
      conditions.push(when);
    }
  }
  const failed = `CASE ${conditions.map((condition, i) => `WHEN ${condition} THEN ${i}`).join(' ')} END`;
  const parsed = planned.flatMap((plan) => (plan.parsed ? [`${plan.parsed.sql} AS ${plan.parsed.name}`] : []));
  const staged = stagedColumns(rules.kind);
  const values = staged
    .filter(([name]) => name !== 'id')
    .map(([name, type]) => valueOrNothing(byName.get(name), name, type));
  const id = isEdgeKind(rules.kind) ? edgeHashSql(rules.kind) : '';
  const output = staged.map(([name, type]) => (name === 'id' ? id : `CAST(${sqlName(name)} AS ${type})`));
  return {
    select: `SELECT line, ${failed}, ${output.join(', ')}
      FROM (SELECT line, broken, ${[...cells.used, ...values].join(', ')}
        FROM (SELECT line, broken, ${[...cells.used, ...parsed].join(', ')}
        FROM (SELECT line, broken, ${cells.used.map((cell) => `${cellSql(cell, rows.isTame)} AS ${cell}`).join(', ')} FROM ${rows.relation})))`,
    checks,
    origins: new Map(planned.map(({ name, column, cell }) => [name, { column, cell }])),
  };
}

function valueOrNothing(plan: Planned | undefined, name: string, type: string): string {
  const nothing = name === 'confidence' ? '1' : `CAST(NULL AS ${type})`;
  return `${plan?.value ?? nothing} AS ${sqlName(name)}`;
}

/** Names of a file's columns, found as they are written or else without regard to case. */
class Cells {
  readonly isTame: boolean;
  readonly #columns: readonly string[];
  readonly #used = new Set<string>();

  constructor({ columns, isTame }: Rows) {
    this.#columns = columns;
    this.isTame = isTame;
  }

  find(column: string): { readonly column: string; readonly cell: string } | null {
    const at = columnIndex(this.#columns, column);
    if (at < 0) return null;
    this.#used.add(`c${at}`);
    return { column: this.#columns[at], cell: `c${at}` };
  }

  get used(): readonly string[] {
    return [...this.#used];
  }
}

/** Where a column stands in a header; -1 when it does not. */
export function columnIndex(columns: readonly string[], column: string): number {
  const exact = columns.indexOf(column);
  return exact >= 0 ? exact : columns.findIndex((name) => name.toLowerCase() === column.toLowerCase());
}

function plannedValue(rules: Rules, name: string, rule: ValueRule, cells: Cells): Planned {
  if ('constant' in rule) return constant(name, sqlText(rule.constant));
  const found = cells.find(rule.column);
  const isTime = !isNodeRules(rules) && ['at', 'validFrom', 'validTo'].includes(name);
  const spec = isTime ? instant : name === 'confidence' ? confidence : propertiesOf(rules.kind)[name];
  if (!found) return constant(name, name === 'confidence' ? '1' : 'NULL');
  const { column, cell } = found;
  const given = sqlName(name);
  const { parsed, value, faultsOf } = rule.unit === 'day' ? dayNumberSql(cell) : valueSql(spec, cell);
  const faults = [...faultsOf(given)];
  if (name === 'at' && isTime) faults.unshift(empty(cell));
  if (!isNodeRules(rules)) {
    if (edgeKind(rules.kind).identity.includes(name) && !cells.isTame) faults.push(withControls(cell));
    if (spec.type === 'money') faults.push({ when: `${given} < 0`, reason: NEGATIVE });
    if (name === 'validTo') faults.push({ when: '"validTo" < "validFrom"', reason: 'the end is before the start' });
  }
  const alias = sqlName(`${name} parsed`);
  const read = value(alias);
  const orCertain = name === 'confidence' ? `CASE WHEN ${cell} IS NULL THEN 1 ELSE ${read} END` : read;
  return { name, parsed: { name: alias, sql: parsed }, value: orCertain, faults, column, cell };
}

const constant = (name: string, value: string): Planned => ({
  name,
  parsed: null,
  value,
  faults: [],
  column: null,
  cell: null,
});

const NEGATIVE = 'the amount is negative; its direction is told by the two ends';

function plannedReference(
  name: 'key' | 'from' | 'to',
  { column, kind, under }: ReferenceRule,
  allowed: readonly NodeKind[] | null,
  cells: Cells,
): Planned {
  const found = cells.find(column);
  if (!found) throw new Error(`the column ${column} is not there, and was not asked for before`);
  const { cell } = found;
  const faults = [empty(cell), tooLong(cell)];
  if (!cells.isTame) faults.push(withControls(cell));
  const isId = allowed !== null && kind === undefined;
  if (isId) {
    const fits = allowed.map((one) => `(starts_with(${cell}, '${one}:') AND length(${cell}) > ${one.length + 1})`);
    const reason = `the value is no id of ${allowed.join(' or ')}, like ${allowed[0]}:key`;
    faults.push({ when: `NOT (${fits.join(' OR ')})`, reason });
  }
  const key =
    under === undefined ? cell : `${sqlText(`${under}/`)} || replace(replace(${cell}, '%', '%25'), '/', '%2F')`;
  return { name, parsed: null, value: kind === undefined ? key : `${sqlText(`${kind}:`)} || ${key}`, faults, ...found };
}
