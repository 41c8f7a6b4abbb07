/** What the faults of an ingest share: files to load, the load as a process, and what is in a store afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { Engine } from '../../graph/engine/engine.ts';
import type { Finding, IngestRun, Run } from '../../graph/schema/finding.ts';
import type { Kind } from '../../graph/schema/kinds.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { ingest } from '../../ingest/ingest.ts';
import { checksumOf } from '../contract/checksum.ts';
import { graphOf } from '../integration/ingest-support.ts';

const child = fileURLToPath(new URL('../integration/ingest-child.ts', import.meta.url));

export interface InputSize {
  readonly accounts: number;
  readonly transfers: number;
}

/** Files with equal events, repeated keys, rows to reject and ends that dangle. */
export function inputFiles({ accounts, transfers }: InputSize): Readonly<Record<string, string>> {
  const enterprises = Array.from(
    { length: accounts },
    (_, i) => `registry/${i % (accounts - 10)},企业${i % (accounts - 10)},${i === 7 ? 'x' : i}`,
  );
  const holders = Array.from({ length: accounts }, (_, i) => `Enterprise:registry/${i},Account:bank/${i},2024-01-01`);
  const paid = Array.from({ length: transfers }, (_, i) => {
    const [from, to] = [(i * 7) % accounts, (i * 13 + 1) % (accounts + 5)];
    return `Account:bank/${from},Account:bank/${to},2024-03-${String((i % 30) + 1).padStart(2, '0')},${i % 500 === 0 ? '-1' : i % 11}`;
  });
  const text = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
  return {
    'Enterprise.csv': text('key,name,employees', enterprises),
    'Account.csv': text(
      'key',
      Array.from({ length: accounts }, (_, i) => `bank/${i}`),
    ),
    'hasAccount.csv': text('from,to,validFrom', holders),
    'transfers.csv': text('from,to,at,amount', paid),
  };
}

/** A load to be: temporary files of a process that is killed stay behind, so they go to `scratch`, where the test cleans up. */
export interface Load {
  readonly store: string;
  readonly folder: string;
  readonly scratch: string;
}

/** What a load ends with: its run, or the error that it reported. */
export type Outcome = Partial<IngestRun> & { readonly code?: string; readonly message?: string };

export interface LoadProcess {
  /** Lets it begin, once it has opened the store. */
  begin(): Promise<void>;
  /** Ends it at once when it is so far, after some moment more; whether it was still running then. */
  killAt(step: number, within: number): Promise<boolean>;
  /** Its outcome; null of one that was killed. */
  readonly ended: Promise<Outcome | null>;
  /** When each of its steps was reported, the beginning first. */
  readonly steps: readonly number[];
}

/** A process that loads. Several that wait for the word can begin at once. */
export function startLoad({ store, folder, scratch }: Load): LoadProcess {
  const started = spawn(process.execPath, ['--import', 'tsx', child, store, folder], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, TMPDIR: scratch },
  });
  let output = '';
  started.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const steps: number[] = [];
  const opened = new Promise<void>((resolve) => {
    started.on('message', (message) => (message === 'open' ? resolve() : steps.push(performance.now())));
    started.once('close', () => resolve());
  });
  const closed = once(started, 'close');
  const ended = closed.then(([, signal]) => (signal === 'SIGKILL' ? null : (JSON.parse(output) as Outcome)));
  const begin = async (): Promise<void> => {
    await opened;
    if (started.connected) started.send('begin');
  };
  const killAt = async (step: number, within: number): Promise<boolean> => {
    await begin();
    while (steps.length <= step && started.exitCode === null) await Promise.race([once(started, 'message'), closed]);
    await delay(within * Math.random());
    started.kill('SIGKILL');
    return (await ended) === null;
  };
  return { begin, killAt, ended, steps };
}

/** Loads to the end. */
export async function loaded(load: Load): Promise<Outcome | null> {
  const process = startLoad(load);
  await process.begin();
  return process.ended;
}

/** How a load that nobody disturbs goes. */
export interface Pace {
  readonly steps: number;
  /** Milliseconds. */
  readonly perStep: number;
}

export async function paceOf(load: Load): Promise<Pace> {
  const process = startLoad(load);
  await process.begin();
  expect(await process.ended).toMatchObject({ endedAt: expect.any(Number) });
  const { steps } = process;
  return { steps: steps.length - 1, perStep: (steps[steps.length - 1] - steps[0]) / (steps.length - 1) };
}

/**
 * Kills loads one after the other, each a step further on and at some moment within it, so that every step is hit in the middle while
 * what it writes is new; then loads to the end. How many were killed.
 */
export async function killedLoads(load: Load, { steps, perStep }: Pace, kills: number): Promise<number> {
  let killed = 0;
  for (let kill = 0; kill < kills; kill++) {
    const step = Math.floor((kill * steps) / kills);
    if (await startLoad(load).killAt(step, perStep)) killed++;
  }
  expect(await loaded(load)).toMatchObject({ endedAt: expect.any(Number) });
  return killed;
}

export interface Content {
  /** As text, which compares fast. */
  readonly graph: string;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
  readonly sequence: number;
  /** Of the snapshot. */
  readonly checksum: string;
  /** Without when and by which run they were found. */
  readonly findings: readonly string[];
  readonly rejected: readonly unknown[];
  readonly runs: readonly Run[];
}

/** All that a store holds, and what is found in it. The run that finds it stays in the store. */
export async function contentOf(store: GraphStore): Promise<Content> {
  const { counts, sequence } = await store.status();
  const quarantined = await store.list('quarantine');
  const runs = (await store.list('run')).filter(({ type }) => type === 'ingest');
  const engine = Engine.open(store, { threads: 1 });
  await engine.detect();
  const found = await engine.currentFindings();
  const checksum = checksumOf(await engine.snapshot());
  await engine.close();
  return {
    graph: (await graphOf(store)).map((record) => JSON.stringify(record)).join('\n'),
    counts,
    sequence,
    checksum,
    findings: found.map(comparable).sort(),
    rejected: quarantined.map(({ run: _, ...row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1)),
    runs,
  };
}

const comparable = ({ run: _, foundAt: __, snapshot: ___, ...finding }: Finding): string => JSON.stringify(finding);

export async function contentAt(location: string): Promise<Content> {
  const store = await openStore(location);
  try {
    return await contentOf(store);
  } finally {
    await store.close();
  }
}

/** What one load of a folder that nothing disturbs gives. */
export async function undisturbed(...folders: readonly string[]): Promise<Content> {
  const store = await openStore(':memory:');
  try {
    for (const folder of folders) await ingest(store, { inputs: [folder] });
    return await contentOf(store);
  } finally {
    await store.close();
  }
}

/** The same graph with the same sources, rejected rows, snapshot and findings. */
export function expectSame(found: Content, expected: Content): void {
  expect(found.graph === expected.graph, 'the graphs are equal').toBe(true);
  const { graph: _, runs: __, sequence: ___, ...rest } = expected;
  expect(found).toMatchObject(rest);
}
