import { type Command, InvalidArgumentError, Option } from 'commander';
import { clean, count, note, printTable } from '../output.ts';
import { startProgress } from '../progress.ts';
import { command, run } from '../run.ts';

interface Options {
  readonly out: string;
  readonly enterprises: number;
  readonly seed: number;
  readonly format: 'csv' | 'parquet';
  readonly debug?: boolean;
}

export const wholeNumber = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It is no whole number.');
  return Number(text);
};

export const generate = (): Command =>
  command(
    'generate',
    'Writes a fictitious portfolio with planted risk patterns. The same seed gives the same files.',
    'ringsight generate --out data/sample --enterprises 2000 --seed 1',
  )
    .requiredOption('--out <dir>', 'folder to write into')
    .requiredOption('--enterprises <n>', 'how many enterprises', wholeNumber)
    .requiredOption('--seed <n>', 'which portfolio of all that could be', wholeNumber)
    .addOption(new Option('--format <format>', 'format of the files').choices(['csv', 'parquet']).default('csv'))
    .action(({ debug, ...options }: Options) =>
      run(debug, async (signal) => {
        const { generatePortfolio } = await import('../../../ingest/generate/portfolio.ts');
        const progress = await startProgress();
        try {
          const { files, planted } = await generatePortfolio({
            ...options,
            signal,
            onProgress: ({ done, total }) => progress.update('enterprises', done, total),
          });
          progress.stop();
          printTable(
            [{ title: 'file' }, { title: 'rows', align: 'right' }],
            files.map(({ name, rows }) => [name, count(rows)]),
          );
          note(`${count(planted)} patterns are planted. Load it: ringsight ingest ${clean(options.out)}`);
        } finally {
          progress.stop();
        }
      }),
    );
