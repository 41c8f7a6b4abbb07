/** Puts gathered nodes into the shape of a snapshot, row by row. */
import type { NodeKind } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import { mapped, sharedCodes, sharedNumbers } from './columns.ts';
import type { EdgeParts } from './edges.ts';
import type { PropertyColumns } from './gather-properties.ts';
import type { NodeParts } from './snapshot.ts';
import type { StringParts } from './strings.ts';

/** Nodes of a kind: those that are known, in the order of their columns' rows, then placeholders. */
export interface NodeColumns extends PropertyColumns {
  readonly kind: NodeKind;
  readonly keys: StringParts;
  readonly known: number;
}

/** O(bytes). */
export function assembleNodes({ kind, keys, known, numbers, texts }: NodeColumns, start: number): NodeParts {
  const length = keys.offsets.length - 1;
  return {
    kind,
    start,
    end: start + length,
    placeholdersFrom: start + known,
    keys,
    numbers: mapped(numbers, (column) => sharedNumbers(column, length)),
    texts: mapped(texts, ({ codes, values }) => ({ codes: sharedCodes(codes, length), values })),
  };
}

/** The latest time of any event or start of a fact; NaN when there is none. */
export const horizonOf = (edges: readonly EdgeParts[]): Instant =>
  edges.reduce((latest, { times }) => latestTime(times, latest), Number.NaN);

/** The latest of some times and another; NaN stands for not known. */
export function latestTime(times: Float64Array, other: Instant): Instant {
  let latest = other;
  for (let i = 0; i < times.length; i++) if (!(times[i] <= latest) && !Number.isNaN(times[i])) latest = times[i];
  return latest;
}
