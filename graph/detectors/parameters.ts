/** Reads what a user set, and tells what can be set. */
import { z } from 'zod';
import { RingsightError } from '../schema/errors.ts';
import type { Text } from '../schema/text.ts';
import { type Detector, parameterText } from './detector.ts';

export interface ParameterDescription {
  readonly name: string;
  readonly type: 'number' | 'integer' | 'boolean' | 'string';
  readonly default: number | boolean | string;
  /** Inclusive bounds, where there are any. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly text: Text;
}

/** The parameters of a detector, for its form, its help and its documentation. */
export function describeParameters(detector: Detector): readonly ParameterDescription[] {
  return Object.entries(detector.parameters.shape).map(([name, schema]) => {
    const json = z.toJSONSchema(schema as z.ZodType, { io: 'input' });
    return {
      name,
      type: json.type as ParameterDescription['type'],
      default: json.default as ParameterDescription['default'],
      minimum: boundOf(json.minimum),
      maximum: boundOf(json.maximum),
      text: parameterText(schema as z.ZodType),
    };
  });
}

/** Zod states the largest safe integer as the bound of every integer, which says nothing. */
const boundOf = (bound: number | undefined): number | null =>
  bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? null : bound;

/**
 * Checks what a user set and fills in the defaults. A value may come as text, as from a command line.
 *
 * @throws RingsightError BAD_REQUEST that names the parameter, what is wrong with it, and what is possible
 */
export function parseParameters(
  detector: Detector,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const known = new Map(describeParameters(detector).map((description) => [description.name, description]));
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const description = known.get(name);
    if (!description)
      throw new RingsightError(
        'BAD_REQUEST',
        `${detector.id}.${name}`,
        'there is no such parameter',
        `Use one of ${[...known.keys()].join(', ')}.`,
      );
    values[name] = typeof value === 'string' ? fromText(value, description) : value;
  }
  const result = detector.parameters.safeParse(values);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0];
  const description = known.get(String(path[0]));
  throw new RingsightError(
    'BAD_REQUEST',
    [detector.id, ...path].join('.'),
    `${JSON.stringify(values[String(path[0])])} is not possible: ${message}`,
    description ? `${description.text.en} Default: ${description.default}.` : 'Leave it out to use the defaults.',
  );
}

function fromText(text: string, { type }: ParameterDescription): unknown {
  if (type === 'number' || type === 'integer') return text.trim() === '' ? text : Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
