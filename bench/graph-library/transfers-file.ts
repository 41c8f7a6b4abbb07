/** Reads a file of transfers between accounts with dense integer ids. */
import { readFileSync } from 'node:fs';

export interface Transfers {
  readonly accounts: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly at: Float64Array;
  readonly amount: Float64Array;
}

const COMMA = 44;
const NEWLINE = 10;
const ZERO = 48;
const NINE = 57;

/**
 * Lines `src,dst,ts,amountCents` of non-negative integers under a header.
 *
 * @throws Error that names the line when one is anything else
 */
export function readTransfers(path: string): Transfers {
  const bytes = readFileSync(path);
  const start = bytes.indexOf(NEWLINE) + 1;
  let rows = 0;
  for (let i = start; i < bytes.length; i++) if (bytes[i] === NEWLINE) rows++;
  const lastLineOpen = start < bytes.length && bytes[bytes.length - 1] !== NEWLINE;
  if (lastLineOpen) rows++;
  const from = new Uint32Array(rows);
  const to = new Uint32Array(rows);
  const at = new Float64Array(rows);
  const amount = new Float64Array(rows);
  let i = start;
  let row = 0;
  function number(end: number): number {
    let value = 0;
    let byte = bytes[i++];
    do {
      if (!(byte >= ZERO && byte <= NINE)) throw new Error(`${path}: line ${row + 2} is not four whole numbers`);
      value = value * 10 + byte - ZERO;
      byte = bytes[i++];
    } while (byte !== end && byte !== undefined);
    return value;
  }
  let most = -1;
  for (; row < rows; row++) {
    from[row] = number(COMMA);
    to[row] = number(COMMA);
    at[row] = number(COMMA);
    amount[row] = number(NEWLINE);
    if (from[row] > most) most = from[row];
    if (to[row] > most) most = to[row];
  }
  return { accounts: most + 1, from, to, at, amount };
}
