/** Temporal cycles in all threads: those of any graph, and those of the transfers between accounts. */
import { type CycleGraph, cycleGraphOf } from '../algorithms/cycle-graph.ts';
import type { TemporalCycleQuestion } from '../algorithms/temporal-cycles.ts';
import { inTimeOrder } from '../algorithms/temporal-graph.ts';
import type { Completeness } from '../schema/finding.ts';
import type { EdgeIndex } from '../schema/ids.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Pool } from './pool.ts';

export interface CycleSearchLimits {
  /** How many cycles to hand over; all others are only counted. 0 unless given. */
  readonly keep?: number;
  /** What was found until then stands, and says so. */
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
}

export interface TemporalCycleAnswer {
  /** How many there are of each length, ascending; when the search was cut, how many it had found. */
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
  /** Edge labels in the order in which a cycle is gone through; as many as were to be kept. */
  readonly cycles: readonly (readonly EdgeIndex[])[];
  readonly completeness: Completeness;
}

/**
 * All temporal cycles of a graph, each thread taking vertices as it is free for them. Each needs 40 bytes a vertex beside the
 * graph, which they share, and what is kept. Cycles of one source stand together, sources in no order.
 */
export async function findTemporalCycles(
  pool: Pool,
  graph: CycleGraph,
  question: TemporalCycleQuestion,
  { keep = 0, milliseconds, signal }: CycleSearchLimits = {},
): Promise<TemporalCycleAnswer> {
  const dealt = new Int32Array(new SharedArrayBuffer(4));
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const cancel = (): void => void Atomics.store(cancelled, 0, 1);
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    const task = { graph, question, dealt, keep, milliseconds, cancelled };
    const shares = await Promise.all(Array.from({ length: pool.threads }, () => pool.run('cycleShare', task)));
    const counts: number[] = [];
    for (const share of shares) {
      for (const [length, count] of share.counts.entries()) counts[length] = (counts[length] ?? 0) + count;
    }
    const stoppedBecause = shares.find((share) => share.stoppedBecause !== null)?.stoppedBecause ?? null;
    return {
      counts: new Map(counts.flatMap((count, length) => (count > 0 ? [[length, count] as const] : []))),
      total: counts.reduce((sum, count) => sum + count, 0),
      cycles: shares.flatMap(({ cycles }) => unpack(cycles)).slice(0, keep),
      completeness: stoppedBecause === null ? { complete: true } : { complete: false, stoppedBecause },
    };
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function unpack(cycles: Uint32Array): readonly (readonly number[])[] {
  const lists: number[][] = [];
  for (let i = 0; i < cycles.length; i += 1 + cycles[i])
    lists.push(Array.from(cycles.subarray(i + 1, i + 1 + cycles[i])));
  return lists;
}

const graphs = new WeakMap<Snapshot, CycleGraph>();

/** The transfers of a snapshot, made ready once; labels are its edges. */
export function transferGraphOf(snapshot: Snapshot): CycleGraph {
  let graph = graphs.get(snapshot);
  if (graph === undefined) {
    const { sources, targets, times } = snapshot.edges('transfers');
    const amounts = snapshot.edges('transfers').numbers('amount') ?? undefined;
    graph = cycleGraphOf(inTimeOrder({ vertexCount: snapshot.nodeCount, sources, targets, times, amounts }));
    graphs.set(snapshot, graph);
  }
  return graph;
}
