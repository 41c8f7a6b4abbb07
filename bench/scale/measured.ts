/** What is measured of one size. */
export interface Measured {
  readonly transfers: number;
  readonly nodes: number;
  readonly edges: number;
  /** Milliseconds that loading the files took when the store was made; null when it is not recorded. */
  readonly load: number | null;
  readonly storeBytes: number;
  /** Milliseconds from the store to the snapshot, the best of `builds`. */
  readonly build: number;
  readonly builds: number;
  /** Milliseconds of processor time, of all threads, that the thriftiest took. */
  readonly buildProcessor: number;
  /** Shared memory of the whole snapshot. */
  readonly snapshotBytes: number;
  /** Of the transfers alone: both directions, time, amount, purpose, channel, id, and the room for events. */
  readonly bytesPerTransfer: number;
  /** The most memory that the process ever had: up to the end of the first build, and of all detectors, their threads included. */
  readonly peakOfBuild: number;
  readonly peakOfAll: number;
  readonly detectors: readonly MeasuredDetector[];
}

export interface MeasuredDetector {
  readonly id: string;
  /** The best of `runs`. */
  readonly milliseconds: number;
  readonly runs: number;
  /** Milliseconds of processor time, of all threads, that the thriftiest took; the neighbours on the machine hardly change it. */
  readonly processor: number;
  readonly findings: number;
  /** Null when it went through all. */
  readonly stoppedBecause: string | null;
}
