/** The colours of the canvas: taken from the style sheet's custom properties, so that light and dark are told once. */

export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly selected: string;
  readonly subject: string;
  readonly risk: string;
  readonly added: string;
  readonly money: string;
  readonly ownership: string;
  readonly guarantee: string;
  readonly collateral: string;
}

const properties: Readonly<Record<keyof Palette, string>> = {
  background: '--canvas',
  text: '--text',
  muted: '--text-muted',
  line: '--line-other',
  selected: '--accent',
  subject: '--halo',
  risk: '--high',
  added: '--good-text',
  money: '--line-money',
  ownership: '--line-ownership',
  guarantee: '--line-guarantee',
  collateral: '--line-collateral',
};

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = Object.entries(properties).map(([name, property]) => [name, style.getPropertyValue(property).trim()]);
  return Object.fromEntries(entries) as unknown as Palette;
}

const families: ReadonlyMap<string, keyof Palette> = new Map(
  Object.entries({
    owns: 'ownership',
    controls: 'ownership',
    actsInConcert: 'ownership',
    transfers: 'money',
    withdraws: 'money',
    disburses: 'money',
    repays: 'money',
    guarantees: 'guarantee',
    secures: 'collateral',
    titledTo: 'collateral',
    borrows: 'collateral',
  } as const),
);

/** To which family of colours a kind of line belongs. */
export const familyOf = (kind: string): keyof Palette => families.get(kind) ?? 'line';

const mixtures = new Map<string, string>();

/** A colour between two `#rrggbb` colours; `part` 0 is the first. There are few, and every node asks for some. */
export function mixed(from: string, to: string, part: number): string {
  const name = `${from}${to}${part}`;
  const known = mixtures.get(name) ?? mixture(from, to, part);
  mixtures.set(name, known);
  return known;
}

function mixture(from: string, to: string, part: number): string {
  const [a, b] = [channels(from), channels(to)];
  const mix = a.map((value, i) => Math.round(value + ((b[i] ?? 0) - value) * part));
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const channels = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0);
