/** The natural key of an edge in SQL, the same text as `edgeNaturalKey` makes; a test holds both together. */
import { KEY_SEPARATOR } from '../graph/schema/ids.ts';
import { type EdgeKind, edgeKind } from '../graph/schema/kinds.ts';
import { sqlName } from './readers/sql.ts';

const SEPARATOR = `chr(${KEY_SEPARATOR.charCodeAt(0)})`;
const joined = (parts: readonly string[]): string => parts.join(` || ${SEPARATOR} || `);
const orNothing = (sql: string): string => `coalesce(${sql}, '')`;
const timeText = (column: string): string => orNothing(`CAST(try_cast(${column} AS BIGINT) AS VARCHAR)`);

/**
 * Whole thousandths, halves upwards like `Math.round`; the difference to the floor is exact, adding 0.5 would not be.
 * Where a Float64 is no longer exact, JavaScript writes the fewest digits that tell it apart and then zeros.
 */
const amountText = (column: string): string => {
  const scaled = `(${column} * 1000.0)`;
  const rounded = `CASE WHEN ${scaled} - floor(${scaled}) < 0.5 THEN floor(${scaled}) ELSE floor(${scaled}) + 1 END`;
  const isExact = `abs(${scaled}) <= ${Number.MAX_SAFE_INTEGER}`;
  const long = `CAST(try_cast(CAST(${scaled} AS VARCHAR) AS DECIMAL(38, 0)) AS VARCHAR)`;
  return orNothing(`CASE WHEN ${isExact} THEN CAST(try_cast(${rounded} AS BIGINT) AS VARCHAR) ELSE ${long} END`);
};

/** SQL that is true for an event that carries a reference of its own. */
export const hasIdentity = (kind: EdgeKind): string =>
  `concat(${edgeKind(kind)
    .identity.map((name) => orNothing(sqlName(name)))
    .join(', ')}) <> ''`;

/**
 * SQL of an edge's 64-bit hash over columns named like those of its kind.
 *
 * @param occurrence SQL of a whole number: how many equal events of the same file stand before this one
 */
export function edgeHashSql(kind: EdgeKind, occurrence = '0'): string {
  const { time, identity } = edgeKind(kind);
  const ends = ['"from"', '"to"'];
  const named = [...ends, ...identity.map((name) => orNothing(sqlName(name)))];
  const key =
    time === 'fact'
      ? joined([...named, timeText('"validFrom"')])
      : `CASE WHEN ${hasIdentity(kind)} THEN ${joined(named)} ELSE ${joined([...ends, timeText('"at"'), amountText('"amount"'), `CAST(${occurrence} AS VARCHAR)`])} END`;
  return `CAST('0x' || left(sha256(${key}), 16) AS UBIGINT)`;
}
