/** Which labels are written: the most important first, and none over another. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Candidate<T> {
  readonly item: T;
  /** Where it may be written, the best place first; centre and size in pixels. */
  readonly boxes: readonly Box[];
  readonly priority: number;
}

const CELL = 64;

/** A set of boxes that knows quickly whether a new one would lie over an old one. */
export class Occupied {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const key of cellsOf(box)) {
      const list = this.#cells.get(key);
      if (list === undefined) this.#cells.set(key, [box]);
      else list.push(box);
    }
  }

  collides(box: Box): boolean {
    for (const key of cellsOf(box)) if (this.#cells.get(key)?.some((other) => overlaps(box, other))) return true;
    return false;
  }
}

/** The candidates that find room, each with its place. */
export function placeLabels<T>(
  candidates: readonly Candidate<T>[],
  occupied: Occupied,
): readonly { readonly item: T; readonly box: Box }[] {
  const placed: { readonly item: T; readonly box: Box }[] = [];
  for (const { item, boxes } of candidates.toSorted((a, b) => b.priority - a.priority)) {
    const box = boxes.find((place) => !occupied.collides(place));
    if (box === undefined) continue;
    occupied.add(box);
    placed.push({ item, box });
  }
  return placed;
}

export const overlaps = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

function* cellsOf({ x, y, width, height }: Box): Generator<number> {
  const [left, right] = [Math.floor((x - width / 2) / CELL), Math.floor((x + width / 2) / CELL)];
  const [top, bottom] = [Math.floor((y - height / 2) / CELL), Math.floor((y + height / 2) / CELL)];
  for (let column = left; column <= right; column++)
    for (let row = top; row <= bottom; row++) yield column * 100_003 + row;
}

/** A label cut to a number of columns, where a Chinese character takes two; the cut shows. */
export function shortened(label: string, columns: number): string {
  let width = 0;
  let text = '';
  for (const character of label) {
    width += isWide(character) ? 2 : 1;
    if (width > columns) return `${text.trimEnd()}…`;
    text += character;
  }
  return text;
}

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;
