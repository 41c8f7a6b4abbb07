/** What an entry of the table of kinds says, and the small words it is written with. */
import type { PropertyType } from './property-types.ts';
import type { Text } from './text.ts';

export interface PropertySpec {
  readonly type: PropertyType;
  readonly label: Text;
  /** The closed list of values of a `code`, with their labels. */
  readonly values?: Readonly<Record<string, Text>>;
  /** `false`: long or rarely computed on, so it stays in the store and is not part of a snapshot. */
  readonly resident?: false;
}

export interface NodeKindSpec {
  readonly label: Text;
  /** What the natural key is, in words, and the property type that checks it. */
  readonly key: { readonly label: Text; readonly type: 'text' | 'uscc' | 'residentId' };
  readonly color: string;
  readonly shape: 'square' | 'circle' | 'diamond' | 'triangle' | 'hexagon' | 'rounded';
  readonly properties: Readonly<Record<string, PropertySpec>>;
}

export interface EdgeKindSpec {
  readonly label: Text;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** `false` for a relation that reads the same both ways. */
  readonly directed: boolean;
  readonly time: 'fact' | 'event';
  /** Properties that, with both ends and the time, tell two edges of one kind apart. */
  readonly identity: readonly string[];
  readonly properties: Readonly<Record<string, PropertySpec>>;
}

export const property = <const T extends PropertyType>(type: T, zh: string, en: string) => ({
  type,
  label: { zh, en },
});
export const code = <const V extends Readonly<Record<string, Text>>>(zh: string, en: string, values: V) => ({
  type: 'code' as const,
  label: { zh, en },
  values,
});
/** A property that stays in the store and is left out of snapshots. */
export const stored = <const T extends PropertyType>(type: T, zh: string, en: string) => ({
  type,
  label: { zh, en },
  resident: false as const,
});
export const text = (zh: string, en: string): Text => ({ zh, en });
