/** Compares the columnar snapshot with graphology on one seeded graph, in one run. See README.md. */
import { parseArgs } from 'node:util';
import { MultiDirectedGraph } from 'graphology';
import type { ColumnBatch } from '../../graph/schema/batch.ts';
import { columnsOf } from '../../graph/schema/batch.ts';
import { DAY } from '../../graph/schema/time.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import type { Edges } from '../../graph/snapshot/edges.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import { mulberry32 } from '../random.ts';

const STARTS = 1000;
const HOPS = 2;

interface Transfers {
  readonly accounts: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly at: Float64Array;
  readonly amount: Float64Array;
}

/** Transfers between accounts whose activity falls like a power of their number: few are in many. */
function transfers(accounts: number, count: number, seed: number): Transfers {
  const random = mulberry32(seed);
  const account = (): number => Math.floor(accounts * random() ** 3);
  const from = Uint32Array.from({ length: count }, account);
  const to = Uint32Array.from({ length: count }, account);
  const at = Float64Array.from({ length: count }, () => Math.floor(random() * 365) * DAY);
  const amount = Float64Array.from({ length: count }, () => Math.floor(random() * 1e7));
  return { accounts, from, to, at, amount };
}

const keyOf = (account: number): string => `BANK/${String(account).padStart(8, '0')}`;

function accountBatch({ accounts }: Transfers): ColumnBatch {
  return batch('Account', accounts, { key: Array.from({ length: accounts }, (_, i) => keyOf(i)) });
}

function transferBatch({ from, to, at, amount }: Transfers): ColumnBatch {
  return batch('transfers', from.length, {
    id: BigUint64Array.from({ length: from.length }, (_, i) => BigInt(i)),
    from: Array.from(from, (account) => `Account:${keyOf(account)}`),
    to: Array.from(to, (account) => `Account:${keyOf(account)}`),
    at,
    amount,
  });
}

function batch(kind: 'Account' | 'transfers', length: number, given: ColumnBatch['columns']): ColumnBatch {
  const columns = Object.fromEntries(
    Object.entries(columnsOf(kind)).map(([name, type]) => [
      name,
      given[name] ?? (type === 'text' ? new Array<null>(length).fill(null) : new Float64Array(length).fill(Number.NaN)),
    ]),
  );
  return { kind, length, columns: { ...columns, confidence: new Float64Array(length).fill(1) } };
}

function libraryGraph({ accounts, from, to, at, amount }: Transfers): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (let i = 0; i < accounts; i++) graph.addNode(keyOf(i));
  for (let i = 0; i < from.length; i++) {
    graph.addDirectedEdgeWithKey(i, keyOf(from[i]), keyOf(to[i]), { at: at[i], amount: amount[i] });
  }
  return graph;
}

/** Accounts reached from a start within some hops, the start included. */
function reachedInSnapshot(edges: Edges<'transfers'>, start: number, seen: Int32Array, mark: number): number {
  let frontier = [start];
  seen[start] = mark;
  let reached = 1;
  for (let hop = 0; hop < HOPS; hop++) {
    const next: number[] = [];
    for (const node of frontier) {
      for (let edge = edges.outStart(node); edge < edges.outEnd(node); edge++) {
        const target = edges.targets[edge];
        if (seen[target] === mark) continue;
        seen[target] = mark;
        next.push(target);
      }
    }
    reached += next.length;
    frontier = next;
  }
  return reached;
}

function reachedInLibrary(graph: MultiDirectedGraph, start: string): number {
  const seen = new Set([start]);
  let frontier = [start];
  for (let hop = 0; hop < HOPS; hop++) {
    const next: string[] = [];
    for (const node of frontier) {
      graph.forEachOutNeighbor(node, (target) => {
        if (seen.has(target)) return;
        seen.add(target);
        next.push(target);
      });
    }
    frontier = next;
  }
  return seen.size;
}

/** Out-sums by account within a quarter: a scan of every edge. */
function volumeInSnapshot(snapshot: Snapshot): number {
  const { times, count } = snapshot.edges('transfers');
  const amounts = snapshot.edges('transfers').numbers('amount')!;
  let sum = 0;
  for (let edge = 0; edge < count; edge++) if (times[edge] < 90 * DAY) sum += amounts[edge];
  return sum;
}

function volumeInLibrary(graph: MultiDirectedGraph): number {
  let sum = 0;
  graph.forEachEdge((_, { at, amount }) => {
    if (at < 90 * DAY) sum += amount;
  });
  return sum;
}

const timed = async <T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly ms: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
};

const heap = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '50000' },
    transfers: { type: 'string', default: '500000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const input = transfers(Number(options.accounts), Number(options.transfers), Number(options.seed));
const nodes = accountBatch(input);
const edges = transferBatch(input);
const source = (kind: string): readonly ColumnBatch[] => [nodes, edges].filter((part) => part.kind === kind);

const ours = await timed(() => buildSnapshot('bench', source));
const before = heap();
const theirs = await timed(() => libraryGraph(input));
const libraryBytes = heap() - before;

const starts = Array.from({ length: STARTS }, (_, i) => Math.floor((i * input.accounts) / STARTS));
const seen = new Int32Array(ours.value.nodeCount);
const offset = ours.value.find(`Account:${keyOf(0)}`)!;
const ourReach = await timed(() =>
  starts.reduce(
    (sum, start, i) => sum + reachedInSnapshot(ours.value.edges('transfers'), offset + start, seen, i + 1),
    0,
  ),
);
const theirReach = await timed(() =>
  starts.reduce((sum, start) => sum + reachedInLibrary(theirs.value, keyOf(start)), 0),
);
const ourVolume = await timed(() => volumeInSnapshot(ours.value));
const theirVolume = await timed(() => volumeInLibrary(theirs.value));
if (ourReach.value !== theirReach.value || ourVolume.value !== theirVolume.value) {
  console.error('the answers differ', {
    reach: [ourReach.value, theirReach.value],
    volume: [ourVolume.value, theirVolume.value],
  });
  process.exitCode = 1;
}

const rows = [
  { question: 'build, ms', ours: ours.ms, theirs: theirs.ms },
  { question: `${STARTS} neighbourhoods of ${HOPS} hops, ms`, ours: ourReach.ms, theirs: theirReach.ms },
  { question: 'scan of all transfers, ms', ours: ourVolume.ms, theirs: theirVolume.ms },
  {
    question: 'bytes an edge',
    ours: ours.value.bytes / input.from.length,
    theirs: libraryBytes / input.from.length,
  },
].map((row) => ({ ...row, ratio: row.theirs / row.ours }));
if (options.json) console.log(JSON.stringify(rows));
else {
  console.table(
    Object.fromEntries(
      rows.map(({ question, ours, theirs, ratio }) => [
        question,
        { snapshot: ours.toFixed(2), graphology: theirs.toFixed(2), ratio: `${ratio.toFixed(1)}×` },
      ]),
    ),
  );
}
