/** A column of texts, each distinct text kept once. */
import { sharedUint32 } from './buffers.ts';
import { packStrings, type StringParts, Strings } from './strings.ts';

export interface TextParts {
  /** Index into `values` + 1 by row; 0 = null. */
  readonly codes: Uint32Array;
  readonly values: StringParts;
}

/** Reads a column of texts; rows compare fastest by their codes. */
export class Texts {
  readonly codes: Uint32Array;
  readonly values: Strings;

  constructor(parts: TextParts) {
    this.codes = parts.codes;
    this.values = new Strings(parts.values);
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

/** Gathers a column of texts while rows stream by. */
export class TextGatherer {
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [];

  code(text: string | null): number {
    if (text === null) return 0;
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#values.push(text);
    this.#codes.set(text, this.#values.length);
    return this.#values.length;
  }

  /** The finished column, or null when every row is null. `order[i]` is the gathered row that becomes row i. */
  finish(gathered: Uint32Array, length: number, order?: Uint32Array): TextParts | null {
    if (this.#values.length === 0) return null;
    const codes = sharedUint32(length);
    if (order) for (let i = 0; i < order.length; i++) codes[i] = gathered[order[i]];
    else codes.set(gathered);
    return { codes, values: packStrings(this.#values) };
  }
}
