/** Measures one size; a process of its own, so that its memory is its own. Prints JSON. */
import { detectors } from '../../graph/detectors/index.ts';
import { Engine } from '../../graph/engine/engine.ts';
import { openStore } from '../../graph/store/open.ts';
import type { Measured } from './measured.ts';

const MEBIBYTE = 1 << 20;
const [path, seconds] = process.argv.slice(2);

const store = await openStore(path);
const engine = Engine.open(store);
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const started = performance.now();
const snapshot = await engine.snapshot();
const build = performance.now() - started;
clearInterval(watch);
globalThis.gc?.();
const { length } = snapshot.edges('transfers').times;
const part = snapshot.parts.edges.find(({ kind }) => kind === 'transfers')!;
const bytesOf = (value: object): number =>
  Object.values(value).reduce(
    (sum: number, each) =>
      sum + (ArrayBuffer.isView(each) ? each.buffer.byteLength : typeof each === 'object' && each ? bytesOf(each) : 0),
    0,
  );

// The first detection starts the threads; which of them is not asked for here.
await engine.detect({ detectors: ['guarantee-chain'] });
const times: Measured['detectors'][number][] = [];
for (const { id } of detectors) {
  const run = await engine.detect({ detectors: [id], milliseconds: Number(seconds) * 1000 });
  const [{ milliseconds, findings, completeness }] = run.detectors;
  times.push({
    id,
    milliseconds,
    findings,
    stoppedBecause: completeness.complete ? null : completeness.stoppedBecause,
  });
}
const measured: Measured = {
  transfers: length,
  nodes: snapshot.nodeCount,
  edges: snapshot.edgeCount,
  build,
  edgesPerSecond: (snapshot.edgeCount / build) * 1000,
  snapshotMebibytes: snapshot.bytes / MEBIBYTE,
  bytesPerTransfer: bytesOf(part) / length,
  heldMebibytes: (process.memoryUsage.rss() - before) / MEBIBYTE,
  peakMebibytes: (peak - before) / MEBIBYTE,
  detectors: times,
};
await engine.close();
await store.close();
console.log(JSON.stringify(measured));
