import { type Command, InvalidArgumentError } from 'commander';
import { RingsightError } from '../../../graph/schema/errors.ts';
import { clean, note, print, time } from '../output.ts';
import { exitCodes, locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly concurrency?: number;
  readonly debug?: boolean;
}

const jobCount = (text: string): number => {
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 64) throw new InvalidArgumentError('Give 1 to 64.');
  return Number(text);
};

const CONCURRENCY = 2;

const outcomes: Readonly<Record<string, string>> = {
  succeeded: 'succeeded',
  again: 'failed and is tried again',
  ended: 'failed or was cancelled',
  handedBack: 'went back into the queue',
};

/** A line for each job that left this worker; one that only looked whether its parts are done did not. */
const onAttempt = (job: string, outcome: string): void => {
  if (outcome in outcomes) note(`${time(Date.now())} ${clean(job)} ${outcomes[outcome]}`);
};

export const worker = (): Command =>
  storeCommand(
    'worker',
    'Works jobs of the queue in Redis (RINGSIGHT_REDIS) until it is interrupted.',
    'ringsight worker --concurrency 2',
  )
    .option('--concurrency <n>', 'jobs of one task at a time (default: RINGSIGHT_JOBS, else 2)', jobCount)
    .action((options: Options) =>
      run(options.debug, async (signal) => {
        const [{ readConfig }, { openServices }] = await Promise.all([
          import('../../config.ts'),
          import('../../services.ts'),
        ]);
        const { threads, jobs } = readConfig();
        if (jobs.redis === undefined) {
          const remedy = 'Set it to the address of a Redis. Without one the server works its jobs itself.';
          throw new RingsightError('BAD_REQUEST', 'RINGSIGHT_REDIS', 'it is not set', remedy);
        }
        const location = await locationOf(options);
        if (location === ':memory:') {
          const remedy = 'Give the store that the server has.';
          throw new RingsightError('BAD_REQUEST', 'store :memory:', 'a worker would have one of its own', remedy);
        }
        const concurrency = options.concurrency ?? jobs.concurrency ?? CONCURRENCY;
        const services = await openServices(location, { threads, jobs: { ...jobs, concurrency, onAttempt } });
        print(`Ringsight works jobs on ${clean(services.location)}`);
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        note('Ending: jobs have a few seconds to end, then go back into the queue.');
        await services.close();
        // Being told to end is how working ends.
        process.exitCode = exitCodes.done;
      }),
    );
