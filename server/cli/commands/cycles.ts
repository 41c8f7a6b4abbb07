import { type Command, InvalidArgumentError, Option } from 'commander';
import type { TemporalCycleAnswer } from '../../../graph/engine/cycles.ts';
import { DAY } from '../../../graph/schema/time.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { majorUnits } from '../../values.ts';
import { count, jsonLine, note, print, printTable } from '../output.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly windowDays: number;
  readonly maxLength?: number;
  readonly kept?: { readonly least: number; readonly most: number };
  readonly seconds: number;
  readonly list?: number;
  readonly debug?: boolean;
}

const between = (least: number, most: number, whole: boolean) => (text: string) => {
  const value = /^\d{1,9}([.]\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
  }
  return value;
};

function share(text: string): { readonly least: number; readonly most: number } {
  const [, least, most] = /^(\d+(?:[.]\d+)?)-(\d+(?:[.]\d+)?)$/.exec(text) ?? [];
  if (least === undefined || Number(least) > Number(most)) throw new InvalidArgumentError('Write it like 0.7-1.05.');
  return { least: Number(least), most: Number(most) };
}

export const cycles = (): Command =>
  storeCommand(
    'cycles',
    'Counts, and lists if asked, the cycles of transfers between accounts in the order of time: all of them, whatever they mean.',
    'ringsight cycles --window-days 30\nringsight cycles --window-days 90 --max-length 8 --kept 0.7-1.05 --list 1000 > cycles.jsonl',
  )
    .addOption(
      new Option('--window-days <days>', 'most days from the first transfer to the last')
        .argParser(between(0, 36_500, false))
        .default(30),
    )
    .option('--max-length <n>', 'most transfers of a cycle (default: no bound)', between(2, 1_000_000, true))
    .option('--kept <least-most>', 'what each amount may be of the one before it, like 0.7-1.05', share)
    .addOption(
      new Option('--seconds <s>', 'stop then; what was found stands').argParser(between(1, 86_400, true)).default(300),
    )
    .option('--list <n>', 'write so many of them as JSON lines, and the counts to stderr', between(1, 10_000_000, true))
    .action((options: Options) =>
      run(options.debug, async (signal) => {
        const [{ openServices }, { readConfig }] = await Promise.all([
          import('../../services.ts'),
          import('../../config.ts'),
        ]);
        const { windowDays, maxLength, kept, seconds, list } = options;
        const services = await openServices(await locationOf(options), {
          readOnly: true,
          threads: readConfig().threads,
        });
        try {
          const { engine } = services;
          const answer = await engine.transferCycles(
            { window: windowDays * DAY, maxLength, kept },
            { keep: list, milliseconds: seconds * 1000, signal },
          );
          if (list === undefined) show(answer);
          else writeCycles(await engine.snapshot(), answer);
          note(`${count(answer.total)} cycles.`);
          const { completeness, total } = answer;
          if (!completeness.complete)
            note(`Stopped at ${count(total)} (${completeness.stoppedBecause}): not complete.`);
        } finally {
          await services.close();
        }
      }),
    );

function show({ counts }: TemporalCycleAnswer): void {
  printTable(
    [
      { title: 'transfers', align: 'right' },
      { title: 'cycles', align: 'right' },
    ],
    [...counts].map(([length, cyclesOfLength]) => [String(length), count(cyclesOfLength)]),
  );
}

function writeCycles(snapshot: Snapshot, answer: TemporalCycleAnswer): void {
  const transfers = snapshot.edges('transfers');
  for (const cycle of answer.cycles) {
    print(
      jsonLine({
        accounts: cycle.map((edge) => snapshot.idOf(transfers.sources[edge])),
        transfers: cycle.map((edge) => transfers.idOf(edge)),
        at: cycle.map((edge) => new Date(transfers.times[edge]).toISOString()),
        amounts: cycle.map((edge) => majorUnits(transfers.number(edge, 'amount'))),
      }),
    );
  }
  for (const [length, found] of answer.counts) note(`${length} transfers: ${count(found)}`);
}
