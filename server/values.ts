/** How values leave the server: the column "outside" of `property-types.ts`. */
import { type Kind, propertiesOf } from '../graph/schema/kinds.ts';
import type { PropertyType } from '../graph/schema/property-types.ts';
import { format, type Text, type TextValue } from '../graph/schema/text.ts';

export type OuterValue = string | number | boolean;

/** Minor units as decimal text of major units, to the last digit. */
export function majorUnits(minorUnits: number): string {
  if (!Number.isSafeInteger(minorUnits)) return (minorUnits / 100).toFixed(4).replace(/0{1,2}$/, '');
  const digits = String(Math.abs(minorUnits)).padStart(3, '0');
  return `${minorUnits < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Decimal text of major units as minor units, to their hundredths: what `majorUnits` writes is read back as it was. */
export const minorUnits = (majorUnits: string): number => Math.round(Number(majorUnits) * 10_000) / 100;

/** A stored value of a type as it is outside; null when it is not known. */
export function outerValue(type: PropertyType, value: string | number | null): OuterValue | null {
  if (value === null || Number.isNaN(value)) return null;
  switch (type) {
    case 'money':
      return majorUnits(Number(value));
    case 'date':
      return new Date(Number(value)).toISOString().slice(0, 10);
    case 'instant':
      return new Date(Number(value)).toISOString();
    case 'boolean':
      return Number(value) !== 0;
    default:
      return value;
  }
}

/** A property with its value, ready to be shown. */
export interface NamedValue {
  readonly name: string;
  readonly label: Text;
  readonly type: PropertyType;
  readonly value: OuterValue;
  readonly text: Text;
}

/** The properties of a record that are known, in the order of the schema. */
export function namedValues(
  kind: Kind,
  values: Readonly<Record<string, string | number | null>>,
): readonly NamedValue[] {
  return Object.entries(propertiesOf(kind)).flatMap(([name, { type, label, values: codes }]) => {
    const value = outerValue(type, values[name] ?? null);
    if (value === null) return [];
    return [{ name, label, type, value, text: codes?.[String(value)] ?? textOf(type, values[name]!, value) }];
  });
}

const YES: Text = { zh: '是', en: 'Yes' };
const NO: Text = { zh: '否', en: 'No' };

function textOf(type: PropertyType, stored: string | number, outer: OuterValue): Text {
  if (typeof outer === 'boolean') return outer ? YES : NO;
  const shown = shownAs(type, stored, outer);
  return { zh: format(shown, 'zh'), en: format(shown, 'en') };
}

function shownAs(type: PropertyType, stored: string | number, outer: OuterValue): TextValue {
  if (type === 'money' || type === 'share' || type === 'number') return { type, value: Number(stored) };
  if (type === 'integer') return { type: 'number', value: Number(stored) };
  return { type: 'text', value: String(outer) };
}
