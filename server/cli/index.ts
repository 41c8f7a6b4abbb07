/** The command line: a front of the same services as the API. Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted. */
import { Command, CommanderError } from 'commander';
import { cycles } from './commands/cycles.ts';
import { detect } from './commands/detect.ts';
import { features } from './commands/features.ts';
import { findings } from './commands/findings.ts';
import { generate } from './commands/generate.ts';
import { ingest } from './commands/ingest.ts';
import { jobs } from './commands/jobs.ts';
import { remove } from './commands/remove.ts';
import { score } from './commands/score.ts';
import { serve } from './commands/serve.ts';
import { status } from './commands/status.ts';
import { worker } from './commands/worker.ts';
import { endQuietlyWithoutReader } from './output.ts';
import { exitCodes } from './run.ts';

const commands: readonly (() => Command)[] = [
  ingest, //
  detect,
  findings,
  score,
  features,
  cycles,
  generate,
  serve,
  worker,
  jobs,
  remove,
  status,
];

/** Runs one command line and sets the exit code of the process. */
export async function main(args: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  const program = new Command('ringsight')
    .description('Shows who is really behind a borrower, and which bonds between borrowers are dangerous.')
    .usage('<command> [options]')
    .helpCommand(false)
    .showSuggestionAfterError()
    .addHelpText('after', FIRST_STEPS);
  for (const command of commands) program.addCommand(command());
  for (const each of [program, ...program.commands])
    each.exitOverride().showHelpAfterError(`See: ringsight ${each === program ? '' : `${each.name()} `}--help`);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  }
}

const FIRST_STEPS = `
Example:
  ringsight generate --out data/sample --enterprises 2000 --seed 1
  ringsight ingest data/sample
  ringsight detect
  ringsight findings | less
  ringsight serve`;
