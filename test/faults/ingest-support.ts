/** What the faults of an ingest share: files to load, the load as a process, and what is in a store afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../graph/schema/finding.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
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

/** Temporary files of a process that is killed stay behind, so they go to `scratch`, where the test cleans up. */
export function startIngest(store: string, folder: string, scratch: string): ChildProcess {
  const env = { ...process.env, TMPDIR: scratch };
  return spawn(process.execPath, ['--import', 'tsx', child, store, folder], { stdio: 'ignore', env });
}

/** Loads to the end; the exit code. */
export async function ingested(store: string, folder: string, scratch: string): Promise<number | null> {
  return (await once(startIngest(store, folder, scratch), 'exit'))[0];
}

/** Starts a load and kills it at some moment within the time that one takes; whether it was still running then. */
export async function killedIngest(store: string, folder: string, scratch: string, within: number): Promise<boolean> {
  const process = startIngest(store, folder, scratch);
  const ended = once(process, 'exit');
  await delay(within * Math.random());
  if (process.exitCode === null) process.kill('SIGKILL');
  return (await ended)[1] === 'SIGKILL';
}

export interface Content {
  /** As text, which compares fast. */
  readonly graph: string;
  readonly rejected: readonly unknown[];
  readonly runs: readonly Run[];
}

export async function contentOf(store: GraphStore): Promise<Content> {
  const quarantined = await store.list('quarantine');
  return {
    graph: (await graphOf(store)).map((record) => JSON.stringify(record)).join('\n'),
    rejected: quarantined.map(({ run: _, ...row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1)),
    runs: await store.list('run'),
  };
}

export async function contentAt(location: string): Promise<Content> {
  const store = await openStore(location, { readOnly: true });
  try {
    return await contentOf(store);
  } finally {
    await store.close();
  }
}
