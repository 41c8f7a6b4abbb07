/** The sets of features that are compared, and a stream through ours. */
import { type FeatureOptions, featureDefaults } from '../../graph/algorithms/streaming/feature-options.ts';
import { TransferFeatures } from '../../graph/algorithms/streaming/transfer-features.ts';

export interface Stream {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly seconds: Float64Array;
  readonly amounts: Float64Array;
}

const patterns = ['fan', 'degree', 'scatterGather', 'cycle', 'statistics'] as const;
export const sets = [...patterns, 'all'] as const;
export type FeatureSet = (typeof sets)[number];

/** @param asPeer whether parallel transfers make one cycle, and the window of the statistics has its start, as for the peer */
export function optionsOf(set: FeatureSet, scale: number, asPeer: boolean): FeatureOptions {
  const { fan, degree, scatterGather, cycle, statistics, lateness } = featureDefaults;
  const scaled = <P extends { readonly window: number }>(name: FeatureSet, pattern: P | null): P | null =>
    pattern !== null && (set === name || set === 'all') ? { ...pattern, window: pattern.window * scale } : null;
  return {
    fan: scaled('fan', fan),
    degree: scaled('degree', degree),
    scatterGather: scaled('scatterGather', scatterGather),
    cycle: scaled('cycle', cycle && { ...cycle, bundled: asPeer }),
    statistics: asPeer ? withStart(scaled('statistics', statistics)) : scaled('statistics', statistics),
    lateness,
  };
}

const withStart = (pattern: { readonly window: number } | null) => pattern && { window: pattern.window + 1 };

/** Pushes the whole stream; `take` sees the features of each transfer. */
export function through(
  { from, to, seconds, amounts }: Stream,
  options: FeatureOptions,
  take: (row: Float64Array, i: number) => void,
): TransferFeatures {
  const features = new TransferFeatures(options);
  for (let i = 0; i < from.length; i++) {
    const row = features.push({ id: i, from: from[i], to: to[i], at: seconds[i] * 1000, amount: amounts[i] });
    if (row !== null) take(row, i);
  }
  return features;
}
