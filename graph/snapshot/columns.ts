/** Columns of values, as a snapshot holds them and as they are gathered while rows stream by. */
import { type EncodedColumn, NO_TEXT, type PackedColumn } from '../schema/batch.ts';
import { type Grower, growFloat64, growUint32, type Room, sharedFloat64, sharedUint32 } from './buffers.ts';
import { packStrings, StringPacker, type StringParts, Strings } from './strings.ts';

/** A column of texts, each distinct text kept once. */
export interface TextParts {
  /** Index into `values` + 1 by row; 0 = null. */
  readonly codes: Uint32Array;
  readonly values: StringParts;
}

/** Reads a column of texts; rows compare fastest by their codes. */
export class Texts {
  readonly codes: Uint32Array;
  readonly values: Strings;

  constructor(parts: TextParts, values = new Strings(parts.values)) {
    this.codes = parts.codes;
    this.values = values;
  }

  get(row: number): string | null {
    const code = this.codes[row];
    return code === 0 ? null : this.values.get(code - 1);
  }

  /** The code of a text in this column, or -1 when no row has it. */
  codeOf(text: string): number {
    const index = this.values.indexOf(text);
    return index < 0 ? -1 : index + 1;
  }
}

/** The same column without texts that no row has: a text that is gone shall not stay in memory. */
export function withoutUnused({ codes, values }: TextParts): TextParts {
  const strings = new Strings(values);
  const places = new Uint32Array(strings.length + 1);
  const used: string[] = [];
  const own = sharedUint32(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code === 0) continue;
    if (places[code] === 0) places[code] = used.push(strings.get(code - 1));
    own[row] = places[code];
  }
  return { codes: own, values: packStrings(used) };
}

/** Gathers a column of texts. */
export class TextGatherer {
  readonly #values = new StringPacker();
  readonly #rows: Grower<Uint32Array>;
  /** Own codes + 1 by the codes of the encoded column met last. */
  #known: { readonly values: EncodedColumn['values']; readonly codes: Uint32Array } | null = null;

  constructor(room?: Room) {
    this.#rows = growUint32(room);
  }

  add(texts: readonly (string | null)[], length: number): void {
    const at = this.#rows.length;
    const rows = this.#rows.reserve(length);
    for (let i = 0; i < length; i++) rows[at + i] = this.#code(texts[i]);
  }

  addPacked({ bytes, lengths }: PackedColumn): void {
    const at = this.#rows.length;
    const rows = this.#rows.reserve(lengths.length);
    let start = 0;
    for (let i = 0; i < lengths.length; i++) {
      if (lengths[i] === NO_TEXT) continue;
      const end = start + lengths[i];
      rows[at + i] = this.#values.indexOfBytes(bytes, start, end) + 1;
      start = end;
    }
  }

  addEncoded({ codes, values }: EncodedColumn, length: number): void {
    if (this.#known?.values !== values) this.#known = { values, codes: new Uint32Array(values.length) };
    else if (this.#known.codes.length < values.length) {
      const codes = new Uint32Array(2 * values.length);
      codes.set(this.#known.codes);
      this.#known = { values, codes };
    }
    const known = this.#known.codes;
    const at = this.#rows.length;
    const rows = this.#rows.reserve(length);
    for (let i = 0; i < length; i++) {
      const code = codes[i];
      if (known[code] === 0) known[code] = this.#code(values[code]) + 1;
      rows[at + i] = known[code] - 1;
    }
  }

  #code(text: string | null): number {
    return text === null ? 0 : this.#values.indexOf(text) + 1;
  }

  /** Codes by gathered row and what they mean; null when every row is null. */
  finish(): TextParts | null {
    return this.#values.length === 0 ? null : { codes: this.#rows.view(), values: this.#values.finish() };
  }
}

/** Gathers a column of numbers, which takes no memory as long as every row has the usual value. */
export class NumberGatherer {
  readonly #usual: number;
  readonly #room: Room | undefined;
  #values: Grower<Float64Array> | null = null;
  #usualRows = 0;

  constructor(usual: number, room?: Room) {
    this.#usual = usual;
    this.#room = room;
  }

  add(column: Float64Array, length: number): void {
    const values = column.length === length ? column : column.subarray(0, length);
    if (this.#values === null) {
      let unusual = 0;
      while (unusual < length && Object.is(values[unusual], this.#usual)) unusual++;
      if (unusual === length) {
        this.#usualRows += length;
        return;
      }
      this.#values = growFloat64(this.#room);
      this.#values.reserve(this.#usualRows).fill(this.#usual, 0, this.#usualRows);
    }
    this.#values.append(values);
  }

  /** Values by gathered row; null when every row has the usual value. */
  finish(): Float64Array | null {
    return this.#values?.view() ?? null;
  }
}

/** `values[rows[i]]` for every i. */
export function permuted<A extends Uint32Array | Float64Array | Float32Array>(
  values: Uint32Array | Float64Array | Float32Array,
  rows: Uint32Array,
  target: A,
): A {
  for (let i = 0; i < rows.length; i++) target[i] = values[rows[i]];
  return target;
}

/** A shared copy with room for rows that have no value. */
export const sharedNumbers = (values: Float64Array, length: number): Float64Array => {
  const column = sharedFloat64(length);
  column.set(values);
  return column.fill(Number.NaN, values.length);
};

export const sharedCodes = (codes: Uint32Array, length: number): Uint32Array => {
  const column = sharedUint32(length);
  column.set(codes);
  return column;
};

/** The same columns by name, each changed. */
export const mapped = <A, B>(
  columns: Readonly<Record<string, A>>,
  change: (column: A) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
