/** How instants, decimals and values are written in requests and answers. */
import { type ASTNode, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { RingsightError } from '../../graph/schema/errors.ts';
import { parseAsOf } from '../../graph/schema/time.ts';
import type { OuterValue } from '../values.ts';

const textOf = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : (node as ASTNode));

function parseInstant(value: unknown): number {
  const instant = typeof value === 'string' ? parseAsOf(value) : Number.NaN;
  if (Number.isNaN(instant)) {
    const remedy = 'Write 2024-05-31 or 2024-05-31T08:00:00Z.';
    throw new RingsightError('BAD_REQUEST', 'DateTime', 'it is neither a date nor an instant', remedy);
  }
  return instant;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,4})?$/;

function parseDecimal(value: unknown): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  throw new RingsightError('BAD_REQUEST', 'Decimal', 'it is not decimal text', 'Write "1234.50".');
}

export const dateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => new Date(value as number).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(textOf(node)),
});

export const decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  serialize: (value) => value as string,
  parseValue: parseDecimal,
  parseLiteral: (node) => parseDecimal(node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : textOf(node)),
});

/** Checked by the topic that takes it. In a query's own text it would be bound by the limit on tokens: it comes as a variable. */
export const sceneContent = new GraphQLScalarType<unknown, unknown>({ name: 'SceneContent' });

/** Only ever given, never taken. */
export const value = new GraphQLScalarType<OuterValue, OuterValue>({
  name: 'Value',
  serialize: (given) => given as OuterValue,
});
