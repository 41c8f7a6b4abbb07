/** Rows of the table: what their columns say, and how they are sorted and filtered. */

/** What one column says of a row. */
export interface Column<R> {
  readonly id: string;
  readonly title: string;
  /** Pixels; what is left over goes to columns without a width. */
  readonly width?: number;
  readonly numeric?: boolean;
  /** What is written, and searched. */
  text(row: R): string;
  /** What the column is sorted by; the text when left out. */
  key?(row: R): Key;
  /** What is saved; the text when left out. */
  value?(row: R): Key;
}

export type Key = string | number | null;

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** A click on a column sorts by it, a second one turns it round. */
export const sortedBy = (now: Sorting, column: string): Sorting =>
  now.column === column ? { column, descending: !now.descending } : { column, descending: false };

const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Rows in order, equal ones as they stood; what is not known stands last either way. O(rows · log rows); words are compared once
 * each, however many rows have them.
 */
export function sorted<R>(rows: readonly R[], key: (row: R) => Key, descending: boolean): readonly R[] {
  const sign = descending ? -1 : 1;
  const keys = rows.map(key);
  const words = [...new Set(keys.filter((one) => typeof one === 'string'))].sort(collator.compare);
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  const places = keys.map((one) => (typeof one === 'string' ? (ranks.get(one) ?? null) : one));
  const compare = (i: number, j: number): number => {
    const [x, y] = [places[i] ?? null, places[j] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
  return [...rows.keys()].sort(compare).map((place) => rows[place] as R);
}

/** Rows that hold a text in any column, whatever the case, in the order of one column. */
export function arranged<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { column: id, descending }: Sorting,
  filter: string,
): readonly R[] {
  const wanted = filter.trim().toLowerCase();
  const passing =
    wanted === '' ? rows : rows.filter((row) => columns.some((one) => one.text(row).toLowerCase().includes(wanted)));
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return passing;
  const key = column.key ?? ((row: R): Key => column.text(row) || null);
  return sorted(passing, (row) => key(row), descending);
}

/** The rows as a table to save, with the titles of the columns. */
export const cellsOf = <R>(rows: readonly R[], columns: readonly Column<R>[]): readonly (readonly Key[])[] => [
  columns.map(({ title }) => title),
  ...rows.map((row) => columns.map((column) => (column.value ?? column.text)(row))),
];
