/** Which format the files are of, and which of its tables each file is. */
import { RingsightError } from '../graph/schema/errors.ts';
import type { InputFile } from './inputs.ts';
import { formats } from './mappings/index.ts';
import { columnsReadBy, type Mapping, type Table } from './mappings/mapping.ts';
import type { Source } from './readers/source.ts';
import { columnIndex } from './validate.ts';

export interface RecognizedFile {
  readonly source: Source;
  readonly table: Table;
}

/** The table that a file's name says it is: `transfers`, or `transfers` and a part behind `-`, `_` or `.`. */
export const tableNamed = (mapping: Mapping, stem: string): Table | undefined =>
  mapping.tables.find(({ name }) => stem.toLowerCase() === name.toLowerCase()) ??
  mapping.tables.find(({ name }) => new RegExp(`^${name}[-_.]`, 'i').test(stem));

/** Whether a file may be a table at all; others of a folder need not be opened. */
export const mayBeTable = (candidates: readonly Mapping[], { stem, isNamed }: InputFile): boolean =>
  isNamed || candidates.some((mapping) => tableNamed(mapping, stem) !== undefined);

/** Whether a format knows of a file and leaves it alone. */
export const isLeftOut = (candidates: readonly Mapping[], stem: string): boolean =>
  candidates.some(({ leftOut }) => leftOut?.includes(stem.toLowerCase()));

/**
 * The format that fits the names of the most files and, where names fit several, the most columns.
 *
 * @throws RingsightError BAD_INPUT when no format fits
 */
export function recognizeFormat(inputs: readonly InputFile[], sources: readonly Source[]): Mapping {
  const named = formats.filter((mapping) => sources.some(({ stem }) => tableNamed(mapping, stem)));
  if (named.length === 1) return named[0];
  const scored = named.map((mapping) => ({ mapping, columns: knownColumns(mapping, sources) }));
  const best = Math.max(0, ...scored.map(({ columns }) => columns));
  const winners = scored.filter(({ columns }) => columns === best);
  if (best > 0 && winners.length === 1) return winners[0].mapping;
  const names = formats.map(({ id }) => id).join(', ');
  throw new RingsightError(
    'BAD_INPUT',
    listed(inputs.map(({ name }) => name)),
    'the format is not recognised by the names and columns of the files',
    `Say which it is with --format; formats are ${names}. Files of each are listed in docs/ingest.md.`,
  );
}

function knownColumns(mapping: Mapping, sources: readonly Source[]): number {
  let known = 0;
  for (const { stem, columns } of sources) {
    const table = tableNamed(mapping, stem);
    if (!table) continue;
    for (const column of columnsReadBy(table).keys()) if (columnIndex(columns, column) >= 0) known++;
  }
  return known;
}

/**
 * The table of each file.
 *
 * @throws RingsightError BAD_INPUT for a file that is no table of the format, or that lacks a column
 */
export function recognizeTables(mapping: Mapping, sources: readonly Source[]): readonly RecognizedFile[] {
  return sources.map((source) => {
    const table = tableNamed(mapping, source.stem);
    if (!table) {
      throw new RingsightError(
        'BAD_INPUT',
        source.name,
        `no table of the format ${mapping.id} is called so`,
        `Its tables are ${mapping.tables.map(({ name }) => name).join(', ')}.`,
      );
    }
    requireColumns(table, source);
    return { source, table };
  });
}

function requireColumns(table: Table, { name, columns, count }: Source): void {
  // In JSON, columns are named by rows: without any row, none is missing.
  if (columns.length === 0 && count === 0) return;
  const missing = [...columnsReadBy(table)]
    .filter(([column, isRequired]) => isRequired && columnIndex(columns, column) < 0)
    .map(([column]) => `"${column}"`);
  if (missing.length === 0) return;
  const [only] = columns;
  const isUnsplit = columns.length === 1 && /[;:\s]/.test(only);
  throw new RingsightError(
    'BAD_INPUT',
    name,
    `the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    isUnsplit
      ? `The header is one column, "${only.slice(0, 100)}": columns are separated by a comma, | or a tab.`
      : `The header has ${listed(columns)}.`,
  );
}

/** Columns that neither the rules nor the list of what is left out know. */
export function unknownColumns({ source, table }: RecognizedFile): readonly string[] {
  const known = [...columnsReadBy(table).keys(), ...(table.leftOut ?? [])];
  return [...new Set(source.columns.filter((column) => columnIndex(known, column) < 0))];
}

const LISTED = 12;

const listed = (names: readonly string[]): string =>
  names.length <= LISTED ? names.join(', ') : `${names.slice(0, LISTED).join(', ')} and ${names.length - LISTED} more`;
