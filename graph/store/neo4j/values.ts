/** Values of column batches as Neo4j holds them, and back. */
import { Integer } from 'neo4j-driver';
import { type Column, columnsOf } from '../../schema/batch.ts';
import { halvesOf } from '../../schema/hashes.ts';
import { type Kind, propertiesOf } from '../../schema/kinds.ts';

export type Value = string | number | boolean | Integer | null;

export const isBoolean = (kind: Kind, name: string): boolean => propertiesOf(kind)[name]?.type === 'boolean';

/** A value of a batch's column as a property: NaN is not there, whole numbers are integers, 0 and 1 of a boolean are false and true. */
export function propertyOf(kind: Kind, name: string): (value: string | number | null) => Value {
  const boolean = isBoolean(kind, name);
  return (value) => {
    if (typeof value !== 'number') return value;
    if (Number.isNaN(value)) return null;
    return boolean && (value === 0 || value === 1) ? value === 1 : value;
  };
}

/**
 * Parameters as the driver takes them. It sends numbers as floats, so whole ones become objects; those in a `Float64Array` stay what they are,
 * and cost it a fraction of the time. An `Int8Array` goes as bytes, at once.
 */
export function encoded(value: unknown): never {
  return encode(value) as never;
}

function encode(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? wholeNumber(value) : value;
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Integer || ArrayBuffer.isView(value)) return value;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, encode(each)]));
  }
  return value;
}

const wholeNumber = (value: number): Integer => new Integer(value | 0, Math.floor(value / 2 ** 32));

/** Hashes as two floats each, of which `hashExpression` makes the database's integers, which are signed. */
export function floatsOf(hashes: BigUint64Array, rows: readonly number[]): { high: Float64Array; low: Float64Array } {
  const halves = halvesOf(hashes);
  return {
    high: Float64Array.from(rows, (row) => halves[2 * row + 1] | 0),
    low: Float64Array.from(rows, (row) => halves[2 * row]),
  };
}

export const hashExpression = (high: string, low: string): string =>
  `toInteger(${high}) * ${2 ** 32} + toInteger(${low})`;

/** Hashes as a property that takes the database and the driver no time. */
export const bytesOf = (hashes: BigUint64Array, rows: readonly number[]): Int8Array =>
  new Int8Array(BigUint64Array.from(rows, (row) => hashes[row]).buffer);

export const hashesIn = (bytes: Int8Array): BigUint64Array => new BigUint64Array(Int8Array.from(bytes).buffer);

/** Hashes as the database's integers, which are signed. The driver would turn each into text and read it again. */
export function integersOf(hashes: BigUint64Array, rows: readonly number[]): readonly Integer[] {
  const halves = new Int32Array(hashes.buffer, hashes.byteOffset, 2 * hashes.length);
  return rows.map((row) => new Integer(halves[2 * row], halves[2 * row + 1]));
}

/** The Cypher expression that gives a column's value of a node or relationship `x`: text, a float, or for an edge's id an integer. */
export function columnExpression(kind: Kind, name: string): string {
  switch (name) {
    case 'key':
      return 'coalesce(x.longKey, x.key)';
    case 'id':
      return 'x.id';
    case 'from':
      return 'toFloat(id(startNode(x)))';
    case 'to':
      return 'toFloat(id(endNode(x)))';
    case 'confidence':
      return 'toFloat(coalesce(x.confidence, 1))';
  }
  const property = `x.\`${name}\``;
  if (columnsOf(kind)[name] === 'text') return property;
  if (!isBoolean(kind, name)) return `toFloat(${property})`;
  return `CASE ${property} WHEN true THEN 1.0 WHEN false THEN 0.0 ELSE toFloat(${property}) END`;
}

/** Every source of `x`, oldest first. The first is `origin`; `sources` is there when there are more. */
export const SOURCES = 'coalesce(x.sources, CASE WHEN x.origin IS NULL THEN [] ELSE [x.origin] END)';

export const numbersOf = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values, (value) => value ?? Number.NaN);

/** Edge ids, exactly: the database's integers are signed, the hash is not. */
export function hashesOf(values: readonly Integer[]): BigUint64Array {
  const hashes = new BigUint64Array(values.length);
  const halves = new Int32Array(hashes.buffer);
  for (let i = 0; i < values.length; i++) {
    halves[2 * i] = values[i].low;
    halves[2 * i + 1] = values[i].high;
  }
  return hashes;
}

/** A column of a batch out of the list of its values. */
export function columnOf(kind: Kind, name: string, values: readonly unknown[]): Column {
  const type = columnsOf(kind)[name];
  if (type === 'number') return numbersOf(values as readonly (number | null)[]);
  if (type === 'hash') return hashesOf(values as readonly Integer[]);
  return values as readonly (string | null)[];
}
