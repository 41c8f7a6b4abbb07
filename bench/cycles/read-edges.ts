/** Reads the input of parallel-cycle-enumeration: `from to seconds` a line, vertices numbered from 0 on. */
import { readFileSync } from 'node:fs';
import type { TemporalEdges } from '../../graph/algorithms/temporal-graph.ts';
import { growFloat64, growUint32 } from '../../graph/snapshot/buffers.ts';

const SECOND = 1000;
const [NEWLINE, ZERO, NINE] = [10, 48, 57];
const COMMENTS = [35, 37];

/** Lines that begin with `#` or `%` are comments. @throws Error for a line that is not three whole numbers, naming it */
export function readEdges(path: string): TemporalEdges {
  const bytes = readFileSync(path);
  const [sources, targets, times] = [growUint32(), growUint32(), growFloat64()];
  let vertexCount = 0;
  for (let at = 0, line = 1; at < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, at);
    const until = end < 0 ? bytes.length : end;
    if (until > at && !COMMENTS.includes(bytes[at])) {
      const [source, target, seconds] = numbersOf(bytes, at, until, `${path}:${line}`);
      push(sources, source);
      push(targets, target);
      push(times, seconds * SECOND);
      vertexCount = Math.max(vertexCount, source + 1, target + 1);
    }
    at = until + 1;
  }
  return { vertexCount, sources: sources.view(), targets: targets.view(), times: times.view() };
}

const found = [0, 0, 0];

function numbersOf(bytes: Buffer, from: number, to: number, place: string): readonly number[] {
  let count = 0;
  for (let i = from; i < to; i++) {
    if (bytes[i] < ZERO || bytes[i] > NINE) {
      if (bytes[i] > 32) break;
      continue;
    }
    let value = 0;
    for (; i < to && bytes[i] >= ZERO && bytes[i] <= NINE; i++) value = 10 * value + bytes[i] - ZERO;
    found[count++] = value;
    if (count === 3) return found;
  }
  throw new Error(`${place}: expected "from to seconds", three whole numbers`);
}

function push(grower: ReturnType<typeof growUint32> | ReturnType<typeof growFloat64>, value: number): void {
  grower.reserve(1)[grower.length - 1] = value;
}
