/** What is measured of one size. */
export interface Measured {
  readonly transfers: number;
  readonly nodes: number;
  readonly edges: number;
  /** Milliseconds from the store to the snapshot. */
  readonly build: number;
  readonly edgesPerSecond: number;
  /** Shared memory of the whole snapshot. */
  readonly snapshotMebibytes: number;
  /** Of the transfers alone: both directions, time, amount, purpose, channel, id, and the room for events. */
  readonly bytesPerTransfer: number;
  /** By how much the process had grown after the build and all detectors, their threads included. */
  readonly heldMebibytes: number;
  /** By how much it had grown at most during the build. */
  readonly peakMebibytes: number;
  readonly detectors: readonly {
    readonly id: string;
    readonly milliseconds: number;
    readonly findings: number;
    /** Null when it went through all. */
    readonly stoppedBecause: string | null;
  }[];
}
