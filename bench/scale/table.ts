/** What was measured of each size, and how it grows from size to size. */
import type { Measured } from './measured.ts';

export interface Row {
  readonly what: string;
  readonly values: readonly (number | null)[];
  readonly digits: number;
  /** Where a detector ran out of its time or its bounds, by size. */
  readonly stopped?: readonly (string | null)[];
  /** b of "grows like transfers to the power of b" over all sizes: 1 is linear. Null for what is a rate already. */
  readonly exponent: number | null;
}

const MEBIBYTE = 1 << 20;

export function rowsOf(all: readonly Measured[]): readonly Row[] {
  const sizes = all.map(({ transfers }) => transfers);
  const row = (what: string, value: (one: Measured) => number | null, digits = 0): Row => {
    const values = all.map(value);
    return { what, values, digits, exponent: exponentOf(sizes, values) };
  };
  const rate = (what: string, value: (one: Measured) => number, digits = 0): Row => ({
    ...row(what, value, digits),
    exponent: null,
  });
  return [
    row('nodes', ({ nodes }) => nodes),
    row('edges', ({ edges }) => edges),
    row('load of the files when the store was made, s', ({ load }) => load && load / 1000, 1),
    row('store, MiB', ({ storeBytes }) => storeBytes / MEBIBYTE),
    row('build, ms', ({ build }) => build),
    row('build, ms of processor time', ({ buildProcessor }) => buildProcessor),
    rate('build, edges/s', ({ edges, build }) => (edges / build) * 1000),
    row('snapshot, MiB', ({ snapshotBytes }) => snapshotBytes / MEBIBYTE, 1),
    rate('bytes a transfer', (one) => one.bytesPerTransfer, 1),
    row('most memory of the process while building, MiB', ({ peakOfBuild }) => peakOfBuild / MEBIBYTE),
    row('most memory of the process with all detectors, MiB', ({ peakOfAll }) => peakOfAll / MEBIBYTE),
    ...(all[0]?.detectors ?? []).flatMap(({ id }, i) => [
      {
        ...row(`${id}, ms`, ({ detectors }) => detectors[i].milliseconds),
        stopped: all.map(({ detectors }) => detectors[i].stoppedBecause),
      },
      row(`${id}, ms of processor time`, ({ detectors }) => detectors[i].processor),
      row(`${id}, findings`, ({ detectors }) => detectors[i].findings),
    ]),
  ];
}

/** The slope of the straight line through the logarithms that is nearest by least squares; null where a value is missing or none. */
function exponentOf(sizes: readonly number[], values: readonly (number | null)[]): number | null {
  if (sizes.length < 2 || values.some((value) => value === null || !(value > 0))) return null;
  const xs = sizes.map(Math.log);
  const ys = values.map((value) => Math.log(value as number));
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [x, y] = [mean(xs), mean(ys)];
  const spread = xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
  return xs.reduce((sum, each, i) => sum + (each - x) * (ys[i] - y), 0) / spread;
}

/** Growth over the last step alone, where it matters most. */
const lastStep = (sizes: readonly number[], values: readonly (number | null)[]): number | null =>
  exponentOf(sizes.slice(-2), values.slice(-2));

export function printTable(all: readonly Measured[]): void {
  const sizes = all.map(({ transfers }) => transfers);
  const table = rowsOf(all).map(({ what, values, digits, stopped, exponent }) => {
    const cells: Record<string, string> = {};
    for (const [i, value] of values.entries()) {
      const reason = stopped?.[i] ? ` (stopped: ${stopped[i]})` : '';
      cells[`${sizes[i]}`] = value === null ? '' : `${value.toFixed(digits)}${reason}`;
    }
    cells.exponent = exponent === null ? '' : exponent.toFixed(2);
    if (sizes.length > 2) cells['last step'] = exponent === null ? '' : (lastStep(sizes, values)?.toFixed(2) ?? '');
    return [what, cells];
  });
  console.table(Object.fromEntries(table));
}
