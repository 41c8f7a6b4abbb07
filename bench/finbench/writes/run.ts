/** Times the write transactions: written and visible in our live view, beside Neo4j's commit; then asks both the same reads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../../graph/engine/engine.ts';
import { batchesOf } from '../../../graph/snapshot/from-rows.ts';
import type { Peer } from '../peer.ts';
import { type Times, timed, timesOf } from '../timing.ts';
import { blocked, type ReadWriteTransaction, readWriteTransactions } from './read-write.ts';
import { type Cells, type WriteTransaction, writeTransactions } from './transactions.ts';

export interface WriteRow {
  readonly transaction: string;
  /** Rows written; those refused among them blocked both their ends instead. */
  readonly rows: number;
  readonly refused: number;
  readonly ours: Times;
  readonly peer: Times | null;
}

/** Runs up to `limit` rows of each file, each a transaction of its own, on both sides in the same order. */
export async function measureWrites(engine: Engine, peer: Peer | null, folder: string, limit: number) {
  const rows: WriteRow[] = [];
  const differences: string[] = [];
  for (const transaction of writeTransactions) {
    const read = await cellsOf(join(folder, `${transaction.file}.csv`), limit);
    rows.push(...(await measurePlain(engine, peer, transaction, read)));
  }
  for (const transaction of readWriteTransactions) {
    const read = await cellsOf(join(folder, `${transaction.file}.csv`), limit);
    rows.push(...(await measureReadWrite(engine, peer, transaction, read, differences)));
  }
  return { rows, differences };
}

async function cellsOf(path: string, limit: number): Promise<readonly Cells[]> {
  const [head, ...lines] = (await readFile(path, 'utf8')).split('\n');
  const columns = head.trim().split('|');
  return lines
    .filter((line) => line !== '')
    .slice(0, limit)
    .map((line) => Object.fromEntries(line.split('|').map((cell, i) => [columns[i], cell.trim()])));
}

async function measurePlain(engine: Engine, peer: Peer | null, transaction: WriteTransaction, read: readonly Cells[]) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (const cells of read) {
    ours.push((await timed(ownWork(engine, transaction, cells))).ms);
    if (peer === null) continue;
    const row = boundRow(cells);
    theirs.push((await timed(() => peer.session.executeWrite((tx) => tx.run(transaction.cypher, { row })))).ms);
  }
  return rowOf(transaction.id, ours, theirs, 0);
}

/** The transaction of a row on our side, with all that need not be timed done. */
function ownWork(engine: Engine, transaction: WriteTransaction, cells: Cells): () => Promise<unknown> {
  const gone = transaction.removes?.(cells);
  if (gone !== undefined) return () => engine.remove(gone);
  const { nodes, edges } = transaction.rows(cells);
  const batches = batchesOf(nodes, edges);
  return () => engine.apply(batches);
}

async function measureReadWrite(
  engine: Engine,
  peer: Peer | null,
  transaction: ReadWriteTransaction,
  read: readonly Cells[],
  differences: string[],
) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  let refused = 0;
  for (const cells of read) {
    const own = await timed(async () => {
      const refuses = transaction.refuses(await engine.view(), cells);
      await engine.apply(
        refuses ? batchesOf(blocked(transaction, cells), []) : batchesOf([], [transaction.edge(cells)]),
      );
      return refuses;
    });
    ours.push(own.ms);
    if (own.value) refused++;
    if (peer === null) continue;
    const other = await timed(() => runOnPeer(peer, transaction, cells));
    theirs.push(other.ms);
    if (other.value !== own.value)
      differences.push(`${transaction.id} ${JSON.stringify(cells)}: refused ${own.value} and ${other.value}`);
  }
  return rowOf(transaction.id, ours, theirs, refused);
}

/** Looks and writes in one transaction; whether it was refused. */
function runOnPeer(
  { session }: Peer,
  { label, refusal, creation }: ReadWriteTransaction,
  cells: Cells,
): Promise<boolean> {
  const row = boundRow(cells);
  const ends = `MERGE (a:${label} {id: $row.fromId}) MERGE (b:${label} {id: $row.toId})`;
  return session.executeWrite(async (tx) => {
    const { records } = await tx.run(`${ends} RETURN ${refusal} AS refused`, { row });
    const refused = records[0].get('refused') === true;
    await tx.run(`${ends} ${refused ? 'SET a.isBlocked = true, b.isBlocked = true' : creation}`, { row });
    return refused;
  });
}

const FLOATS = /amount|balance|ratio|threshold/i;

/** Ids and times as 64-bit integers, amounts as floats, texts left out that no query reads. */
const boundRow = (cells: Cells): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => {
      if (cell === 'true' || cell === 'false') return [name, cell === 'true'];
      if (FLOATS.test(name)) return [name, Number(cell)];
      return [name, /^\d+$/.test(cell) ? BigInt(cell) : cell];
    }),
  );

function rowOf(
  transaction: string,
  ours: readonly number[],
  theirs: readonly number[],
  refused: number,
): readonly WriteRow[] {
  if (ours.length === 0) return [];
  const peer = theirs.length === 0 ? null : timesOf(theirs);
  return [{ transaction, rows: ours.length, refused, ours: timesOf(ours), peer }];
}

export function printWrites(rows: readonly WriteRow[]): void {
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  const table = rows.map(({ transaction, rows, refused, ours, peer }) => {
    const own = { rows, refused, 'p50 ours': ms(ours.p50), 'p95 ours': ms(ours.p95) };
    if (peer === null) return [transaction, own] as const;
    const ratio = (peer.p50 / ours.p50).toFixed(2);
    return [
      transaction,
      { ...own, 'p50 Neo4j': ms(peer.p50), 'p95 Neo4j': ms(peer.p95), 'p50 ×': `${ratio}×` },
    ] as const;
  });
  console.table(Object.fromEntries(table));
}
