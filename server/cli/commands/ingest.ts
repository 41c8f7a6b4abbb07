import type { Command } from 'commander';
import { Option } from 'commander';
import type { IngestRun } from '../../../graph/schema/finding.ts';
import type { GraphStore } from '../../../graph/store/store.ts';
import type { FormatId } from '../../../ingest/mappings/mapping.ts';
import { clean, count, note, printTable, seconds } from '../output.ts';
import { startProgress } from '../progress.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly format?: FormatId;
  readonly debug?: boolean;
}

const SHOWN = 5;

export const ingest = (): Command =>
  storeCommand(
    'ingest',
    'Loads files into the graph. Loading the same again changes nothing.',
    'ringsight ingest data/sample\nringsight ingest transfers.csv loans.parquet --format portfolio --store bank.duckdb',
  )
    .argument('<path...>', 'files, and folders of files')
    .addOption(
      new Option('--format <format>', 'layout of the files (default: recognised)').choices([
        'portfolio',
        'finbench',
        'amlsim',
      ] satisfies readonly FormatId[]),
    )
    .action((inputs: readonly string[], options: Options) =>
      run(options.debug, async (signal) => {
        const [{ openConfiguredStore }, { ingest: load }] = await Promise.all([
          import('../../store.ts'),
          import('../../../ingest/ingest.ts'),
        ]);
        const store = await openConfiguredStore(await locationOf(options));
        const progress = await startProgress();
        const startedAt = performance.now();
        try {
          const { format } = options;
          const onProgress = ({ kind, rows, total }: { kind: string; rows: number; total: number | null }) =>
            progress.update('kind', rows, total, kind);
          const result = await load(store, { inputs, format, signal, onProgress });
          progress.stop();
          await show(store, result, performance.now() - startedAt);
        } finally {
          progress.stop();
          await store.close();
        }
      }),
    );

async function show(store: GraphStore, { id, counts, rejected, warnings, format }: IngestRun, milliseconds: number) {
  const kinds = Object.entries(counts);
  printTable(
    [
      { title: 'kind' },
      { title: 'inserted', align: 'right' },
      { title: 'updated', align: 'right' },
      { title: 'unchanged', align: 'right' },
    ],
    kinds.map(([kind, { inserted, updated, unchanged }]) => [kind, count(inserted), count(updated), count(unchanged)]),
  );
  const changed = kinds.reduce((sum, [, { inserted, updated }]) => sum + inserted + updated, 0);
  const rows = kinds.reduce((sum, [, { unchanged }]) => sum + unchanged, changed) + rejected;
  const speed = count(Math.round((rows / milliseconds) * 1000));
  note(`${count(rows)} rows of format ${format} in ${seconds(milliseconds)}, ${speed} rows/s.`);
  if (changed === 0 && rows > 0) note('Nothing changed: the graph has all of it already.');
  if (rejected > 0) await showRejected(store, id, rejected);
  if (warnings > 0) note(`${count(warnings)} warnings: records were kept and flagged, or columns were not read.`);
}

async function showRejected(store: GraphStore, run: string, rejected: number): Promise<void> {
  note(`${count(rejected)} rows were rejected, the first of them because:`);
  const rows = await store.list('quarantine', { where: { run }, limit: SHOWN });
  for (const { file, line, column, reason } of rows) {
    note(clean(`  ${file}:${line} ${column === null ? '' : `${column}: `}${reason}`));
  }
  note('See more: ringsight status');
}
