/** What is measured of one build. */
export interface Measured {
  readonly edges: number;
  readonly nodes: number;
  /** From the store to the snapshot. */
  readonly milliseconds: number;
  /** Of every thread, DuckDB's included. */
  readonly userMilliseconds: number;
  readonly snapshotMebibytes: number;
  /** By how much the process had grown at most. */
  readonly peakMebibytes: number;
}
