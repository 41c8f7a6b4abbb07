/** Rows that come one by one instead of in files, in the portfolio layout: the same checks, the same values. */
import { type Column, type ColumnBatch, columnsOf } from '../graph/schema/batch.ts';
import { entityId } from '../graph/schema/ids.ts';
import { isEdgeKind, isNodeKind, type Kind } from '../graph/schema/kinds.ts';
import { endsCheck, keyCheck } from './flags.ts';
import { columnsReadBy, type Table } from './mappings/mapping.ts';
import { portfolio } from './mappings/portfolio.ts';
import { sqlText } from './readers/sql.ts';
import { type Columns, Staging } from './readers/staging.ts';
import { checkedRows, stagedColumns } from './validate.ts';

/** A row as somebody gave it: the kind's columns by name; numbers and booleans may stand as such. */
export interface GivenRow {
  readonly kind: Kind;
  readonly cells: Readonly<Record<string, string | number | boolean | null>>;
  /** Where it came from, as `system:file:line`. */
  readonly origin: string;
}

/** What became of a row: the id of what it states, or why it states nothing. */
export type RowVerdict =
  | { readonly accepted: true; readonly id: EntityOrHash; readonly batch: number; readonly row: number }
  | { readonly accepted: false; readonly column: string | null; readonly reason: string };

/** An entity id, or an edge's hash. */
type EntityOrHash = string | bigint;

export interface CheckedGiven {
  /** In the order of the rows given. */
  readonly verdicts: readonly RowVerdict[];
  /** Nodes before edges, no key twice in one; to be written in this order. */
  readonly batches: readonly ColumnBatch[];
}

const ORDER: readonly Kind[] = portfolio.tables.map(({ rules }) => rules.kind);

export class RowChecker {
  readonly #staging: Staging;
  /** Settles when the check before has ended: they share a table. */
  #checked: Promise<unknown> = Promise.resolve();

  private constructor(staging: Staging) {
    this.#staging = staging;
  }

  static async open(): Promise<RowChecker> {
    return new RowChecker(await Staging.open());
  }

  /**
   * Checks rows by the rules of a load of files. Rows that state the same key stand in different batches, in their order, so that the
   * last one counts where they differ; equal events without a reference are one and the same.
   */
  check(rows: readonly GivenRow[]): Promise<CheckedGiven> {
    const result = this.#checked.then(() => this.#check(rows));
    this.#checked = result.catch(() => undefined);
    return result;
  }

  async #check(rows: readonly GivenRow[]): Promise<CheckedGiven> {
    const verdicts: RowVerdict[] = new Array(rows.length);
    const batches: ColumnBatch[] = [];
    for (const kind of ORDER) {
      const own = rows.flatMap((row, index) => (row.kind === kind ? [{ row, index }] : []));
      if (own.length > 0) await this.#checkKind(kind, own, verdicts, batches);
    }
    return { verdicts, batches };
  }

  async #checkKind(
    kind: Kind,
    own: readonly Numbered[],
    verdicts: RowVerdict[],
    batches: ColumnBatch[],
  ): Promise<void> {
    const table = portfolio.tables.find(({ rules }) => rules.kind === kind)!;
    const columns = [...columnsReadBy(table).keys()];
    const names = ['line', 'raw', 'broken', ...columns.map((_, i) => `c${i}`)];
    const values = own.map(
      ({ row }, line) =>
        `(${line}, '', ${sqlOrNull(brokenness(row, columns, table))}, ${columns.map((name) => sqlOrNull(cellOf(row, name))).join(', ')})`,
    );
    const relation = `(SELECT line, raw, broken, ${columns.map((_, i) => `CAST(c${i} AS VARCHAR) AS c${i}`).join(', ')} FROM (VALUES ${values.join(', ')}) AS given(${names.join(', ')}))`;
    const source = { columns, relation, header: null, isTame: false, count: null };
    const { select, checks } = checkedRows(table.rules, source);
    const staged = stagedColumns(kind).map(([name]) => name);
    const types = columnsOf(kind);
    const held = ['number', 'number', ...staged.map((name) => types[name])] as const;
    const rounds: number[][] = [];
    const seen = new Map<EntityOrHash, number>();
    for await (const read of this.#staging.batches(`SELECT * FROM (${select}) ORDER BY 1`, held, own.length)) {
      const [lines, failed, ...given] = read.columns;
      for (let i = 0; i < read.length; i++) {
        const { index } = own[lines[i] as number];
        const code = failed[i] as number;
        if (!Number.isNaN(code)) {
          const { column, reason } = checks[code];
          verdicts[index] = {
            accepted: false,
            column,
            reason: reason ?? brokenness(own[lines[i] as number].row, columns, table) ?? '',
          };
          continue;
        }
        const key = given[0][i] as string | bigint;
        const id = isNodeKind(kind) ? entityId(kind, key as string) : key;
        const round = seen.get(id) ?? 0;
        seen.set(id, round + 1);
        rounds[round] ??= [];
        verdicts[index] = { accepted: true, id, batch: batches.length + round, row: rounds[round].push(i) - 1 };
      }
      const originOf = (i: number): string => own[lines[i] as number].row.origin;
      for (const chosen of rounds)
        batches.push(batchOf(kind, staged, { length: read.length, columns: given }, chosen, originOf));
    }
  }

  close(): Promise<void> {
    return this.#staging.close();
  }
}

interface Numbered {
  readonly row: GivenRow;
  readonly index: number;
}

const cellOf = ({ cells }: GivenRow, name: string): string | null => {
  const value = Object.hasOwn(cells, name) ? cells[name] : null;
  return value === null ? null : String(value);
};

const sqlOrNull = (text: string | null): string => (text === null || text.includes('\0') ? 'NULL' : sqlText(text));

/** What is wrong with a row before any cell is read: a table's file would be refused for it. */
function brokenness(row: GivenRow, columns: readonly string[], table: Table): string | null {
  const unknown = Object.keys(row.cells).find((name) => !columns.includes(name));
  if (unknown !== undefined) return `${table.name} has no column ${unknown}; it has ${columns.join(', ')}`;
  const nul = Object.values(row.cells).some((value) => typeof value === 'string' && value.includes('\0'));
  return nul ? 'a value holds a NUL character' : null;
}

function batchOf(
  kind: Kind,
  names: readonly string[],
  { columns }: Columns,
  rows: readonly number[],
  originOf: (row: number) => string,
): ColumnBatch {
  const picked: Record<string, Column> = {};
  for (const [c, name] of names.entries()) {
    const column = columns[c];
    if (column instanceof Float64Array) picked[name] = Float64Array.from(rows, (row) => column[row]);
    else if (column instanceof BigUint64Array) picked[name] = BigUint64Array.from(rows, (row) => column[row]);
    else picked[name] = rows.map((row) => (column as readonly (string | null)[])[row]);
  }
  picked.origin = rows.map(originOf);
  picked.flags = flagsOf(kind, picked, rows.length);
  return { kind, length: rows.length, columns: picked };
}

function flagsOf(kind: Kind, columns: Readonly<Record<string, Column>>, length: number): readonly (string | null)[] {
  const texts = (name: string) => columns[name] as readonly string[];
  if (isEdgeKind(kind)) {
    const check = endsCheck(new Set());
    return Array.from({ length }, (_, i) => check(texts('from')[i], texts('to')[i]));
  }
  return texts('key').map(keyCheck(kind));
}
