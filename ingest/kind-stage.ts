/** The rows of one kind between file and store: checked, told apart, ready to go out in column batches. */
import { columnsOf } from '../graph/schema/batch.ts';
import { RingsightError } from '../graph/schema/errors.ts';
import { edgeKind, isEdgeKind, type Kind } from '../graph/schema/kinds.ts';
import { edgeHashSql, hasIdentity } from './edge-key.ts';
import { sqlName } from './readers/sql.ts';
import type { Columns, Staging } from './readers/staging.ts';
import type { RecognizedFile } from './recognize.ts';
import { type CheckedRows, checkedRows, stagedColumns } from './validate.ts';

/** A row that cannot enter the graph. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly raw: string;
}

interface StagedFile extends RecognizedFile {
  readonly rows: CheckedRows;
}

/** Characters of a rejected value and of its line that are kept; file and line tell where the rest is. */
const KEPT_VALUE = 200;
const KEPT_RAW = 65_536;
const REJECTS_AT_ONCE = 1_000;

export class KindStage {
  readonly kind: Kind;
  /** Files by the number that their rows carry. */
  readonly files: readonly StagedFile[];
  readonly #staging: Staging;
  readonly #columns: readonly (readonly [string, string])[];
  /** The column whose value is a record's own. */
  readonly #identity: string;
  #rounds = 0;

  /**
   * Reads the files of a kind.
   *
   * @throws RingsightError BAD_INPUT when a file breaks off, or holds another number of rows than was counted before
   */
  static async read(staging: Staging, kind: Kind, files: readonly RecognizedFile[]): Promise<KindStage> {
    const stage = new KindStage(staging, kind, files);
    await stage.#create();
    for (const [i, file] of stage.files.entries()) await stage.#insert(file, i);
    await stage.#setFailedAside();
    return stage;
  }

  private constructor(staging: Staging, kind: Kind, files: readonly RecognizedFile[]) {
    this.kind = kind;
    this.files = files.map((file) => ({ ...file, rows: checkedRows(file.table.rules, file.source) }));
    this.#staging = staging;
    this.#columns = stagedColumns(kind);
    this.#identity = isEdgeKind(kind) ? 'id' : 'key';
  }

  async #create(): Promise<void> {
    const columns = this.#columns.map(([name, type]) => `${sqlName(name)} ${type}`).join(', ');
    await this.#staging.run(`
      CREATE OR REPLACE TABLE stage (file INTEGER, line DOUBLE, failed INTEGER, ${columns});
      CREATE OR REPLACE TABLE rejects (file INTEGER, line DOUBLE, failed INTEGER, first_file INTEGER, first_line DOUBLE);
    `);
  }

  async #insert({ source, rows }: StagedFile, index: number): Promise<void> {
    try {
      await this.#staging.run(`INSERT INTO stage SELECT ${index}, * FROM (${rows.select})`);
    } catch (cause) {
      const reason = `the file cannot be read to its end: ${String(cause).split('\n')[0]}`;
      throw new RingsightError('BAD_INPUT', source.name, reason, 'Check that it is whole.', { cause });
    }
    const count = await this.#staging.count(`SELECT count(*) FROM stage WHERE file = ${index}`);
    if (source.count !== null && source.count !== count) {
      const reason = `${count} rows were read where ${source.count} were counted before`;
      throw new RingsightError('BAD_INPUT', source.name, reason, 'Load it again when nothing writes to it.');
    }
  }

  async #setFailedAside(): Promise<void> {
    await this.#staging.run(`
      INSERT INTO rejects SELECT file, line, failed, NULL, NULL FROM stage WHERE failed IS NOT NULL;
      DELETE FROM stage WHERE failed IS NOT NULL;
    `);
  }

  /** Number of rows that are staged or rejected. */
  async rowCount(): Promise<number> {
    return this.#staging.count('SELECT (SELECT count(*) FROM stage) + (SELECT count(*) FROM rejects)');
  }

  /**
   * Tells rows of one key apart: equal events of a file are counted. Of the rest, one that contradicts an earlier one is
   * rejected; one that fills its gaps, or says the same in another file, follows it in a batch of its own.
   *
   * @returns how many rows only repeat an earlier one of their file: no news, and not given out
   */
  async tellApart(): Promise<number> {
    if (!(await this.#hasRepeats())) return 0;
    if (isEdgeKind(this.kind) && edgeKind(this.kind).time === 'event') {
      await this.#countOccurrences();
      if (!(await this.#hasRepeats())) return 0;
    }
    return this.#settleRepeats();
  }

  #repeated(): string {
    return `SELECT ${this.#identity} FROM stage GROUP BY ${this.#identity} HAVING count(*) > 1`;
  }

  async #hasRepeats(): Promise<boolean> {
    return (await this.#staging.count(`SELECT count(*) FROM (${this.#repeated()} LIMIT 1)`)) > 0;
  }

  async #countOccurrences(): Promise<void> {
    if (!isEdgeKind(this.kind)) return;
    await this.#staging.run(`
      UPDATE stage SET id = ${edgeHashSql(this.kind, 'occurrence')}
      FROM (
        SELECT rowid AS row, row_number() OVER (PARTITION BY file, id ORDER BY line) - 1 AS occurrence
        FROM stage WHERE NOT ${hasIdentity(this.kind)} AND id IN (${this.#repeated()})
      ) AS counted
      WHERE stage.rowid = counted.row AND occurrence > 0`);
  }

  async #settleRepeats(): Promise<number> {
    const names = this.#columns.map(([name]) => sqlName(name));
    const known = (name: string) => `first_value(${name} IGNORE NULLS) OVER everywhere`;
    const differs = names.map((name, i) => `WHEN ${name} <> ${known(name)} THEN ${-1 - i}`);
    const adds = names.map((name) => `(${name} IS NOT NULL AND first_value(${name}) OVER same IS NULL)`);
    await this.#staging.run(`
      CREATE OR REPLACE TABLE copies AS SELECT * FROM (
        SELECT rowid AS row, file, line, ${names.join(', ')}, row_number() OVER same AS place,
          first_value(file) OVER same AS first_file, first_value(line) OVER same AS first_line,
          CASE ${differs.join(' ')} END AS failed, ${adds.join(' OR ')} AS adds
        FROM stage WHERE ${this.#identity} IN (${this.#repeated()})
        WINDOW same AS (PARTITION BY ${this.#identity} ORDER BY file, line),
          everywhere AS (same ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
      ) WHERE place > 1;
      INSERT INTO rejects SELECT file, line, failed, first_file, first_line FROM copies WHERE failed IS NOT NULL;
      DELETE FROM stage WHERE rowid IN (SELECT row FROM copies);
      CREATE OR REPLACE TABLE again AS
        SELECT *, row_number() OVER (PARTITION BY ${this.#identity} ORDER BY place) AS round FROM (
          SELECT * FROM copies WHERE failed IS NULL AND (adds OR file <> first_file)
          QUALIFY adds OR row_number() OVER (PARTITION BY ${this.#identity}, file ORDER BY line) = 1
        );
    `);
    this.#rounds = await this.#staging.count('SELECT coalesce(max(round), 0) FROM again');
    return this.#staging.count(
      'SELECT (SELECT count(*) FROM copies WHERE failed IS NULL) - (SELECT count(*) FROM again)',
    );
  }

  /** Rejected rows, file by file and in the order of lines. */
  async *rejects(): AsyncGenerator<readonly RejectedRow[]> {
    for (const [i, file] of this.files.entries()) {
      if ((await this.#staging.count(`SELECT count(*) FROM rejects WHERE file = ${i}`)) === 0) continue;
      const sql = this.#rejectsSql(file, i);
      const types = ['number', 'number', 'number', 'number', 'text', 'text', 'text'] as const;
      for await (const batch of this.#staging.batches(sql, types, REJECTS_AT_ONCE)) yield this.#described(file, batch);
    }
  }

  /** The lines are read once more: to keep every line for the few that fail would cost more. */
  #rejectsSql({ source, rows }: StagedFile, index: number): string {
    const byCheck = rows.checks.map(({ cell }, i) => [i, cell] as const);
    const byColumn = this.#columns.map(([name], i) => [-1 - i, rows.origins.get(name)?.cell ?? null] as const);
    const cases = [...byCheck, ...byColumn].filter(([, cell]) => cell !== null);
    const value = `CASE failed ${cases.map(([code, cell]) => `WHEN ${code} THEN left(${cell}, ${KEPT_VALUE + 1})`).join(' ')} END`;
    return `SELECT rejects.line, failed, first_file, first_line, left(raw, ${KEPT_RAW}), broken, ${value}
      FROM rejects JOIN ${source.relation} AS rows ON rows.line = rejects.line
      WHERE file = ${index} ORDER BY rejects.line`;
  }

  #described({ source, rows }: StagedFile, { length, columns }: Columns): readonly RejectedRow[] {
    const [lines, codes, firstFiles, firstLines] = columns as readonly Float64Array[];
    const [raws, faults, values] = columns.slice(4) as readonly (readonly (string | null)[])[];
    return Array.from({ length }, (_, i) => {
      const failed = codes[i];
      const check = failed >= 0 ? rows.checks[failed] : rows.origins.get(this.#columns[-1 - failed][0]);
      const conflict = () =>
        `the same ${isEdgeKind(this.kind) ? 'edge' : 'key'} stands in ${this.files[firstFiles[i]].source.name}:${firstLines[i]} with other values; that row is kept`;
      return {
        file: source.name,
        line: lines[i],
        column: check?.column ?? null,
        value: shortened(values[i]),
        reason: failed >= 0 ? (rows.checks[failed].reason ?? faults[i] ?? '') : conflict(),
        raw: visible(raws[i] ?? ''),
      };
    });
  }

  /** Number of rows that `batches` will give. */
  async goodCount(): Promise<number> {
    const again = this.#rounds > 0 ? ' + (SELECT count(*) FROM again)' : '';
    return this.#staging.count(`SELECT (SELECT count(*) FROM stage)${again}`);
  }

  /** Rows in batches without a key twice: `file`, `line`, then the columns of `stagedColumns`. */
  async *batches(size: number): AsyncGenerator<Columns> {
    const types = columnsOf(this.kind);
    const staged = this.#columns.map(([name]) => name);
    const held = ['number', 'number', ...staged.map((name) => types[name])] as const;
    // A column without gaps is handed over at once.
    const whole = (name: string) =>
      types[name] === 'number' ? `coalesce(${sqlName(name)}, 'NaN'::DOUBLE)` : sqlName(name);
    const list = ['file::DOUBLE', 'line', ...staged.map(whole)].join(', ');
    yield* this.#staging.batches(`SELECT ${list} FROM stage`, held, size);
    for (let round = 1; round <= this.#rounds; round++) {
      yield* this.#staging.batches(`SELECT ${list} FROM again WHERE round = ${round}`, held, size);
    }
  }
}

/** NUL bytes are shown, not kept: hardly any tool that a line may be pasted into survives them. */
const visible = (text: string): string => text.replaceAll('\0', '\u2400');

const shortened = (value: string | null): string | null =>
  value === null ? null : visible(value.length > KEPT_VALUE ? `${value.slice(0, KEPT_VALUE)}…` : value);
