import { type Command, Option } from 'commander';
import { RingsightError } from '../../../graph/schema/errors.ts';
import { type Job, type JobQueue, type JobState, jobStates } from '../../jobs/queue.ts';
import { clean, note, printTable, time } from '../output.ts';
import { command, run } from '../run.ts';

interface Options {
  readonly state?: JobState;
  readonly cancel?: string;
  readonly retry?: string;
  readonly debug?: boolean;
}

const SHOWN = 50;

export const jobs = (): Command =>
  command(
    'jobs',
    'Lists the jobs in Redis (RINGSIGHT_REDIS), cancels one, or puts one back.',
    'ringsight jobs --state failed\nringsight jobs --retry detect-0b4c…',
  )
    .addOption(
      new Option('--state <state>', 'only those in this state; failed are the dead letters').choices(jobStates),
    )
    .option('--cancel <id>', 'end this job')
    .addOption(new Option('--retry <id>', 'put this job back that failed or was cancelled').conflicts('cancel'))
    .action((options: Options) =>
      run(options.debug, async () => {
        const queue = await openConfigured();
        try {
          const { cancel, retry, state } = options;
          if (cancel !== undefined) show([await queue.cancel(cancel)]);
          else if (retry !== undefined) show([await queue.retry(retry)]);
          else show(await queue.list({ states: state === undefined ? undefined : [state] }));
        } finally {
          await queue.close();
        }
      }),
    );

/** The queue alone: no store is needed, and nothing is worked here. */
async function openConfigured(): Promise<JobQueue> {
  const [{ readConfig }, { openQueueOnly }] = await Promise.all([
    import('../../config.ts'),
    import('../../jobs/open.ts'),
  ]);
  const { redis } = readConfig().jobs;
  if (redis !== undefined) return openQueueOnly(redis);
  const remedy = 'Set it to the address of a Redis. Jobs of a server without one are asked for over its API.';
  throw new RingsightError('BAD_REQUEST', 'RINGSIGHT_REDIS', 'it is not set', remedy);
}

function show(list: readonly Job[]): void {
  if (list.length === 0) {
    note('No jobs.');
    return;
  }
  printTable(
    [
      { title: 'job' },
      { title: 'state' },
      { title: 'done', align: 'right' },
      { title: 'by' },
      { title: 'created (UTC)' },
      { title: 'reason' },
    ],
    list
      .slice(0, SHOWN)
      .map(({ id, state, progress, by, createdAt, problem }) => [
        id,
        state,
        progress === null ? '-' : `${progress.done}/${progress.total ?? '?'}`,
        clean(by),
        time(createdAt),
        clean(problem?.detail ?? '-'),
      ]),
  );
  if (list.length > SHOWN) note(`${list.length - SHOWN} older ones are not shown.`);
}
