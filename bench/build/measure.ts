/** Builds the snapshot of a store; a process of its own, so that its memory is its own. Argument: file. Prints JSON. */
import { Engine } from '../../graph/engine/engine.ts';
import { openStore } from '../../graph/store/open.ts';
import type { Measured } from './measured.ts';

const MEBIBYTE = 1 << 20;

const store = await openStore(process.argv[2], { readOnly: true });
const engine = Engine.open(store);
const before = process.memoryUsage.rss();
const started = performance.now();
const cpu = process.cpuUsage();
const snapshot = await engine.snapshot();
const milliseconds = performance.now() - started;
const { user } = process.cpuUsage(cpu);
const measured: Measured = {
  edges: snapshot.edgeCount,
  nodes: snapshot.nodeCount,
  milliseconds,
  userMilliseconds: user / 1000,
  snapshotMebibytes: snapshot.bytes / MEBIBYTE,
  // The largest resident set that the system has seen, in KiB.
  peakMebibytes: process.resourceUsage().maxRSS / 1024 - before / MEBIBYTE,
};
await engine.close();
await store.close();
console.log(JSON.stringify(measured));
