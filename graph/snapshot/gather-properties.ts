/** The resident properties of a kind, gathered column by column. */
import type { ColumnBatch } from '../schema/batch.ts';
import { type Kind, propertiesOf } from '../schema/kinds.ts';
import { isTextual } from '../schema/property-types.ts';
import type { Room } from './buffers.ts';
import { NumberGatherer, TextGatherer, type TextParts } from './columns.ts';

/** Columns by property; one that no row has a value of is left out. */
export interface PropertyColumns {
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly texts: Readonly<Record<string, TextParts>>;
}

/** Names of the properties that a snapshot holds of a kind. */
export const residentProperties = (kind: Kind): readonly string[] =>
  Object.entries(propertiesOf(kind))
    .filter(([, { resident }]) => resident !== false)
    .map(([name]) => name);

export class PropertyGatherer {
  readonly names: readonly string[];
  readonly #numbers = new Map<string, NumberGatherer>();
  readonly #texts = new Map<string, TextGatherer>();

  constructor(kind: Kind, room?: Room) {
    this.names = residentProperties(kind);
    for (const name of this.names) {
      if (isTextual(propertiesOf(kind)[name].type)) this.#texts.set(name, new TextGatherer(room));
      else this.#numbers.set(name, new NumberGatherer(Number.NaN, room));
    }
  }

  /** A property that no batch has is left out as if no row had a value. */
  add({ columns, encoded, packed, length }: ColumnBatch): void {
    for (const [name, gatherer] of this.#numbers) {
      if (columns[name]) gatherer.add(columns[name] as Float64Array, length);
    }
    for (const [name, gatherer] of this.#texts) {
      const coded = encoded?.[name];
      if (coded) gatherer.addEncoded(coded, length);
      else if (packed?.[name]) gatherer.addPacked(packed[name]);
      else if (columns[name]) gatherer.add(columns[name] as readonly (string | null)[], length);
    }
  }

  finish(): PropertyColumns {
    return { numbers: finished(this.#numbers), texts: finished(this.#texts) };
  }
}

function finished<T>(gatherers: ReadonlyMap<string, { finish(): T | null }>): Record<string, T> {
  const columns: Record<string, T> = {};
  for (const [name, gatherer] of gatherers) {
    const column = gatherer.finish();
    if (column !== null) columns[name] = column;
  }
  return columns;
}
