/** How cells become values, in SQL: one rule a property type. A cell is trimmed text, null when empty. */
import type { PropertySpec } from '../graph/schema/kinds.ts';
import type { PropertyType } from '../graph/schema/property-types.ts';
import { DAY } from '../graph/schema/time.ts';
import { LONGEST_VALUE } from './readers/csv-records.ts';
import { sqlText } from './readers/sql.ts';

export interface Fault {
  /** SQL that is true for a row that fails. */
  readonly when: string;
  /** What the value should have been. */
  readonly reason: string;
}

export interface ValueSql {
  /** SQL over the cell, computed once, that `value` may use more than once. */
  readonly parsed: string;
  /** SQL of the value over the name of what was parsed; null where the cell is empty, or cannot be read. */
  value(parsed: string): string;
  /** What can be wrong with the cell, the gravest first. `given` in a condition stands for the value. */
  faultsOf(given: string): readonly Fault[];
}

/** Cells are trimmed of these: blanks of all sorts that spreadsheets leave. */
const BLANKS = ' \t\r\n\u00a0\u3000\ufeff';

export const cellSql = (column: string, isTame: boolean): string =>
  `nullif(trim(${column}${isTame ? '' : `, ${sqlText(BLANKS)}`}), '')`;

/** The largest whole number that a Float64 holds exactly. */
const LARGEST_EXACT = Number.MAX_SAFE_INTEGER;

/** The value of a cell of a property's type. */
export function valueSql(spec: PropertySpec, cell: string): ValueSql {
  return spec.type === 'code' ? codeSql(spec, cell) : byType[spec.type](cell);
}

const byType: Readonly<Record<Exclude<PropertyType, 'code'>, (cell: string) => ValueSql>> = {
  text: (cell) => ({ parsed: cell, value: itself, faultsOf: () => [tooLong(cell)] }),
  money: (cell) => ({
    parsed: `coalesce(try_cast(${cell} || 'e2' AS DOUBLE), try_cast(${cell} AS DOUBLE) * 100)`,
    value: (parsed) => finite(cell, parsed),
    faultsOf: (given) => [
      unread(cell, given, 'an amount is a finite decimal number, like 1234.50'),
      { when: `abs(${given}) > ${LARGEST_EXACT}`, reason: 'the amount is too large to be kept exactly' },
    ],
  }),
  share: (cell) => ({
    parsed: `try_cast(${cell} AS DOUBLE)`,
    value: (parsed) => finite(cell, parsed),
    faultsOf: (given) => [
      unread(cell, given, 'a share is a number from 0 to 1, like 0.51'),
      { when: `${given} NOT BETWEEN 0 AND 1`, reason: 'a share is a number from 0 to 1, like 0.51' },
    ],
  }),
  number: (cell) => ({
    parsed: `try_cast(${cell} AS DOUBLE)`,
    value: (parsed) => finite(cell, parsed),
    faultsOf: (given) => [unread(cell, given, 'the value is no finite number')],
  }),
  integer: (cell) => ({
    parsed: `try_cast(${cell} AS DOUBLE)`,
    value: (parsed) => finite(cell, parsed),
    faultsOf: (given) => [
      unread(cell, given, 'the value is no whole number'),
      {
        when: `${given} <> floor(${given}) OR abs(${given}) > ${LARGEST_EXACT}`,
        reason: 'the value is no whole number',
      },
    ],
  }),
  // A date is the day as it is written, whatever time of day or zone stands behind it.
  date: (cell) => ({
    parsed: `CAST(${written(cell, 'TIMESTAMP')} AS DATE)`,
    value: (parsed) => plausible(cell, parsed),
    faultsOf: (given) => [unread(cell, given, 'the value is no date of the calendar, like 2024-05-31')],
  }),
  instant: (cell) => ({
    parsed: written(cell, 'TIMESTAMPTZ'),
    value: (parsed) => plausible(cell, parsed),
    faultsOf: (given) => [unread(cell, given, 'the value is no point in time, like 2024-05-31T08:00:00Z')],
  }),
  boolean: (cell) => ({
    parsed: `lower(${cell})`,
    value: (parsed) =>
      `CASE WHEN ${parsed} IN ('true', 't', 'yes', 'y', '1', '是') THEN 1 WHEN ${parsed} IN ('false', 'f', 'no', 'n', '0', '否') THEN 0 END`,
    faultsOf: (given) => [unread(cell, given, 'the value is neither true nor false')],
  }),
};

/** One of a closed list, by its code or by its label in either language. */
function codeSql({ values = {} }: PropertySpec, cell: string): ValueSql {
  const cases = Object.entries(values).map(([code, { zh, en }]) => {
    const names = [...new Set([code, zh, en].map((name) => sqlText(name.toLowerCase())))];
    return (parsed: string) => `WHEN ${parsed} IN (${names.join(', ')}) THEN ${sqlText(code)}`;
  });
  return {
    parsed: `lower(${cell})`,
    value: (parsed) => `CASE ${cases.map((one) => one(parsed)).join(' ')} END`,
    faultsOf: (given) => [unread(cell, given, `the value is none of ${Object.keys(values).join(', ')}`)],
  };
}

/** A day's number, as an instant. */
export const dayNumberSql = (cell: string): ValueSql => ({
  parsed: `try_cast(${cell} AS BIGINT)`,
  value: (parsed) => `CASE WHEN ${parsed} BETWEEN -100000 AND 100000 THEN ${parsed} * ${DAY} END`,
  faultsOf: (given) => [unread(cell, given, 'the value is no number of a day')],
});

export const tooLong = (cell: string): Fault => ({
  when: `length(${cell}) > ${LONGEST_VALUE}`,
  reason: `the text is longer than ${LONGEST_VALUE} characters`,
});

export const empty = (cell: string): Fault => ({ when: `${cell} IS NULL`, reason: 'the value is missing' });

/** Control characters would let the parts of an edge's natural key run into one another. */
export const withControls = (cell: string): Fault => ({
  when: `regexp_matches(${cell}, '[[:cntrl:]]')`,
  reason: 'the text holds a control character',
});

const itself = (parsed: string): string => parsed;

const unread = (cell: string, given: string, reason: string): Fault => ({
  when: `${cell} IS NOT NULL AND ${given} IS NULL`,
  reason,
});

/** DuckDB reads `nan`, `inf` and `1_000` as numbers too; as data they are mistakes. */
const finite = (cell: string, number: string): string =>
  `CASE WHEN isfinite(${number}) AND NOT contains(${cell}, '_') THEN ${number} END`;

const written = (cell: string, type: string): string =>
  `coalesce(try_cast(${cell} AS ${type}), try_strptime(${cell}, ['%Y%m%d', '%Y年%m月%d日']))`;

/** Epoch milliseconds of a time between 1800 and 2200; DuckDB also reads `epoch`, `infinity` and years before Christ. */
const plausible = (cell: string, time: string): string =>
  `CASE WHEN ${cell} BETWEEN '0' AND ':' AND isfinite(${time}) AND year(${time}) BETWEEN 1800 AND 2200 THEN epoch_ms(${time}) END`;
