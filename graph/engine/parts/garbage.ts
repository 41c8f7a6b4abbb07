/** Gives memory back before V8 would. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of columns that may lie about. */
const TOLERATED = 32e6;

let collect: (() => void) | null = null;
let left = 0;

/**
 * Columns lie outside of V8's heap, which is small here and sees little reason to look for those that nobody needs any more: they
 * would pile up to several times of what is in use. Costs some 10 ms where much was allocated since the last time, else next to nothing.
 */
export function collectColumns(): void {
  if (process.memoryUsage().arrayBuffers - left < TOLERATED) return;
  collect ??= collector();
  collect();
  left = process.memoryUsage().arrayBuffers;
}

/** V8 shows its collector to contexts that are made after it was told to. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return found;
}
