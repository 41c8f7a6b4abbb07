import { once } from 'node:events';
import { type Command, Option } from 'commander';
import type {
  CycleOptions,
  FeatureOptions,
  PatternOptions,
} from '../../../graph/algorithms/streaming/feature-options.ts';
import type { TransferFeatureRow } from '../../../graph/engine/transfer-features.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import { DAY } from '../../../graph/schema/time.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { majorUnits } from '../../values.ts';
import { count, csvLine, jsonLine, note } from '../output.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly only?: readonly Pattern[];
  readonly set?: readonly string[];
  readonly format: 'csv' | 'jsonl';
  readonly evidence?: boolean;
  readonly debug?: boolean;
}

const patterns = ['fan', 'degree', 'scatterGather', 'cycle', 'statistics'] as const;
type Pattern = (typeof patterns)[number];

export const features = (): Command =>
  storeCommand(
    'features',
    'Writes what a model wants to know of every transfer at the moment that it came: fans, degrees, scatter-gather, cycles, statistics.',
    'ringsight features > features.csv\nringsight features transfers.csv --only cycle fan --set cycle.windowDays=30 fan.bins=2,5,10 --format jsonl --evidence',
  )
    .argument('[path...]', 'files and folders to read, into memory alone (default: the store)')
    .addOption(new Option('--only <pattern...>', 'only these').choices(patterns))
    .option('--set <pattern.name=value...>', 'windowDays of any, bins of a pattern, maxLength and bundled of cycle')
    .addOption(new Option('--format <format>', 'how to write them').choices(['csv', 'jsonl']).default('csv'))
    .option('--evidence', 'with the entities and transfers that patterns are made of; needs --format jsonl')
    .action((inputs: readonly string[], options: Options) =>
      run(options.debug, async (signal) => {
        const wanted = await featureOptions(options);
        if (options.evidence && options.format !== 'jsonl') {
          throw new RingsightError('BAD_REQUEST', '--evidence', 'a line of CSV cannot hold it', 'Add --format jsonl.');
        }
        const snapshot = await snapshotOf(inputs, options, signal);
        const { TransferFeatures } = await import('../../../graph/algorithms/streaming/transfer-features.ts');
        const { transferFeatures } = await import('../../../graph/engine/transfer-features.ts');
        const stream = new TransferFeatures(wanted);
        const write = { csv: csvOf, jsonl: jsonOf }[options.format];
        await writeLines(linesOf(), signal);

        function* linesOf(): Generator<string> {
          if (options.format === 'csv')
            yield csvLine(['id', 'from', 'to', 'at', 'amount', ...stream.columns, 'complete']);
          for (const row of transferFeatures(snapshot, stream)) {
            yield write(snapshot, row, stream.columns, options.evidence === true);
          }
        }
      }),
    );

async function snapshotOf(inputs: readonly string[], options: Options, signal: AbortSignal): Promise<Snapshot> {
  const { openServices } = await import('../../services.ts');
  const location = inputs.length > 0 ? ':memory:' : await locationOf(options);
  const services = await openServices(location, { readOnly: inputs.length === 0 });
  try {
    if (inputs.length > 0) {
      const { ingest } = await import('../../../ingest/ingest.ts');
      const { rejected } = await ingest(services.store, { inputs, signal });
      if (rejected > 0)
        note(`${count(rejected)} rows could not be read. To see them: ringsight ingest, then ringsight status.`);
    }
    return await services.engine.snapshot();
  } finally {
    await services.close();
  }
}

/** A transfer as it leaves the program. */
function transferOf(snapshot: Snapshot, { transfer }: TransferFeatureRow) {
  const transfers = snapshot.edges('transfers');
  const amount = transfers.number(transfer, 'amount');
  return {
    id: transfers.idOf(transfer),
    from: snapshot.idOf(transfers.sources[transfer]),
    to: snapshot.idOf(transfers.targets[transfer]),
    at: new Date(transfers.times[transfer]).toISOString(),
    amount: Number.isNaN(amount) ? null : majorUnits(amount),
  };
}

function csvOf(snapshot: Snapshot, row: TransferFeatureRow): string {
  const { id, from, to, at, amount } = transferOf(snapshot, row);
  return csvLine([id, from, to, at, amount, ...row.features, row.complete ? 1 : 0]);
}

/** Features that are 0 are left out: nearly all are. */
function jsonOf(
  snapshot: Snapshot,
  row: TransferFeatureRow,
  columns: readonly string[],
  withEvidence: boolean,
): string {
  const known = columns.flatMap((name, i) => (row.features[i] === 0 ? [] : [[name, row.features[i]] as const]));
  const line = { ...transferOf(snapshot, row), features: Object.fromEntries(known), complete: row.complete };
  return jsonLine(withEvidence ? { ...line, evidence: evidenceOf(snapshot, row) } : line);
}

function evidenceOf(snapshot: Snapshot, row: TransferFeatureRow) {
  const { fanIn, fanOut, scatterGathers, cycles } = row.evidence();
  const nodes = (indices: readonly number[]) => indices.map((node) => snapshot.idOf(node));
  const edges = (indices: readonly number[]) => indices.map((edge) => snapshot.edges('transfers').idOf(edge));
  const fan = (known: typeof fanIn) => known && { others: nodes(known.others), transfers: edges(known.transfers) };
  return {
    fanIn: fan(fanIn),
    fanOut: fan(fanOut),
    scatterGathers: scatterGathers.map(({ source, sink, between, transfers }) => ({
      source: snapshot.idOf(source),
      sink: snapshot.idOf(sink),
      between: nodes(between),
      transfers: edges(transfers),
    })),
    cycles: cycles.map(({ vertices, transfers }) => ({ entities: nodes(vertices), transfers: edges(transfers) })),
  };
}

/** Lines handed over at once. */
const CHUNK = 500;

/** Writes as fast as the reader reads, so that a slow one does not fill the memory. */
async function writeLines(lines: Iterable<string>, signal: AbortSignal): Promise<void> {
  let chunk: string[] = [];
  const flush = async (): Promise<void> => {
    if (chunk.length > 0 && !process.stdout.write(`${chunk.join('\n')}\n`)) await once(process.stdout, 'drain');
    chunk = [];
  };
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length < CHUNK) continue;
    await flush();
    // A signal is heard only when the loop lets go.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new RingsightError('CANCELLED', 'features', 'it was cancelled', 'Run it again.');
  }
  await flush();
}

async function featureOptions({ only, set = [] }: Options): Promise<FeatureOptions> {
  const { featureDefaults } = await import('../../../graph/algorithms/streaming/feature-options.ts');
  const chosen = new Map<Pattern, Settings>(
    patterns.flatMap((name) => (only && !only.includes(name) ? [] : [[name, { ...featureDefaults[name] }] as const])),
  );
  for (const setting of set) applySetting(chosen, setting);
  const of = <P>(name: Pattern): P | null => (chosen.get(name) as P | undefined) ?? null;
  return {
    fan: of<PatternOptions>('fan'),
    degree: of<PatternOptions>('degree'),
    scatterGather: of<PatternOptions>('scatterGather'),
    cycle: of<CycleOptions>('cycle'),
    statistics: of<{ readonly window: number }>('statistics'),
    lateness: 0,
  };
}

interface Settings {
  window?: number;
  bins?: readonly number[];
  maxLength?: number;
  bundled?: boolean;
}

/** Reads `cycle.windowDays=30`, `fan.bins=2,5,10`, `cycle.maxLength=6`, `cycle.bundled=true`. */
function applySetting(chosen: ReadonlyMap<Pattern, Settings>, setting: string): void {
  const wrong = (reason: string): RingsightError =>
    new RingsightError(
      'BAD_REQUEST',
      `--set ${setting}`,
      reason,
      'Write it like cycle.windowDays=30 or fan.bins=2,5,10.',
    );
  const [, pattern, name, value] = /^([A-Za-z]+)\.([A-Za-z]+)=(.+)$/s.exec(setting) ?? [];
  const settings = chosen.get(pattern as Pattern);
  if (settings === undefined) throw wrong('it names no pattern that is computed');
  if (name === 'windowDays' && Number(value) > 0 && Number(value) <= 36_500) settings.window = Number(value) * DAY;
  else if (name === 'bins' && pattern !== 'statistics')
    settings.bins = binsOf(value) ?? fail(wrong('bins ascend and are whole'));
  else if (name === 'maxLength' && pattern === 'cycle' && /^\d{1,4}$/.test(value) && Number(value) >= 2)
    settings.maxLength = Number(value);
  else if (name === 'bundled' && pattern === 'cycle' && /^(true|false)$/.test(value))
    settings.bundled = value === 'true';
  else throw wrong('there is no such setting, or its value cannot be');
}

function binsOf(text: string): readonly number[] | null {
  const bins = text.split(',').map(Number);
  const isRight = bins.every(
    (bin, i) => Number.isInteger(bin) && bin >= 1 && bin <= 1_000_000 && (i === 0 || bin > bins[i - 1]),
  );
  return isRight && bins.length <= 1000 ? bins : null;
}

function fail(error: RingsightError): never {
  throw error;
}
