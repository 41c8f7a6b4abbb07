/** What is measured, and how it is told. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB';
  /** Null where none is set. */
  readonly bar: number | null;
  readonly note: string;
}

/** Figures of one store. */
export interface Measured {
  readonly store: string;
  readonly figures: readonly Figure[];
}

/** The value below which a part of all lies, by nearest rank; NaN of none. */
export const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const state = ({ value, bar }: Figure): string =>
  bar === null ? '' : value <= bar ? `holds (≤ ${bar.toFixed(0)})` : `DOES NOT HOLD (≤ ${bar.toFixed(0)})`;

export function print(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const value = `${figure.value.toFixed(1).padStart(10)} ${figure.unit}`;
    console.log(`  ${figure.name.padEnd(26)}${value}  ${state(figure).padEnd(24)}${figure.note}`);
  }
}
