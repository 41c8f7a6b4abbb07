/** Threads for building a snapshot. */
import { Piscina } from 'piscina';
import type { Helpers } from '../snapshot/build.ts';

/**
 * Threads that start when they are asked for and end with the work: what they have seen of the columns that were gathered must not stand
 * in memory beside the snapshot.
 */
export async function withHelpers<T>(threads: number, work: (helpers: Helpers) => Promise<T>): Promise<T> {
  const filename = new URL('./assembly-worker.mjs', import.meta.url).href;
  let piscina: Piscina | null = null;
  const started = () => {
    piscina ??= new Piscina({ filename, minThreads: threads, maxThreads: threads });
    return piscina;
  };
  try {
    return await work({ count: threads, start: started, run: (task) => started().run(task, { name: 'assemble' }) });
  } finally {
    await (piscina as Piscina | null)?.destroy();
  }
}
