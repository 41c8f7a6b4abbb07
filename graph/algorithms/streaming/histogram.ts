/** How many patterns there are of each size; bin i counts sizes from `bins[i]` to below `bins[i + 1]`, the last one all that are larger. */
export class Histogram {
  readonly bins: readonly number[];
  readonly #features: Float64Array;
  readonly #first: number;
  /** By size: its bin, −1 below the first. */
  readonly #binOf: Int32Array;

  /** @param first the place of its first bin in `features`. @throws Error when the bins are none, not whole or not ascending */
  constructor(bins: readonly number[], features: Float64Array, first: number) {
    const inOrder = bins.every((bin, i) => Number.isInteger(bin) && bin >= 1 && (i === 0 || bin > bins[i - 1]));
    if (bins.length === 0 || !inOrder)
      throw new Error('bins are whole numbers from 1 on, each larger than the one before');
    this.bins = bins;
    this.#features = features;
    this.#first = first;
    this.#binOf = Int32Array.from({ length: bins[bins.length - 1] + 1 }, (_, size) =>
      bins.findLastIndex((bin) => bin <= size),
    );
  }

  add(size: number): void {
    const bin = size < this.#binOf.length ? this.#binOf[size] : this.bins.length - 1;
    if (bin >= 0) this.#features[this.#first + bin]++;
  }
}

/** Names of its columns: `fan_in_2`, `fan_in_3-5`, …, `fan_in_30+`. */
export const binNames = (pattern: string, bins: readonly number[]): readonly string[] =>
  bins.map((bin, i) => {
    if (i === bins.length - 1) return `${pattern}_${bin}+`;
    return bins[i + 1] - 1 === bin ? `${pattern}_${bin}` : `${pattern}_${bin}-${bins[i + 1] - 1}`;
  });
