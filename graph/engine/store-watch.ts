/** Whether the store answers. It is asked with every question, so with a bound; while it does not answer, only now and then. */
import { RingsightError } from '../schema/errors.ts';
import type { Instant } from '../schema/time.ts';
import type { GraphStore, StoreStatus } from '../store/store.ts';

/** A store that takes longer to say how far it is does not answer. */
const PATIENCE_MILLISECONDS = 3_000;
/** So long nobody waits again for a store that did not answer. */
const PAUSE_MILLISECONDS = 2_000;

export interface Outage {
  readonly since: Instant;
  /** STORE_UNAVAILABLE. */
  readonly error: RingsightError;
}

export type Progress = Pick<StoreStatus, 'sequence' | 'documents'>;

export class StoreWatch {
  readonly #store: GraphStore;
  #outage: Outage | null = null;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  /** Since when the store has not answered, as far as anybody has asked; null when it does. */
  get outage(): Outage | null {
    return this.#outage;
  }

  /**
   * How far the store is: its change sequence, and what it counts documents by.
   *
   * @param patient waits as long as the store itself does, for who can do nothing without it
   * @throws RingsightError STORE_UNAVAILABLE, at once when it has not answered a moment ago
   */
  async progress(patient = false): Promise<Progress> {
    if (this.#outage !== null && performance.now() - this.#failedAt < PAUSE_MILLISECONDS) throw this.#outage.error;
    try {
      const asked = this.#store.status();
      const progress = await (patient ? asked : inTime(asked));
      this.#outage = null;
      return progress;
    } catch (error) {
      if (isOutage(error)) {
        this.#failedAt = performance.now();
        this.#outage = { since: this.#outage?.since ?? Date.now(), error };
      }
      throw error;
    }
  }
}

export const isOutage = (error: unknown): error is RingsightError =>
  error instanceof RingsightError && error.code === 'STORE_UNAVAILABLE';

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const remedy = 'Check that it runs; it is asked again by itself.';
      reject(new RingsightError('STORE_UNAVAILABLE', 'the store', 'it does not answer', remedy));
    }, PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
