/** Ends work in threads: first they are asked to stop, then, when they do not, their threads are ended. */

export interface Cancellation {
  /** Shared with the threads; see `BudgetLimits.cancelled`. */
  readonly cancelled: Int32Array;
  /** Aborts when whoever has not stopped by itself is to be ended. */
  readonly ended: AbortSignal;
  cancel(): void;
  /** To be called at the end, whatever came. */
  release(): void;
}

const GRACE_MILLISECONDS = 1_000;

/** Cancels when the signal aborts, or is aborted already. */
export function cancellationBy(signal: AbortSignal | undefined): Cancellation {
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const ended = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    Atomics.store(cancelled, 0, 1);
    grace ??= setTimeout(() => ended.abort(), GRACE_MILLISECONDS);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  return {
    cancelled,
    ended: ended.signal,
    cancel,
    release: () => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
