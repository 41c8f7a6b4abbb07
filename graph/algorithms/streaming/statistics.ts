/** What is known about the transfers of one vertex in one direction. */
import { Marks } from './marks.ts';
import type { RecentTransfers } from './recent-transfers.ts';

export const statisticNames = [
  'fan',
  'degree',
  'ratio',
  'average',
  'sum',
  'minimum',
  'maximum',
  'median',
  'variance',
  'skewness',
  'kurtosis',
] as const;

/** Writes the statistics of ranges of transfers; it holds only room to compute in. */
export class Statistics {
  #amounts = new Float64Array(64);
  readonly #known = new Marks();

  /**
   * Writes those of the places `from..to` to `features[at..at + 11]`: distinct counterparties, transfers, transfers a
   * counterparty; of the known amounts average, sum, minimum, maximum, median, variance and the standardised third and fourth
   * moments, of the whole (not of a sample) and 0 where all are equal. Sums are not carried along from event to event, so no
   * rounding piles up. O(transfers).
   */
  write(recent: RecentTransfers, from: number, to: number, features: Float64Array, at: number): void {
    if (from >= to) return void features.fill(0, at, at + statisticNames.length);
    const { others } = recent;
    this.#known.clear();
    let fan = 0;
    for (let place = from; place < to; place++) if (this.#known.add(others[place])) fan++;
    features[at] = fan;
    features[at + 1] = to - from;
    features[at + 2] = (to - from) / fan;
    this.#writeAmounts(recent.amounts, from, to, features, at + 3);
  }

  #writeAmounts(amounts: Float64Array, from: number, to: number, features: Float64Array, at: number): void {
    if (to - from > this.#amounts.length) this.#amounts = new Float64Array(2 * (to - from));
    const known = this.#amounts;
    let count = 0;
    let sum = 0;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let place = from; place < to; place++) {
      const amount = amounts[place];
      if (Number.isNaN(amount)) continue;
      known[count++] = amount;
      sum += amount;
      if (amount < least) least = amount;
      if (amount > most) most = amount;
    }
    if (count === 0) return void features.fill(0, at, at + 8);
    const average = sum / count;
    let [second, third, fourth] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const distance = known[i] - average;
      const square = distance * distance;
      second += square;
      third += square * distance;
      fourth += square * square;
    }
    const variance = least === most ? 0 : second / count;
    features[at] = average;
    features[at + 1] = sum;
    features[at + 2] = least;
    features[at + 3] = most;
    features[at + 4] = medianOf(known, count);
    features[at + 5] = variance;
    features[at + 6] = variance === 0 ? 0 : third / count / (variance * Math.sqrt(variance));
    features[at + 7] = variance === 0 ? 0 : fourth / count / (variance * variance);
  }
}

/** The middle value, or the mean of the two in the middle; reorders `values`. O(count). */
function medianOf(values: Float64Array, count: number): number {
  const middle = count >>> 1;
  const upper = select(values, count, middle);
  if (count % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) if (values[i] > lower) lower = values[i];
  return (lower + upper) / 2;
}

/** Hoare's selection: the value of rank k, with none larger before it. */
function select(values: Float64Array, count: number, k: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1];
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const value = values[i];
      values[i++] = values[j];
      values[j--] = value;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k];
}
