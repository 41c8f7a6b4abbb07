/** Takes records out of their tables. */
import { type DuckDBType, type DuckDBValue, LIST, listValue, UBIGINT, VARCHAR } from '@duckdb/node-api';
import { entityId } from '../../schema/ids.ts';
import { edgeKind, edgeKindNames, type Kind } from '../../schema/kinds.ts';
import { type Named, namedBy } from '../../schema/named.ts';
import type { RecordCounts } from '../store.ts';
import type { Statements } from './statements.ts';
import { tableOf } from './tables.ts';

/** Few values are compared one by one, which is faster than a join. */
const FEW_VALUES = 4;

/**
 * Counts what ids name, and every edge that touches one of their nodes. O(records of the kinds that can).
 *
 * @param isEmpty of a kind that need not be looked through
 */
export const countNamed = (
  statements: Statements,
  ids: readonly string[],
  isEmpty: (kind: Kind) => boolean,
): Promise<RecordCounts> =>
  eachKind(namedBy(ids), isEmpty, async (kind, condition, bound) => {
    const statement = await statements.get(`SELECT count(*) FROM ${tableOf(kind)} WHERE ${condition}`);
    statement.bind([...bound.values], [...bound.types]);
    return Number((await statement.runAndReadAll()).getRows()[0][0]);
  });

/** Removes the same inside an open transaction, and notes at which point of the sequence, where there was any. */
export async function removeNamed(
  statements: Statements,
  ids: readonly string[],
  isEmpty: (kind: Kind) => boolean,
): Promise<RecordCounts> {
  const counts = await eachKind(namedBy(ids), isEmpty, async (kind, condition, bound) => {
    const statement = await statements.get(`DELETE FROM ${tableOf(kind)} WHERE ${condition}`);
    statement.bind([...bound.values], [...bound.types]);
    return (await statement.run()).rowsChanged;
  });
  if (Object.keys(counts).length > 0) {
    await (await statements.get('UPDATE ringsight.meta SET sequence = sequence + 1, removed = sequence + 1')).run();
  }
  return counts;
}

async function eachKind(
  { nodes, edges }: Named,
  isEmpty: (kind: Kind) => boolean,
  work: (kind: Kind, condition: string, bound: Bound) => Promise<number>,
): Promise<RecordCounts> {
  const counts: Partial<Record<Kind, number>> = {};
  const note = async (kind: Kind, condition: (bound: Bound) => string): Promise<void> => {
    if (isEmpty(kind)) return;
    const bound = new Bound();
    const count = await work(kind, condition(bound), bound);
    if (count > 0) counts[kind] = count;
  };
  for (const [kind, keys] of nodes) await note(kind, (bound) => bound.isAmong(['key'], keys, VARCHAR));
  for (const kind of edgeKindNames) {
    const hashes = edges.get(kind) ?? [];
    const { from, to } = edgeKind(kind);
    const ends = [...new Set([...from, ...to])].flatMap((end) =>
      (nodes.get(end) ?? []).map((key) => entityId(end, key)),
    );
    const conditions = (bound: Bound) => [
      ...(hashes.length > 0 ? [bound.isAmong(['id'], hashes, UBIGINT)] : []),
      ...(ends.length > 0 ? [bound.isAmong(['"from"', '"to"'], ends, VARCHAR)] : []),
    ];
    if (hashes.length + ends.length > 0) await note(kind, (bound) => conditions(bound).join(' OR '));
  }
  return counts;
}

/** Values of a statement's parameters. */
class Bound {
  readonly values: DuckDBValue[] = [];
  readonly types: DuckDBType[] = [];

  /** The condition that one of some columns has one of some values. */
  isAmong(columns: readonly string[], values: readonly DuckDBValue[], type: DuckDBType): string {
    const few = values.length <= FEW_VALUES;
    const added = few ? values.map((value) => [value, type] as const) : [[listValue(values), LIST(type)] as const];
    const parameters = added.map(([value, type]) => {
      this.types.push(type);
      return `$${this.values.push(value)}`;
    });
    const among = few ? parameters.join(', ') : `SELECT unnest(${parameters})`;
    return columns.map((column) => `${column} IN (${among})`).join(' OR ');
  }
}
