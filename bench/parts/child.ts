/** What a measured process does, by its first argument; prints one line of JSON about the memory that it took. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Engine } from '../../graph/engine/engine.ts';
import { mergeParts } from '../../graph/engine/parts/merge.ts';
import type { DetectionPlan, PartResult } from '../../graph/engine/parts/part.ts';
import { type PlanOptions, planParts } from '../../graph/engine/parts/plan.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { fillStore, type PortfolioSize } from './portfolio.ts';

export interface Measured {
  /** Of the largest snapshot that was read; 0 when none was. */
  readonly bytes: number;
  /** The most resident bytes of the process at any time: code, heap, shared memory, the store inside it. */
  readonly peak: number;
  readonly milliseconds: number;
  /** Of processors, its threads together. */
  readonly processor: number;
  /** Of a worker: what each part took. */
  readonly parts?: readonly MeasuredPart[];
}

export interface MeasuredPart {
  readonly part: string;
  readonly milliseconds: number;
  readonly bytes: number;
}

type Deed = (store: GraphStore, given: Given) => Promise<Pick<Measured, 'bytes' | 'parts'>>;

/** What a process is told; files are JSON. */
export interface Given {
  readonly size?: PortfolioSize;
  readonly options?: PlanOptions;
  readonly plan?: string;
  readonly results?: string;
  readonly out?: string;
  /** A worker gets no more shared memory, which snapshots are made of, than so many bytes for a part. */
  readonly shared?: number;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const write = (file: string | undefined, value: unknown): void => {
  if (file !== undefined) writeFileSync(file, JSON.stringify(value));
};

const deeds: Readonly<Record<string, Deed>> = {
  fill: async (store, { size }) => {
    await fillStore(store, size!);
    return { bytes: 0 };
  },
  whole: async (store, { options, out }) => {
    const findings = await openStore(':memory:');
    return withEngine(keepingApart(store, findings), async (engine) => {
      await engine.detect({ ...options, milliseconds: PATIENCE });
      write(out, await engine.currentFindings());
      return { bytes: (await engine.snapshot()).bytes };
    });
  },
  plan: async (store, { options, out }) => {
    write(out, await planParts(store, options));
    return { bytes: 0 };
  },
  work: (store, { plan, out, shared = Number.POSITIVE_INFINITY }) =>
    withEngine(store, async (engine) => {
      const results: PartResult[] = [];
      for (const part of read<DetectionPlan>(plan!).parts) {
        boundShared(shared);
        results.push(await engine.detectPart(part, { milliseconds: PATIENCE }));
      }
      write(out, results);
      return {
        bytes: results.reduce((most, { bytes }) => Math.max(most, bytes), 0),
        parts: results.map(({ part, milliseconds, bytes }) => ({ part, milliseconds, bytes })),
      };
    }),
  merge: async (store, { plan, results, out }) => {
    write(out, (await mergeParts(store, read(plan!), read(results!))).findings);
    return { bytes: 0 };
  },
};

/** No detector is to be stopped by time: then there would be nothing to compare. */
const PATIENCE = 3_600_000;

/** The graph of one store, which is left as it is, with documents in another. */
const keepingApart = (graph: GraphStore, documents: GraphStore): GraphStore => ({
  batching: graph.batching,
  upsert: (batch) => graph.upsert(batch),
  remove: (ids, options) => graph.remove(ids, options),
  scan: (kind, options) => graph.scan(kind, options),
  records: (ids) => graph.records(ids),
  status: async () => ({ ...(await graph.status()), documents: (await documents.status()).documents }),
  put: (collection, list) => documents.put(collection, list),
  list: (collection, query) => documents.list(collection, query),
  count: (collection, query) => documents.count(collection, query),
  close: () => documents.close(),
});

const SharedMemory = globalThis.SharedArrayBuffer;

/** From now on no more than so many bytes of shared memory can be had, as where there are no more. */
function boundShared(most: number): void {
  let left = most;
  globalThis.SharedArrayBuffer = class extends SharedMemory {
    constructor(length = 0) {
      left -= length;
      if (left < 0) throw new RangeError(`shared memory is bounded to ${most} bytes`);
      super(length);
    }
  };
}

/** A store in this process is no part of what is compared: it gets as little as it can work with. */
const STORE_BYTES = 96e6;

async function withEngine<T>(store: GraphStore, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = Engine.open(store, { threads: 1 });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

const kilobytes = (name: string): number =>
  1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

const [deed, location, given] = process.argv.slice(2);
const options = { fill: {}, whole: { readOnly: true } }[deed] ?? { readOnly: true, memory: STORE_BYTES };
const store = await openStore(location, options);
const started = performance.now();
const done = await deeds[deed](store, JSON.parse(given) as Given);
const milliseconds = performance.now() - started;
await store.close();
const { user, system } = process.cpuUsage();
const measured: Measured = { ...done, peak: kilobytes('VmHWM'), milliseconds, processor: (user + system) / 1000 };
process.stdout.write(`${JSON.stringify(measured)}\n`);
