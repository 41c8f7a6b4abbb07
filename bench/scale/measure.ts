/** Measures one size; a process of its own, so that its memory is its own. Prints JSON. Arguments: store, seconds a detector. */
import { detectors } from '../../graph/detectors/index.ts';
import { Engine } from '../../graph/engine/engine.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import type { Measured, MeasuredDetector } from './measured.ts';

/** What takes a moment is done again, so that neither the compiler nor a neighbour on the machine decides. */
const LEAST_RUNS = 2;
const MOST_RUNS = 5;
const ENOUGH_MILLISECONDS = 5_000;

const [path, seconds] = process.argv.slice(2);
/** Linux counts in KiB. */
const peak = (): number => process.resourceUsage().maxRSS * 1024;

/** Runs until it is known well enough how long it takes. */
async function repeated<T>(run: () => Promise<{ readonly milliseconds: number; readonly value: T }>) {
  const times: number[] = [];
  const processor: number[] = [];
  let total = 0;
  for (;;) {
    const before = process.cpuUsage();
    const { milliseconds, value } = await run();
    const { user, system } = process.cpuUsage(before);
    times.push(milliseconds);
    processor.push((user + system) / 1000);
    total += milliseconds;
    const isEnough = times.length >= LEAST_RUNS && total >= ENOUGH_MILLISECONDS;
    if (isEnough || times.length === MOST_RUNS) {
      return { best: Math.min(...times), processor: Math.min(...processor), runs: times.length, value };
    }
  }
}

async function detectorTime(engine: Engine, id: string): Promise<MeasuredDetector> {
  const { best, processor, runs, value } = await repeated(async () => {
    const run = await engine.detect({ detectors: [id], milliseconds: Number(seconds) * 1000 });
    const [outcome] = run.detectors;
    return { milliseconds: outcome.milliseconds, value: outcome };
  });
  const { findings, completeness } = value;
  const stoppedBecause = completeness.complete ? null : completeness.stoppedBecause;
  return { id, milliseconds: best, processor, runs, findings, stoppedBecause };
}

async function timedBuild(engine: Engine) {
  const started = performance.now();
  const value = await engine.snapshot();
  return { milliseconds: performance.now() - started, value };
}

/** Builds by an engine of its own each, after whatever held memory is gone. */
function builds(store: GraphStore) {
  return repeated(async () => {
    globalThis.gc?.();
    const engine = Engine.open(store);
    const { milliseconds } = await timedBuild(engine);
    await engine.close();
    return { milliseconds, value: null };
  });
}

const bytesOf = (value: object): number =>
  Object.values(value).reduce(
    (sum: number, each) =>
      sum + (ArrayBuffer.isView(each) ? each.buffer.byteLength : typeof each === 'object' && each ? bytesOf(each) : 0),
    0,
  );

const bytesPerTransfer = (snapshot: Snapshot): number =>
  bytesOf(snapshot.parts.edges.find(({ kind }) => kind === 'transfers')!) / snapshot.edges('transfers').count;

/** The first engine is let go before the builds, so that only one snapshot is held at a time. */
async function withFirstEngine(store: GraphStore) {
  const engine = Engine.open(store);
  const { value: snapshot } = await timedBuild(engine);
  const peakOfBuild = peak();
  const times: MeasuredDetector[] = [];
  for (const { id } of detectors) times.push(await detectorTime(engine, id));
  await engine.close();
  return {
    transfers: snapshot.edges('transfers').count,
    nodes: snapshot.nodeCount,
    edges: snapshot.edgeCount,
    snapshotBytes: snapshot.bytes,
    bytesPerTransfer: bytesPerTransfer(snapshot),
    peakOfBuild,
    peakOfAll: peak(),
    detectors: times,
  };
}

const store = await openStore(path);
const loads = (await store.list('run')).filter(({ type }) => type === 'ingest');
const load = loads.reduce<number | null>(
  (sum, { startedAt, endedAt }) => (endedAt === null ? sum : (sum ?? 0) + endedAt - startedAt),
  null,
);
const { bytes } = await store.status();
const first = await withFirstEngine(store);
const { best: build, processor: buildProcessor, runs } = await builds(store);
const measured: Measured = { ...first, load, storeBytes: bytes ?? 0, build, buildProcessor, builds: runs };
await store.close();
console.log(JSON.stringify(measured));
