/** Compares writing and reading a Neo4j store with the plain loops, in one run. See README.md. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import neo4j, { type Session } from 'neo4j-driver';
import { type ColumnBatch, columnsOf } from '../../graph/schema/batch.ts';
import { DAY } from '../../graph/schema/time.ts';
import { buildSnapshot } from '../../graph/snapshot/build.ts';
import { openStore } from '../../graph/store/open.ts';
import { startNeo4j } from '../../test/services/neo4j.ts';

const PLAIN_ROWS = 10_000;
const WARM_UP = 100_000;

interface Transfers {
  readonly accounts: number;
  readonly id: BigUint64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly at: Float64Array;
  readonly amount: Float64Array;
}

/** Transfers between accounts whose activity falls like a power of their number: few are in many. */
function transfers(accounts: number, count: number, seed: number): Transfers {
  const random = mulberry32(seed);
  const account = (): number => Math.floor(accounts * random() ** 3);
  const half = (): bigint => BigInt(Math.floor(random() * 2 ** 32));
  return {
    accounts,
    id: BigUint64Array.from({ length: count }, () => (half() << 32n) | half()),
    from: Uint32Array.from({ length: count }, account),
    to: Uint32Array.from({ length: count }, account),
    at: Float64Array.from({ length: count }, () => Math.floor(random() * 365) * DAY),
    amount: Float64Array.from({ length: count }, () => Math.floor(random() * 1e7)),
  };
}

/** A small, well-spread generator for benchmarks. Source: Tommy Ettinger's mulberry32, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const keyOf = (account: number): string => `BANK/${String(account).padStart(8, '0')}`;
const originOf = (row: number): string => `portfolio:transfers.csv:${row + 2}`;

function batchOf(kind: 'Account' | 'transfers', length: number, given: ColumnBatch['columns']): ColumnBatch {
  const columns = Object.entries(columnsOf(kind)).map(([name, type]) => [
    name,
    given[name] ?? (type === 'text' ? new Array<null>(length).fill(null) : new Float64Array(length).fill(Number.NaN)),
  ]);
  return { kind, length, columns: { ...Object.fromEntries(columns), confidence: new Float64Array(length).fill(1) } };
}

function* batchesOf({ id, from, to, at, amount }: Transfers, end: number, batchRows: number): Generator<ColumnBatch> {
  for (let start = 0; start < end; start += batchRows) {
    const rows = Math.min(batchRows, end - start);
    const cut = <A extends { slice(from: number, to: number): A }>(column: A): A => column.slice(start, start + rows);
    yield batchOf('transfers', rows, {
      id: cut(id),
      from: Array.from(cut(from), (account) => `Account:${keyOf(account)}`),
      to: Array.from(cut(to), (account) => `Account:${keyOf(account)}`),
      at: cut(at),
      amount: cut(amount),
      origin: Array.from({ length: rows }, (_, i) => originOf(start + i)),
    });
  }
}

/** The peer: one map a row, ten thousand rows a statement, each statement a transaction. */
async function writePlainly(session: Session, { id, from, to, at, amount }: Transfers, end: number): Promise<void> {
  for (let start = 0; start < end; start += PLAIN_ROWS) {
    const rows = Array.from({ length: Math.min(PLAIN_ROWS, end - start) }, (_, i) => ({
      id: neo4j.int(BigInt.asIntN(64, id[start + i])),
      from: keyOf(from[start + i]),
      to: keyOf(to[start + i]),
      at: at[start + i],
      amount: amount[start + i],
      origin: originOf(start + i),
    }));
    await session.executeWrite((tx) =>
      tx.run(
        `UNWIND $rows AS row MATCH (a:PlainAccount {key: row.from}) MATCH (b:PlainAccount {key: row.to})
         CREATE (a)-[:PLAIN {id: row.id, at: row.at, amount: row.amount, origin: row.origin, confidence: 1.0}]->(b)`,
        { rows },
      ),
    );
  }
}

/** The peer of a snapshot: every edge a record. */
async function readPlainly(session: Session): Promise<number> {
  const rows: unknown[][] = [];
  const result = session.run(
    `MATCH (a:PlainAccount)-[t:PLAIN]->(b:PlainAccount)
     RETURN t.id, a.key, b.key, t.at, t.amount, t.purpose, t.channel, t.confidence`,
  );
  for await (const record of result) rows.push([...record.values()]);
  return rows.length;
}

interface Measured<T> {
  readonly value: T;
  readonly seconds: number;
  /** Processor time of this process and of the server together, in seconds; NaN where the system does not tell. */
  readonly busy: number;
}

async function timed<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const [start, busy] = [performance.now(), busySeconds()];
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000, busy: busySeconds() - busy };
}

function busySeconds(): number {
  const { user, system } = process.cpuUsage();
  const status = `/proc/${server.pid}/stat`;
  if (!existsSync(status)) return Number.NaN;
  // The 14th and 15th fields, in hundredths of a second; the second is a name in brackets.
  const fields = readFileSync(status, 'utf8').split(') ')[1].split(' ');
  return (user + system) / 1e6 + (Number(fields[11]) + Number(fields[12])) / 100;
}

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '50000' },
    transfers: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(options.transfers);
const input = transfers(Number(options.accounts), count, Number(options.seed));
const warmUp = transfers(1_000, Math.min(WARM_UP, count), 99);
const server = await startNeo4j({ heapMb: 2000, pageCacheMb: 512, optimised: true });
const driver = neo4j.driver(server.uri);
const session = driver.session();
const store = await openStore(server.uri);
try {
  await session.run('CREATE CONSTRAINT FOR (a:PlainAccount) REQUIRE a.key IS UNIQUE');
  const keys = Array.from({ length: input.accounts }, (_, i) => keyOf(i));
  for (let start = 0; start < keys.length; start += store.batching.rows) {
    const part = keys.slice(start, start + store.batching.rows);
    await session.run('UNWIND $part AS key CREATE (:PlainAccount {key: key})', { part });
    await store.upsert(batchOf('Account', part.length, { key: part }));
  }
  const write = async (rows: Transfers, end: number) => {
    // As a load does: the next batch is made while two are on their way.
    const writing: Promise<unknown>[] = [];
    for (const batch of batchesOf(rows, end, store.batching.rows)) {
      if (writing.length === store.batching.atOnce) await writing.shift();
      writing.push(store.upsert(batch));
    }
    await Promise.all(writing);
  };
  // Java is slow at first, with both.
  await writePlainly(session, warmUp, warmUp.id.length);
  await write(warmUp, warmUp.id.length);
  const plainWrite = await timed(() => writePlainly(session, input, count));
  const ourWrite = await timed(() => write(input, count));
  const again = await timed(() => write(input, Math.min(count, 262_144)));
  const read = () =>
    buildSnapshot('bench', (kind, columns) => store.scan(kind, { columns, bulk: true })).then(
      (snapshot) => snapshot.edges('transfers').count,
    );
  await read();
  const ourRead = await timed(read);
  await readPlainly(session);
  const plainRead = await timed(() => readPlainly(session));
  if (ourRead.value !== plainRead.value) throw new Error(`${ourRead.value} edges were read, not ${plainRead.value}`);
  const compared = (question: string, ours: Measured<unknown>, edges: number, plain: Measured<unknown>) => ({
    question,
    ours: edges / ours.seconds,
    plain: count / plain.seconds,
    ratio: edges / ours.seconds / (count / plain.seconds),
    oursMicroseconds: (ours.busy / edges) * 1e6,
    plainMicroseconds: (plain.busy / count) * 1e6,
  });
  const rows = [
    compared('write', ourWrite, count, plainWrite),
    compared('snapshot', ourRead, count, plainRead),
    compared('write what is there already', again, Math.min(count, 262_144), plainWrite),
  ];
  if (options.json) console.log(JSON.stringify(rows));
  else {
    const whole = (rate: number): string => Math.round(rate).toLocaleString('en-US');
    console.table(
      Object.fromEntries(
        rows.map(({ question, ours, plain, ratio, oursMicroseconds, plainMicroseconds }) => [
          question,
          {
            'edges/s': whole(ours),
            'plain edges/s': whole(plain),
            ratio: `${ratio.toFixed(2)}×`,
            'µs CPU an edge': oursMicroseconds.toFixed(1),
            'plain µs': plainMicroseconds.toFixed(1),
          },
        ]),
      ),
    );
  }
} finally {
  await store.close();
  await session.close();
  await driver.close();
  await server.stop();
}
