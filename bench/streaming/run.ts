/** Features of a stream of transfers, beside Snap ML's GraphFeaturePreprocessor where Python is given. See README.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optionsOf, type Stream, sets, through } from './ours.ts';
import { Peer } from './peer.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string' },
    batch: { type: 'string', default: '128' },
    scale: { type: 'string', default: '1' },
    limit: { type: 'string', default: '1000000' },
    compare: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
const [batch, scale, limit, compared] = [options.batch, options.scale, options.limit, options.compare].map(Number);
if (file === undefined || !(batch >= 1 && scale > 0 && limit >= 1 && compared >= 0)) {
  console.error(
    'Use: npm run bench:streaming -- FILE.csv [--python PATH] [--batch 128] [--scale 1] [--limit N] [--json]',
  );
  process.exit(2);
}

/** `from,to,seconds,amount` a line under a header, brought into the order of time. */
function readStream(path: string): Stream {
  const lines = readFileSync(path, 'latin1')
    .split('\n')
    .slice(1, limit + 1);
  const rows = lines.filter((line) => line !== '').map((line) => line.split(',').map(Number));
  rows.sort((a, b) => a[2] - b[2]);
  return {
    from: Uint32Array.from(rows, ([from]) => from),
    to: Uint32Array.from(rows, ([, to]) => to),
    seconds: Float64Array.from(rows, ([, , seconds]) => seconds),
    amounts: Float64Array.from(rows, ([, , , amount]) => amount),
  };
}

const part = ({ from, to, seconds, amounts }: Stream, count: number): Stream => ({
  from: from.subarray(0, count),
  to: to.subarray(0, count),
  seconds: seconds.subarray(0, count),
  amounts: amounts.subarray(0, count),
});

/** Transfers of which every feature is that of the peer. */
function agreement(stream: Stream, set: (typeof sets)[number], theirs: Float64Array): number {
  let equal = 0;
  through(stream, optionsOf(set, scale, true), (row, i) => {
    const start = i * row.length;
    if (row.every((value, j) => Math.abs(value - theirs[start + j]) <= 1e-6 * Math.max(1, Math.abs(value)))) equal++;
  });
  return equal / stream.from.length;
}

const stream = readStream(file);
const peer = options.python === undefined ? null : new Peer(options.python, file, scale);
const rows = [];
for (const set of sets) {
  let sum = 0;
  const start = performance.now();
  const features = through(stream, optionsOf(set, scale, false), (row) => {
    sum += row[0];
  });
  const ours = (1000 * stream.from.length) / (performance.now() - start);
  const theirs = peer === null ? null : await peer.speed(set, batch, limit);
  const some = part(stream, compared);
  // The peer puts the patterns of `all` in an order of its own; each set by itself has been compared by then.
  const equal = peer === null || set === 'all' ? null : agreement(some, set, await peer.values(set, some.from.length));
  rows.push({
    set,
    columns: features.columns.length,
    ours,
    theirs,
    ratio: theirs === null ? null : ours / theirs,
    equal,
    sum,
  });
}

if (options.json) console.log(JSON.stringify({ file, transfers: stream.from.length, batch, scale, rows }));
else {
  const inWords = (value: number | null, write: (value: number) => string): string =>
    value === null ? '' : write(value);
  console.table(
    Object.fromEntries(
      rows.map(({ set, columns, ours, theirs, ratio, equal }) => [
        set,
        {
          columns,
          'ours, transfers/s': Math.round(ours).toLocaleString('en-US'),
          'peer, transfers/s': inWords(theirs, (value) => Math.round(value).toLocaleString('en-US')),
          ratio: inWords(ratio, (value) => `${value.toFixed(1)}×`),
          'equal rows': inWords(equal, (value) => `${(100 * value).toFixed(3)} %`),
        },
      ]),
    ),
  );
}
