/** Notes on paper: a card with its text, tied to the entity that it is on. */
import { leaderOf } from '../canvas/notes/places.ts';
import type { Note, Position } from '../state/scene/model.ts';
import { wrapped } from './lines.ts';
import { escaped } from './text.ts';

const paper = { card: '#fff8d9', border: '#dcc97a', text: '#18202b', muted: '#566172' } as const;
const COLUMNS = 30;
/** Lines of a card on the sheet; what is cut ends in an ellipsis. The whole text is in its title. */
const MOST_LINES = 40;
const LINE = 16;
const WIDTH = 206;

export interface Card {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly note: Note;
  readonly lines: readonly string[];
  /** The node that it is on. */
  readonly spot: (Position & { readonly radius: number }) | null;
}

/** Where the cards of notes lie; `onSheet` says where a point of the plane does, `spotOf` where a node does. */
export function cardsOf(
  notes: readonly Note[],
  onSheet: (point: Position) => Position,
  spotOf: (id: string) => (Position & { readonly radius: number }) | undefined,
): readonly Card[] {
  return notes.flatMap((note) => {
    const { anchor } = note;
    const spot = anchor.type === 'node' ? (spotOf(anchor.id) ?? null) : null;
    if (anchor.type === 'node' && spot === null) return [];
    const corner =
      anchor.type !== 'node'
        ? onSheet(anchor.at)
        : { x: (spot?.x ?? 0) + anchor.off.x, y: (spot?.y ?? 0) + anchor.off.y };
    const lines = wrapped(note.text, COLUMNS, MOST_LINES);
    return [{ ...corner, width: WIDTH, height: 28 + lines.length * LINE, note, lines, spot }];
  });
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** The markup of a card; `title` says what the note is about. */
export function cardMarkup(card: Card, title: string): string {
  const { x, y, width, height, note, lines, spot } = card;
  const ends = spot === null ? null : leaderOf(spot, card);
  const leader =
    ends === null
      ? ''
      : `<path d="M${n(ends[0].x)} ${n(ends[0].y)}L${n(ends[1].x)} ${n(ends[1].y)}" stroke="${paper.border}" stroke-width="1.5" stroke-dasharray="2 3"/>`;
  const rows = lines.map((line, i) => `<tspan x="${n(x + 10)}" y="${n(y + 34 + i * LINE)}">${escaped(line)}</tspan>`);
  return (
    `<g><title>${escaped(note.text)}</title>${leader}` +
    `<rect x="${n(x)}" y="${n(y)}" width="${width}" height="${height}" rx="6" fill="${paper.card}" stroke="${paper.border}"/>` +
    `<text x="${n(x + 10)}" y="${n(y + 16)}" font-size="10.5" fill="${paper.muted}">${escaped(wrapped(title, 34, 1)[0] ?? '')}</text>` +
    `<text xml:space="preserve" fill="${paper.text}">${rows.join('')}</text></g>`
  );
}
