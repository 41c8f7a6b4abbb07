/** A transfer of a stream. Vertices are whole numbers from 0 on, as the caller numbers them. */
export interface Transfer {
  /** A whole number that no other transfer has. */
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** NaN when it is not known. */
  readonly amount: number;
}

/** From `since` to `until`, both included. */
export interface Window {
  readonly since: number;
  readonly until: number;
}
