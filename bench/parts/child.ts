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
  /** The most resident bytes of the process at any time, and of memory that it could write to when looked at. */
  readonly peak: number;
  readonly data: number;
  readonly milliseconds: number;
}

type Deed = (store: GraphStore, given: Given) => Promise<number>;

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

/** Each gives the bytes of the largest snapshot that it read. */
const deeds: Readonly<Record<string, Deed>> = {
  fill: async (store, { size }) => {
    await fillStore(store, size!);
    return 0;
  },
  read: (store) => withEngine(store, async (engine) => (await engine.snapshot()).bytes),
  whole: (store, { options, out }) =>
    withEngine(store, async (engine) => {
      await engine.detect(options);
      write(out, await engine.currentFindings());
      return (await engine.snapshot()).bytes;
    }),
  plan: async (store, { options, out }) => {
    write(out, await planParts(store, options));
    return 0;
  },
  work: (store, { plan, out, shared = Number.POSITIVE_INFINITY }) =>
    withEngine(store, async (engine) => {
      const results: PartResult[] = [];
      for (const part of read<DetectionPlan>(plan!).parts) {
        boundShared(shared);
        results.push(await engine.detectPart(part));
      }
      write(out, results);
      return results.reduce((most, { bytes }) => Math.max(most, bytes), 0);
    }),
  merge: async (store, { plan, results, out }) => {
    write(out, (await mergeParts(store, read(plan!), read(results!))).findings);
    return 0;
  },
};

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
const STORE_BYTES = 64e6;

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
const writes = deed === 'fill' || deed === 'whole';
let data = 0;
const look = () => {
  data = Math.max(data, kilobytes('VmData'));
};
const looking = setInterval(look, 20);
const store = await openStore(location, writes ? {} : { readOnly: true, memory: STORE_BYTES });
const started = performance.now();
const bytes = await deeds[deed](store, JSON.parse(given) as Given);
const milliseconds = performance.now() - started;
look();
clearInterval(looking);
await store.close();
process.stdout.write(`${JSON.stringify({ bytes, peak: kilobytes('VmHWM'), data, milliseconds } satisfies Measured)}\n`);
