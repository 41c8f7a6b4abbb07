import type { Command } from 'commander';
import type { QuarantinedRow, Run } from '../../../graph/schema/finding.ts';
import { edgeKindNames, nodeKindNames } from '../../../graph/schema/kinds.ts';
import type { GraphStore, StoreStatus } from '../../../graph/store/store.ts';
import { bytes, clean, count, print, printTable, seconds, time } from '../output.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly debug?: boolean;
}

const RUNS = 5;
const ROWS = 10;
const PAGE = 10_000;
const LONGEST_VALUE = 60;

export const status = (): Command =>
  storeCommand(
    'status',
    'Shows what the graph holds, the last runs, and rows that could not enter.',
    'ringsight status --store bank.duckdb',
  ).action((options: Options) =>
    run(options.debug, async () => {
      const { openConfiguredStore } = await import('../../store.ts');
      const store = await openConfiguredStore(await locationOf(options), { readOnly: true });
      try {
        showStore(await store.status());
        showRuns(await store.list('run'));
        await showQuarantine(store);
      } finally {
        await store.close();
      }
    }),
  );

function showStore({ location, bytes: size, sequence, counts }: StoreStatus): void {
  print(`store     ${clean(location)}${size === null ? '' : `, ${bytes(size)}`}`);
  print(`sequence  ${count(sequence)}`);
  const rows = [...nodeKindNames, ...edgeKindNames].flatMap((kind) => {
    const records = counts[kind] ?? 0;
    return records === 0 ? [] : [[kind, count(records)]];
  });
  print('');
  if (rows.length === 0) print('The graph is empty.');
  else printTable([{ title: 'kind' }, { title: 'records', align: 'right' }], rows);
}

function showRuns(runs: readonly Run[]): void {
  if (runs.length === 0) return;
  print('');
  printTable(
    [{ title: 'run' }, { title: 'started (UTC)' }, { title: 'took', align: 'right' }, { title: 'result' }],
    runs
      .slice(-RUNS)
      .toReversed()
      .map((each) => [
        each.type,
        time(each.startedAt),
        each.endedAt === null ? '-' : seconds(each.endedAt - each.startedAt),
        each.endedAt === null ? 'came to no end' : resultOf(each),
      ]),
  );
}

function resultOf(run: Run): string {
  if (run.type === 'detection') {
    const found = run.detectors.reduce((sum, { findings }) => sum + findings, 0);
    return `${count(found)} findings of ${run.detectors.filter(({ ran }) => ran).length} detectors`;
  }
  if (run.type === 'removal') {
    const gone = Object.values(run.counts).reduce((total, records) => total + records, 0);
    return `${count(gone)} records removed by ${clean(run.by)}`;
  }
  const sum = (part: 'inserted' | 'updated' | 'unchanged') =>
    count(Object.values(run.counts).reduce((total, counts) => total + counts[part], 0));
  const parts = `${sum('inserted')} inserted, ${sum('updated')} updated, ${sum('unchanged')} unchanged`;
  return `${run.format}: ${parts}, ${count(run.rejected)} rejected`;
}

async function showQuarantine(store: GraphStore): Promise<void> {
  const { reasons, latest } = await quarantineOf(store);
  if (latest.length === 0) return;
  print('');
  printTable(
    [{ title: 'rows', align: 'right' }, { title: 'not read, because' }],
    [...reasons].sort(([, a], [, b]) => b - a).map(([reason, rows]) => [count(rows), reason]),
  );
  print('');
  printTable(
    [{ title: 'latest' }, { title: 'column' }, { title: 'value' }, { title: 'reason' }],
    latest.map(({ file, line, column, value, reason }) => [
      `${file}:${line}`,
      column ?? '-',
      value === null ? '-' : shortened(value),
      reason,
    ]),
  );
}

/** How many rows there are by reason, and the latest ones, newest first. */
async function quarantineOf(store: GraphStore): Promise<{
  readonly reasons: ReadonlyMap<string, number>;
  readonly latest: readonly QuarantinedRow[];
}> {
  const reasons = new Map<string, number>();
  let latest: readonly QuarantinedRow[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await store.list('quarantine', { limit: PAGE, after });
    for (const { reason } of page) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    latest = [...latest, ...page.slice(-ROWS)].slice(-ROWS);
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  return { reasons, latest: latest.toReversed() };
}

const shortened = (value: string): string =>
  value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;
