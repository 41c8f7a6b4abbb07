/** Times events on a live graph: until they are visible, until their cycles are known, and what a compaction holds up. See README.md. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Budget } from '../../graph/algorithms/budget.ts';
import { ClosingCycles } from '../../graph/algorithms/closing-cycles.ts';
import { CurrentGraph } from '../../graph/engine/current.ts';
import { Pool } from '../../graph/engine/pool.ts';
import { StoreWatch } from '../../graph/engine/store-watch.ts';
import type { ColumnBatch } from '../../graph/schema/batch.ts';
import { DAY } from '../../graph/schema/time.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import { storeOf } from './store.ts';
import { accountsOf, batchOf, transfersOf } from './transfers.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    transfers: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    hops: { type: 'string', default: '6' },
    days: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
});
const [events, seed, hops, days] = [options.events, options.seed, options.hops, options.days].map(Number);
const input = transfersOf(positionals[0], Number(options.transfers), seed);
const total = input.from.length;
if (!(events > 0 && events < total && hops >= 2 && days > 0)) {
  console.error(
    'Use: npm run bench:live -- [FILE] [--transfers N] [--events N] [--hops 6] [--days 30] [--seed 1] [--json]',
  );
  process.exit(2);
}

/** What came last in time comes as events; all before is the graph they meet. */
const first = total - events;
const store = storeOf([accountsOf(input), batchOf(input, 0, first)]);
const pool = new Pool(1);
const graph = new CurrentGraph(store, new StoreWatch(store), pool, availableParallelism());
const built = performance.now();
await graph.view();
const building = performance.now() - built;
const batches = Array.from({ length: events }, (_, i) => batchOf(input, first + i, first + i + 1));

const question = { window: days * DAY, maxLength: hops };
let search = new ClosingCycles(0);
const [visible, closing, both] = [[], [], []] as number[][];
let [cycles, incomplete] = [0, 0];

/** The event's edge: the latest between its ends. */
function edgeOf(view: Snapshot, { columns }: ColumnBatch): number {
  const edges = view.edges('transfers');
  const [from, to] = [columns.from[0], columns.to[0]].map((id) => view.find(id as string)!);
  for (let place = edges.outgoing.end(from) - 1; place >= edges.outgoing.start(from); place--) {
    const edge = edges.outgoing.edge(place);
    if (edges.targets[edge] === to && edges.times[edge] === (columns.at as Float64Array)[0]) return edge;
  }
  throw new Error('an event that was applied is not visible');
}

async function take(batch: ColumnBatch): Promise<void> {
  const start = performance.now();
  await graph.apply([batch]);
  const view = await graph.view();
  const edge = edgeOf(view, batch);
  const seen = performance.now();
  if (search.nodeCount < view.nodeCount) search = new ClosingCycles(view.nodeCount + 10_000);
  const budget = new Budget({ milliseconds: 1000 });
  cycles += search.find(view.edges('transfers'), edge, question, budget).length;
  if (budget.stoppedBecause !== null) incomplete++;
  const end = performance.now();
  visible.push(seen - start);
  closing.push(end - seen);
  both.push(end - start);
}

/** How long the thread was not free for anybody else, from one turn of the event loop to the next, while some work goes on. */
async function turns(work: () => Promise<void>): Promise<readonly number[]> {
  const lasted: number[] = [];
  let going = true;
  const ticking = (async () => {
    for (let last = performance.now(); going; ) {
      await setImmediate();
      const now = performance.now();
      lasted.push(now - last);
      last = now;
    }
  })();
  await work();
  going = false;
  await ticking;
  return lasted;
}

/** Code that runs for the first time is not yet compiled: the first events are not counted. */
const warm = Math.min(1000, Math.floor(events / 10));
for (let i = 0; i < warm; i++) await take(batches[i]);
for (const list of [visible, closing, both]) list.length = 0;
[cycles, incomplete] = [0, 0];
await graph.snapshot();

const half = Math.floor((warm + events) / 2);
const undisturbed = await turns(async () => {
  for (let i = warm; i < half; i++) {
    await take(batches[i]);
    await setImmediate();
  }
});
let compaction = 0;
const disturbed = await turns(async () => {
  let compacting = true;
  const started = performance.now();
  const compacted = graph.snapshot().then(() => {
    compaction = performance.now() - started;
    compacting = false;
  });
  for (let i = half; i < events; i++) {
    await take(batches[i]);
    await setImmediate();
  }
  while (compacting) await setImmediate();
  await compacted;
});
const idle = await turns(async () => {
  const compacted = graph.snapshot();
  await compacted;
});
await pool.close();

const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
};
const timing = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p99: percentile(values, 0.99),
  longest: percentile(values, 1),
});
const rows = [
  { what: 'an event is visible, ms', ...timing(visible) },
  { what: `its cycles of up to ${hops} edges in ${days} days are found, ms`, ...timing(closing) },
  { what: 'both, ms', ...timing(both) },
];
const held = [
  { what: 'events without a compaction', turns: undisturbed },
  { what: 'events during a compaction', turns: disturbed },
  { what: 'a compaction and nothing else', turns: idle },
].map(({ what, turns: lasted }) => ({
  what: `thread held up, ${what}, ms`,
  p999: percentile(lasted, 0.999),
  longest: percentile(lasted, 1),
}));
if (options.json) {
  console.log(JSON.stringify({ transfers: total, events, building, compaction, cycles, incomplete, rows, held }));
} else {
  console.log(
    `${total} transfers, of which ${events} come as events; built in ${building.toFixed(0)} ms, compacted in ${compaction.toFixed(0)} ms.`,
  );
  console.table(
    Object.fromEntries(
      rows.map(({ what, p50, p99, longest }) => [
        what,
        { p50: p50.toFixed(3), p99: p99.toFixed(3), longest: longest.toFixed(2) },
      ]),
    ),
  );
  console.table(
    Object.fromEntries(
      held.map(({ what, p999, longest }) => [what, { 'p99.9': p999.toFixed(2), longest: longest.toFixed(2) }]),
    ),
  );
  console.log(`${cycles} cycles were closed; ${incomplete} searches were not through after a second.`);
}
