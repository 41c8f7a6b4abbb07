/** A table of strings that grows: those of the base, then those added. */
import { type StringParts, Strings } from '../strings.ts';

export class GrowingStrings extends Strings {
  readonly added: string[] = [];
  readonly #base: number;
  readonly #indices = new Map<string, number>();

  constructor(parts: StringParts) {
    super(parts);
    this.#base = parts.offsets.length - 1;
  }

  override get(index: number): string {
    return index < this.#base ? super.get(index) : this.added[index - this.#base];
  }

  override indexOf(text: string): number {
    return this.#indices.get(text) ?? super.indexOf(text);
  }

  /** Where a string stands; it is added where it is not there. */
  add(text: string): number {
    const known = this.indexOf(text);
    if (known >= 0) return known;
    const index = this.#base + this.added.push(text) - 1;
    this.#indices.set(text, index);
    return index;
  }
}
