/**
 * Features of each transfer of a stream, the moment it comes: fans, degrees, scatter-gather patterns and temporal cycles that it takes
 * part in, and statistics of its two ends. They are those of Snap ML's GraphFeaturePreprocessor (Blanuša et al., Graph Feature
 * Preprocessor, ICAIF 2024), exact, and with the evidence: which vertices and transfers a pattern is made of.
 */
import { ClosingCycleSearch } from './closing-cycles.ts';
import { type FanEvidence, idsBetween, type TransferEvidence } from './evidence.ts';
import { type FeatureOptions, featureDefaults } from './feature-options.ts';
import { binNames, Histogram } from './histogram.ts';
import { Marks } from './marks.ts';
import { RecentIds } from './recent-ids.ts';
import { RecentTransfers } from './recent-transfers.ts';
import { ScatterGatherSearch } from './scatter-gather.ts';
import { Statistics, statisticNames } from './statistics.ts';
import type { Transfer } from './transfer.ts';

const sides = ['from_out', 'from_in', 'to_out', 'to_in'] as const;
type Pattern = 'fanIn' | 'fanOut' | 'degreeIn' | 'degreeOut' | 'scatterGather' | 'cycle';

/** A sliding window over a stream. Memory is O(vertices + transfers of the longest window). */
export class TransferFeatures {
  /** Names of the features, in their order. */
  readonly columns: readonly string[];
  /** Of the last transfer; the next one overwrites them. */
  readonly features: Float64Array;
  /**
   * Whether the last features are the whole truth: not when a search for cycles has spent its steps, nor when a transfer came later
   * than `lateness` allows and what it would have met may be forgotten.
   */
  complete = true;
  readonly #options: FeatureOptions;
  readonly #remembered: number;
  readonly #out = new RecentTransfers();
  readonly #into = new RecentTransfers();
  readonly #ids: RecentIds;
  readonly #marks = new Marks();
  readonly #statistics = new Statistics();
  readonly #scatterGather: ScatterGatherSearch;
  readonly #cycles: ClosingCycleSearch;
  readonly #histograms = new Map<Pattern, Histogram>();
  readonly #firstStatistic: number;
  #latest = Number.NEGATIVE_INFINITY;
  #last: Transfer | null = null;

  /** @throws Error for bins that are not whole and ascending, or a window that is not positive */
  constructor(options: Partial<FeatureOptions> = {}) {
    this.#options = { ...featureDefaults, ...options };
    const { fan, degree, scatterGather, cycle, statistics, lateness } = this.#options;
    const windows = [fan, degree, scatterGather, cycle, statistics].flatMap((pattern) => pattern?.window ?? []);
    if (!windows.every((window) => window > 0)) throw new Error('a window is a positive number of milliseconds');
    this.#remembered = Math.max(0, ...windows) + lateness;
    this.#ids = new RecentIds(this.#remembered);
    const patterns = [
      ['fanIn', 'fan_in', fan?.bins],
      ['fanOut', 'fan_out', fan?.bins],
      ['degreeIn', 'degree_in', degree?.bins],
      ['degreeOut', 'degree_out', degree?.bins],
      ['scatterGather', 'scatter_gather', scatterGather?.bins],
      ['cycle', 'cycle', cycle?.bins],
    ] as const;
    const bins = patterns.flatMap(([, name, ofPattern]) => (ofPattern ? binNames(name, ofPattern) : []));
    this.#firstStatistic = bins.length;
    this.columns = statistics
      ? [...bins, ...sides.flatMap((side) => statisticNames.map((name) => `${side}_${name}`))]
      : bins;
    this.features = new Float64Array(this.columns.length);
    let first = 0;
    for (const [pattern, , ofPattern] of patterns) {
      if (ofPattern === undefined) continue;
      this.#histograms.set(pattern, new Histogram(ofPattern, this.features, first));
      first += ofPattern.length;
    }
    this.#scatterGather = new ScatterGatherSearch(this.#out, this.#into);
    const { window = 0, maxLength = Number.POSITIVE_INFINITY, bundled = false, steps = 10_000_000 } = cycle ?? {};
    this.#cycles = new ClosingCycleSearch(this.#out, this.#into, { window, maxLength, bundled, steps });
  }

  /**
   * Takes a transfer into the window and gives its features; null when one with its id is known already, which changes nothing.
   * They see what has come so far and happened by its time, so a late transfer does not change those before it. A transfer to oneself
   * moves nothing between vertices: it counts in no feature, its own ones included.
   *
   * @throws Error for a vertex or an id that is not a whole number from 0 on, or a time that is not known
   */
  push(transfer: Transfer): Float64Array | null {
    const { id, from, to, at, amount } = transfer;
    if (
      !isWhole(id) ||
      !isWhole(from) ||
      !isWhole(to) ||
      from > MOST_VERTICES ||
      to > MOST_VERTICES ||
      !Number.isFinite(at)
    ) {
      throw new Error('a transfer has a whole id and ends from 0 on, and a time');
    }
    if (!this.#ids.add(id, Math.max(at, this.#latest))) return null;
    this.complete = at >= this.#latest - this.#options.lateness;
    this.#latest = Math.max(this.#latest, at);
    // What happened a window ago to the millisecond still counts for cycles.
    const expired = this.#latest - this.#remembered - 1;
    if (from !== to) {
      this.#out.add(from, to, at, amount, id, expired);
      this.#into.add(to, from, at, amount, id, expired);
    }
    this.#last = transfer;
    this.features.fill(0);
    this.#countPatterns(transfer);
    this.#writeStatistics(transfer);
    return this.features;
  }

  /** How many places for transfers there are, used or not: what the memory of the window is measured by. */
  get places(): number {
    return this.#out.places + this.#into.places;
  }

  #countPatterns(transfer: Transfer): void {
    const { from, to, at } = transfer;
    const { fan, degree, scatterGather, cycle } = this.#options;
    if (fan !== null) {
      this.#histograms.get('fanIn')!.add(this.#fan(this.#into, to, at - fan.window, at));
      this.#histograms.get('fanOut')!.add(this.#fan(this.#out, from, at - fan.window, at));
    }
    if (degree !== null) {
      const since = at - degree.window;
      this.#histograms.get('degreeIn')!.add(this.#into.after(to, at) - this.#into.after(to, since));
      this.#histograms.get('degreeOut')!.add(this.#out.after(from, at) - this.#out.after(from, since));
    }
    if (scatterGather !== null) {
      const histogram = this.#histograms.get('scatterGather')!;
      const window = { since: at - scatterGather.window, until: at };
      this.#scatterGather.each(transfer, window, (_source, _sink, size) => histogram.add(size));
    }
    if (cycle !== null) {
      const histogram = this.#histograms.get('cycle')!;
      this.#cycles.each(transfer, (length) => histogram.add(length));
      this.complete &&= this.#cycles.complete;
    }
  }

  #fan(recent: RecentTransfers, v: number, since: number, until: number): number {
    const { others } = recent;
    const end = recent.after(v, until);
    let count = 0;
    this.#marks.clear();
    for (let place = recent.after(v, since); place < end; place++) if (this.#marks.add(others[place])) count++;
    return count;
  }

  #writeStatistics({ from, to, at }: Transfer): void {
    const { statistics } = this.#options;
    if (statistics === null) return;
    const since = at - statistics.window;
    let place = this.#firstStatistic;
    for (const v of [from, to]) {
      for (const recent of [this.#out, this.#into]) {
        this.#statistics.write(recent, recent.after(v, since), recent.after(v, at), this.features, place);
        place += statisticNames.length;
      }
    }
  }

  /** Which vertices and transfers the patterns of the last transfer are made of; null before the first. O(what they are made of). */
  evidence(): TransferEvidence | null {
    if (this.#last === null) return null;
    const { from, to, at } = this.#last;
    const { fan, scatterGather, cycle } = this.#options;
    const fanOf = (recent: RecentTransfers, v: number): FanEvidence | null => {
      if (fan === null) return null;
      const [first, last] = [recent.after(v, at - fan.window), recent.after(v, at)];
      return {
        center: v,
        others: [...new Set(recent.others.subarray(first, last))],
        transfers: [...recent.ids.subarray(first, last)],
      };
    };
    return {
      fanIn: fanOf(this.#into, to),
      fanOut: fanOf(this.#out, from),
      scatterGathers: scatterGather === null ? [] : this.#scatterGathers(this.#last, scatterGather.window),
      cycles: cycle === null ? [] : this.#closedCycles(this.#last),
    };
  }

  #scatterGathers(transfer: Transfer, length: number): TransferEvidence['scatterGathers'] {
    const window = { since: transfer.at - length, until: transfer.at };
    const ends: [number, number][] = [];
    this.#scatterGather.each(transfer, window, (source, sink) => ends.push([source, sink]));
    return ends.map(([source, sink]) => {
      const between = this.#scatterGather.between(source, sink, window);
      const scattered = between.flatMap((middle) => idsBetween(this.#out, source, middle, window));
      const gathered = between.flatMap((middle) => idsBetween(this.#out, middle, sink, window));
      return { source, sink, between, transfers: [...scattered, ...gathered] };
    });
  }

  #closedCycles(transfer: Transfer): TransferEvidence['cycles'] {
    const cycles: { vertices: readonly number[]; transfers: readonly number[] }[] = [];
    const { others, ids } = this.#out;
    this.#cycles.each(transfer, (length, places) => {
      const taken = places.slice(0, length - 1);
      cycles.push({
        vertices: [transfer.to, ...taken.map((place) => others[place])],
        transfers: [...taken.map((place) => ids[place]), transfer.id],
      });
    });
    return cycles;
  }
}

const MOST_VERTICES = 0x7fffffff;
const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
