/** Files in, graph out. See docs/ingest.md for formats, checks and what happens to rows that fail. */
import { randomUUID } from 'node:crypto';
import { type ColumnBatch, columnsOf } from '../graph/schema/batch.ts';
import { RingsightError } from '../graph/schema/errors.ts';
import type { IngestRun, KindCounts } from '../graph/schema/finding.ts';
import { edgeKindNames, isNodeKind, type Kind, nodeKindNames } from '../graph/schema/kinds.ts';
import type { GraphStore } from '../graph/store/store.ts';
import { NodeLedger } from './dangling.ts';
import { endsCheck, keyCheck } from './flags.ts';
import { type InputFile, resolveInputs } from './inputs.ts';
import { KindStage, type RejectedRow } from './kind-stage.ts';
import { type FormatId, formats } from './mappings/index.ts';
import { isNodeRules, type Mapping } from './mappings/mapping.ts';
import { Quarantine } from './quarantine.ts';
import { openSource, type Source } from './readers/source.ts';
import { type Columns, Staging } from './readers/staging.ts';
import {
  isLeftOut,
  mayBeTable,
  type RecognizedFile,
  recognizeFormat,
  recognizeTables,
  tableNamed,
  unknownColumns,
} from './recognize.ts';
import { stagedColumns } from './validate.ts';

export interface IngestOptions {
  /** Files, and folders of files. */
  readonly inputs: readonly string[];
  /** Recognised by the files' names and columns when left out. */
  readonly format?: FormatId;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IngestProgress) => void;
}

export interface IngestProgress {
  readonly kind: Kind;
  /** Rows of the kind that are in the store now. */
  readonly rows: number;
  readonly total: number | null;
}

/**
 * Loads files into a store. Rows that fail a check go to quarantine; every row that is read is either there or in the
 * store at the end. Loading the same again changes nothing, also after a load that broke off: what it had written is met
 * again by its natural keys. The run is recorded at the start, and once more with `endedAt` at the end.
 *
 * @throws RingsightError BAD_INPUT when a file as a whole cannot be read; nothing is written then, unless the file turns
 *   out to be broken further on · BAD_REQUEST for an unknown format, or no inputs · CANCELLED when the signal asks for it, after a
 *   whole batch
 */
export async function ingest(store: GraphStore, options: IngestOptions): Promise<IngestRun> {
  const { inputs, format, signal } = options;
  const candidates = format === undefined ? formats : [formatCalled(format)];
  if (inputs.length === 0)
    throw new RingsightError('BAD_REQUEST', 'inputs', 'there are none', 'Give files or folders.');
  const files = await resolveInputs(inputs);
  const staging = await Staging.open();
  const interrupt = () => staging.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    const sources: Source[] = [];
    for (const file of files) {
      throwIfCancelled(signal);
      if (mayBeTable(candidates, file)) sources.push(await openSource(staging, file));
    }
    const mapping = format === undefined ? recognizeFormat(files, sources) : candidates[0];
    const tables = sources.filter(({ name, stem }) => isTableOf(mapping, files, name, stem));
    if (tables.length === 0) throw noTables(mapping, files);
    return await new Load(store, staging, mapping, files, recognizeTables(mapping, tables), options).run();
  } catch (error) {
    throw signal?.aborted ? cancelled(error) : error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
    await staging.close();
  }
}

function formatCalled(id: FormatId): Mapping {
  const mapping = formats.find((format) => format.id === id);
  if (mapping) return mapping;
  const known = formats.map((format) => format.id).join(', ');
  throw new RingsightError('BAD_REQUEST', `format ${id}`, 'there is no such format', `Formats are ${known}.`);
}

/** A file that was merely found in a folder may be called like a table of another format. */
function isTableOf(mapping: Mapping, files: readonly InputFile[], name: string, stem: string): boolean {
  return tableNamed(mapping, stem) !== undefined || files.some((file) => file.name === name && file.isNamed);
}

const noTables = (mapping: Mapping, files: readonly InputFile[]): RingsightError =>
  new RingsightError(
    'BAD_INPUT',
    files.map(({ name }) => name).join(', '),
    `there is no table of the format ${mapping.id} among the files`,
    `Its tables are ${mapping.tables.map(({ name }) => name).join(', ')}.`,
  );

const cancelled = (cause: unknown): RingsightError =>
  cause instanceof RingsightError && cause.code === 'CANCELLED'
    ? cause
    : new RingsightError('CANCELLED', 'ingest', 'it was cancelled', 'Load the same again to go on.', { cause });

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled(signal.reason);
}

/** One load: its run record, its counts, and the way of each kind from stage to store. */
class Load {
  readonly #store: GraphStore;
  readonly #staging: Staging;
  readonly #mapping: Mapping;
  readonly #inputs: readonly InputFile[];
  readonly #files: readonly RecognizedFile[];
  readonly #options: IngestOptions;
  readonly #quarantine: Quarantine;
  readonly #id = randomUUID();
  readonly #startedAt = Date.now();
  readonly #counts: Partial<Record<Kind, KindCounts>> = {};
  #rejected = 0;
  #warnings = 0;

  constructor(
    store: GraphStore,
    staging: Staging,
    mapping: Mapping,
    inputs: readonly InputFile[],
    files: readonly RecognizedFile[],
    options: IngestOptions,
  ) {
    this.#store = store;
    this.#staging = staging;
    this.#mapping = mapping;
    this.#inputs = inputs;
    this.#files = files;
    this.#options = options;
    const fingerprints = new Map(files.map(({ source }) => [source.name, source.facts.sha256]));
    this.#quarantine = new Quarantine(store, this.#id, fingerprints);
  }

  async run(): Promise<IngestRun> {
    await this.#store.put('run', [this.#record(null)]);
    await this.#noteUnread();
    const ledger = await NodeLedger.open(this.#staging, this.#store);
    // Nodes go first, so that an edge whose node is in the same load does not dangle.
    for (const kind of [...nodeKindNames, ...edgeKindNames]) {
      const files = this.#files.filter(({ table }) => table.rules.kind === kind);
      if (files.length > 0) await this.#load(kind, files, ledger);
    }
    const ended = this.#record(Date.now());
    await this.#store.put('run', [ended]);
    return ended;
  }

  #record(endedAt: number | null): IngestRun {
    return {
      id: this.#id,
      type: 'ingest',
      startedAt: this.#startedAt,
      endedAt,
      format: this.#mapping.id,
      files: this.#files.map(({ source: { name, facts } }) => ({ name, bytes: facts.bytes, sha256: facts.sha256 })),
      counts: { ...this.#counts },
      rejected: this.#rejected,
      warnings: this.#warnings,
    };
  }

  /** Columns and files that nobody asked for are warned of: a misspelt name would otherwise lose data in silence. */
  async #noteUnread(): Promise<void> {
    const notes: RejectedRow[] = [];
    for (const file of this.#files) {
      const { name, header, columns } = file.source;
      for (const column of unknownColumns(file)) {
        const reason = `the table ${file.table.name} has no such column; it was not read`;
        const raw = header?.raw ?? columns.join(',');
        notes.push({ file: name, line: header?.line ?? 0, column, value: null, reason, raw });
      }
    }
    const read = new Set(this.#files.map(({ source }) => source.name));
    for (const { name, stem } of this.#inputs) {
      if (read.has(name) || isLeftOut([this.#mapping], stem)) continue;
      const reason = `no table of the format ${this.#mapping.id} is called so; the file was not read`;
      notes.push({ file: name, line: 0, column: null, value: null, reason, raw: '' });
    }
    this.#warnings += notes.length;
    await this.#quarantine.add(notes);
  }

  async #load(kind: Kind, files: readonly RecognizedFile[], ledger: NodeLedger): Promise<void> {
    throwIfCancelled(this.#options.signal);
    const stage = await KindStage.read(this.#staging, kind, files);
    const rowCount = await stage.rowCount();
    const repeats = await stage.tellApart();
    let rejected = 0;
    for await (const rows of stage.rejects()) {
      await this.#quarantine.add(rows);
      rejected += rows.length;
    }
    this.#rejected += rejected;
    this.#count(kind, { inserted: 0, updated: 0, unchanged: repeats });
    if (isNodeKind(kind)) await ledger.addStaged(kind);
    const check = isNodeKind(kind) ? keyFlags(stage, kind) : endFlags(await ledger.danglingEnds());
    await this.#upsert(stage, check);
    const { inserted, updated, unchanged } = this.#counts[kind]!;
    if (inserted + updated + unchanged + rejected !== rowCount) {
      throw new Error(
        `${kind}: of ${rowCount} rows, ${inserted + updated + unchanged} were kept and ${rejected} rejected`,
      );
    }
  }

  async #upsert(stage: KindStage, flagsOf: FlagsOf): Promise<void> {
    const { kind } = stage;
    const { signal, onProgress } = this.#options;
    const total = await stage.goodCount();
    let rows = 0;
    const write = async (batch: ColumnBatch): Promise<void> => {
      this.#count(kind, await this.#store.upsert(batch));
      rows += batch.length;
      onProgress?.({ kind, rows, total });
    };
    const { batching } = this.#store;
    // While the store writes, the next batch is read.
    const writing: Promise<void>[] = [];
    try {
      for await (const staged of stage.batches(Math.min(batching.rows, Math.max(1, total)))) {
        const batch = this.#batchOf(stage, staged, flagsOf);
        if (writing.length === batching.atOnce) await writing.shift();
        throwIfCancelled(signal);
        const written = write(batch);
        writing.push(written);
        // Whoever waits for it is told; until then it must not count as unheard.
        written.catch(() => undefined);
      }
    } finally {
      await Promise.allSettled(writing);
    }
    await Promise.all(writing);
    throwIfCancelled(signal);
  }

  #batchOf({ kind, files }: KindStage, { length, columns }: Columns, flagsOf: FlagsOf): ColumnBatch {
    const names = stagedColumns(kind).map(([name]) => name);
    const byName = Object.fromEntries(names.map((name, i) => [name, columns[i + 2]]));
    const [fileOf, lineOf] = columns as readonly Float64Array[];
    const systems = files.map(({ source }) => `${this.#mapping.id}:${source.name}:`);
    const origin: string[] = [];
    const flags: (string | null)[] = [];
    for (let i = 0; i < length; i++) {
      origin.push(systems[fileOf[i]] + lineOf[i]);
      const flagged = flagsOf(byName, i, fileOf[i]);
      if (flagged !== null) this.#warnings++;
      flags.push(flagged);
    }
    const all = { ...byName, origin, flags };
    return {
      kind,
      length,
      columns: Object.fromEntries(Object.keys(columnsOf(kind)).map((name) => [name, all[name as keyof typeof all]])),
    };
  }

  #count(kind: Kind, more: KindCounts): void {
    const { inserted, updated, unchanged } = this.#counts[kind] ?? { inserted: 0, updated: 0, unchanged: 0 };
    this.#counts[kind] = {
      inserted: inserted + more.inserted,
      updated: updated + more.updated,
      unchanged: unchanged + more.unchanged,
    };
  }
}

type FlagsOf = (columns: ColumnBatch['columns'], row: number, file: number) => string | null;

function keyFlags({ files }: KindStage, kind: Parameters<typeof keyCheck>[0]): FlagsOf {
  const check = keyCheck(kind);
  const checked = files.map(({ table: { rules } }) => isNodeRules(rules) && rules.naturalKeys);
  return ({ key }, row, file) => (checked[file] ? check((key as readonly string[])[row]) : null);
}

function endFlags(dangling: ReadonlySet<string>): FlagsOf {
  const check = endsCheck(dangling);
  return ({ from, to }, row) => check((from as readonly string[])[row], (to as readonly string[])[row]);
}
