import type { Command } from 'commander';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { DetectorOutcome } from '../../../graph/schema/finding.ts';
import { type Instant, parseAsOf } from '../../../graph/schema/time.ts';
import { count, note, printTable, seconds } from '../output.ts';
import { startProgress } from '../progress.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly detector?: readonly string[];
  readonly asOf?: string;
  readonly set?: readonly string[];
  readonly debug?: boolean;
}

export const detect = (): Command =>
  storeCommand(
    'detect',
    'Looks for risk patterns and keeps what it finds.',
    'ringsight detect\nringsight detect --detector circular-flow --as-of 2026-03-31 --set circular-flow.windowDays=30',
  )
    .option('--detector <id...>', 'only these detectors (default: all)')
    .option('--as-of <date>', 'facts that hold on this day, events up to it (default: the latest in the data)')
    .option('--set <detector.parameter=value...>', 'other values of parameters')
    .action((options: Options) =>
      run(options.debug, async (signal) => {
        const parameters = parametersOf(options.set ?? []);
        const asOf = asOfDate(options.asOf);
        const { openServices } = await import('../../services.ts');
        const services = await openServices(await locationOf(options), { ...(await threads()), mustExist: true });
        const progress = await startProgress();
        try {
          const result = await services.engine.detect({
            detectors: options.detector,
            asOf,
            parameters,
            signal,
            onProgress: ({ detector, done, total }) => progress.update(detector, done, total),
          });
          progress.stop();
          show(result.detectors);
        } finally {
          progress.stop();
          await services.close();
        }
      }),
    );

async function threads(): Promise<{ readonly threads: number | undefined }> {
  const { readConfig } = await import('../../config.ts');
  return { threads: readConfig().threads };
}

function asOfDate(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const asOf = parseAsOf(text);
  if (!Number.isNaN(asOf)) return asOf;
  throw new RingsightError('BAD_REQUEST', `--as-of ${text}`, 'it is no date', 'Write it like 2026-03-31.');
}

/** Reads `circular-flow.windowDays=30`. */
function parametersOf(settings: readonly string[]): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const byDetector = new Map<string, Map<string, string>>();
  for (const setting of settings) {
    const [, detector, name, value] = /^([a-z0-9-]+)\.([A-Za-z0-9]+)=(.*)$/s.exec(setting) ?? [];
    if (detector === undefined) {
      const remedy = 'Write it like circular-flow.windowDays=30.';
      throw new RingsightError('BAD_REQUEST', `--set ${setting}`, 'it names no parameter of a detector', remedy);
    }
    byDetector.set(detector, (byDetector.get(detector) ?? new Map<string, string>()).set(name, value));
  }
  return Object.fromEntries([...byDetector].map(([detector, values]) => [detector, Object.fromEntries(values)]));
}

function show(outcomes: readonly DetectorOutcome[]): void {
  printTable(
    [
      { title: 'detector' },
      { title: 'findings', align: 'right' },
      { title: 'time', align: 'right' },
      { title: 'state' },
    ],
    outcomes.map((outcome) => [
      outcome.detector,
      outcome.ran ? count(outcome.findings) : '-',
      outcome.ran ? seconds(outcome.milliseconds) : '-',
      stateOf(outcome),
    ]),
  );
  if (outcomes.some(({ completeness }) => !completeness.complete)) {
    note('A detector was stopped before it had seen everything: what it found stands, and there may be more.');
  }
  if (outcomes.some(({ ran }) => !ran)) note('A detector without data had nothing to look at: that is no all-clear.');
}

function stateOf({ ran, completeness }: DetectorOutcome): string {
  if (!ran) return 'no data';
  return completeness.complete ? 'complete' : `incomplete, stopped by ${completeness.stoppedBecause}`;
}
