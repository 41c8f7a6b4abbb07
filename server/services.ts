/** What GraphQL, REST and the command line all call. */
import { Engine } from '../graph/engine/engine.ts';
import { isShared } from '../graph/store/open.ts';
import type { GraphStore } from '../graph/store/store.ts';
import type { ReportDefect } from './errors.ts';
import { ExportFiles } from './exports/files.ts';
import { openQueue } from './jobs/open.ts';
import { tasksWith } from './jobs/tasks/index.ts';
import { openConfiguredStore } from './store.ts';
import { Entities } from './topics/entity/entity.ts';
import { Events } from './topics/event/event.ts';
import { Findings } from './topics/finding/finding.ts';
import { Jobs } from './topics/job/job.ts';
import { Removals } from './topics/removal/removal.ts';
import { Scores } from './topics/score/score.ts';
import { Workspaces } from './topics/workspace/workspace.ts';

export interface ServiceOptions {
  /** Worker threads for detection; the number of processors when left out. */
  readonly threads?: number;
  /** Reads only: several processes may then have the store open. */
  readonly readOnly?: boolean;
  /** See `OpenOptions`. */
  readonly mustExist?: boolean;
  /** How long work is tried again while a database server does not answer. */
  readonly patienceMs?: number;
  readonly jobs?: JobOptions;
}

export interface JobOptions {
  /** Address of a Redis; jobs are in this process, and end with it, when left out. */
  readonly redis?: string;
  /** Jobs of one task at a time. When left out: two, and none where workers of their own can have the store. */
  readonly concurrency?: number;
  /** Without a sign of life for so long, a worker counts as dead and its jobs go to others. */
  readonly lockSeconds?: number;
  /** The folder that jobs may load files from; none when left out. */
  readonly importFolder?: string;
  /** The folder that jobs write files to. */
  readonly resultsFolder?: string;
  readonly report?: ReportDefect;
  /** See `QueueOptions`. */
  readonly onAttempt?: (job: string, outcome: string) => void;
}

export interface Services {
  /** Where the store is, without credentials. */
  readonly location: string;
  readonly store: GraphStore;
  readonly engine: Engine;
  readonly entities: Entities;
  readonly events: Events;
  readonly findings: Findings;
  readonly scores: Scores;
  readonly workspaces: Workspaces;
  readonly jobs: Jobs;
  readonly removals: Removals;
  readonly files: ExportFiles;
  /** Lets running jobs end or hands them back, ends the worker threads and closes the store. */
  close(): Promise<void>;
}

const CONCURRENCY = 2;
const RESULTS_FOLDER = 'data/results';

/**
 * Opens the store at a location with everything on top of it. Errors: `openStore`.
 *
 * @param location a path, `:memory:`, or the address of a server
 */
export async function openServices(
  location: string,
  { threads, readOnly, mustExist, patienceMs, jobs = {} }: ServiceOptions = {},
): Promise<Services> {
  const store = await openConfiguredStore(location, { readOnly, mustExist, patienceMs });
  const engine = Engine.open(store, { threads });
  const events = new Events(engine);
  const findings = new Findings(engine);
  const scores = new Scores(engine);
  const files = new ExportFiles(jobs.resultsFolder ?? RESULTS_FOLDER);
  const { redis, report, importFolder = null } = jobs;
  const shares = redis !== undefined && isShared(location);
  const queue = await openQueue({
    redis,
    report,
    onAttempt: jobs.onAttempt,
    tasks: tasksWith({ store, engine, findings, scores, files, importFolder, isShared: shares }),
    lockSeconds: jobs.lockSeconds,
    concurrency: jobs.concurrency ?? (shares ? 0 : CONCURRENCY),
  });
  const { location: place } = await store.status();
  return {
    location: place,
    store,
    engine,
    events,
    entities: new Entities(engine),
    findings,
    scores,
    workspaces: new Workspaces(engine),
    removals: new Removals(engine),
    jobs: new Jobs(queue),
    files,
    close: async () => {
      await queue.close();
      await events.close();
      await engine.close();
      await store.close();
    },
  };
}
