/** What every command has around it: the store's option, cancellation, errors as sentences, the exit code. */
import { Command, Option } from 'commander';
import { RingsightError } from '../../graph/schema/errors.ts';
import { clean, note } from './output.ts';

export const exitCodes = { done: 0, failed: 1, wrongUse: 2, interrupted: 130, terminated: 143 } as const;

/** A command with its example in the help. */
export const command = (name: string, description: string, example: string): Command =>
  new Command(name)
    .description(description)
    .helpOption('-h, --help', 'show this help')
    .addOption(new Option('--debug', 'show where an unexpected error happened'))
    .addHelpText('after', `\nExample:\n  ${example.replaceAll('\n', '\n  ')}`);

/** A command that works on a store. */
export const storeCommand = (name: string, description: string, example: string): Command =>
  command(name, description, example).option(
    '--store <location>',
    'file that holds the graph, or address of a Neo4j server (default: RINGSIGHT_STORE, else data/ringsight.duckdb)',
  );

/** The store that was asked for, else the configured one. */
export async function locationOf({ store }: { readonly store?: string }): Promise<string> {
  if (store !== undefined) return store;
  const { readConfig } = await import('../config.ts');
  return readConfig().store;
}

/** Time that what a failed command leaves open has to close: a server that never answers holds its connection. */
const CLOSING_MILLISECONDS = 2_000;

/** Time that work has to end in good order. The store survives being cut off at any moment. */
const GRACE_MILLISECONDS = 15_000;

/**
 * Runs a command's work, and turns how it ended into an exit code. The first interrupt asks the work to end in good
 * order; a second one, or too long a wait, ends the process.
 */
export async function run(debug: boolean | undefined, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  let interruption: number | null = null;
  const interrupt = (code: number) => () => {
    if (interruption !== null) process.exit(code);
    interruption = code;
    setTimeout(() => process.exit(code), GRACE_MILLISECONDS).unref();
    stop.abort();
  };
  const onInterrupt = interrupt(exitCodes.interrupted);
  const onTerminate = interrupt(exitCodes.terminated);
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
  try {
    await work(stop.signal);
  } catch (error) {
    process.exitCode = report(error, debug === true);
    setTimeout(() => process.exit(), CLOSING_MILLISECONDS).unref();
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
  }
  if (interruption !== null && process.exitCode !== exitCodes.done) process.exitCode = interruption;
}

/** Says what went wrong, and gives the exit code for it. */
function report(error: unknown, debug: boolean): number {
  if (error instanceof RingsightError) {
    note(`${clean(error.subject)}: ${clean(error.reason)}.`);
    note(clean(error.remedy));
    if (debug && error.stack) note(clean(error.stack, { keepLines: true }));
    return error.code === 'BAD_REQUEST' ? exitCodes.wrongUse : exitCodes.failed;
  }
  const message = error instanceof Error ? error.message : String(error);
  note(`Unexpected: ${clean(message)}`);
  note('This is a defect of Ringsight. Please report it with what you did; --debug shows where it happened.');
  if (debug && error instanceof Error && error.stack) note(clean(error.stack, { keepLines: true }));
  return exitCodes.failed;
}
