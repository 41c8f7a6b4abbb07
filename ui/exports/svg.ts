/** The picture as SVG: what is on the canvas, with its legend, on paper. A pure function: the same picture gives the same bytes. */
import { bendsOf } from '../canvas/bends.ts';
import { glyphPath } from '../canvas/glyphs.ts';
import { controlOf, pointOn } from '../canvas/overlay/spots.ts';
import { familyOf, type Palette } from '../canvas/palette.ts';
import { shapeOf, sizeOf, thickness } from '../canvas/reducers.ts';
import { outlines } from '../components/outlines.ts';
import { edgeCaption } from '../state/format.ts';
import type { Language } from '../state/locale.ts';
import type { NoteAnchor, Position, SceneEdge, SceneNode } from '../state/scene/model.ts';
import { countKinds, type Picture } from '../state/scene/picture.ts';
import { type Card, cardMarkup, cardsOf } from './svg-notes.ts';
import { escaped } from './text.ts';

export interface Drawing {
  readonly language: Language;
  /** The name of a kind of node or line. */
  readonly label: (kind: string) => string;
  readonly look: (kind: string) => { readonly color: string; readonly shape: string };
  /** What a note is about, in words. */
  readonly noteTitle: (anchor: NoteAnchor) => string;
}

/** Paper is white whatever the screen is. */
const paper: Readonly<Record<'background' | 'text' | 'muted' | 'subject' | 'line', string>> &
  Readonly<Partial<Palette>> = {
  background: '#ffffff',
  text: '#18202b',
  muted: '#566172',
  subject: '#e39a12',
  risk: '#c5352a',
  line: '#8d98a6',
  money: '#1f9d76',
  ownership: '#4a76c9',
  guarantee: '#d2622a',
  collateral: '#a8518a',
};
const MARGIN = 90;
const LEGEND_ROW = 22;
/** Beyond these, captions of lines would cover the lines. */
const MANY = 150;

interface Placed {
  readonly node: SceneNode;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** O(nodes + lines). Width and height are in the file; they grow with the root of the number of nodes. */
export function svgOf(picture: Picture, drawing: Drawing): string {
  const { spots, onSheet, ...size } = placed(picture);
  const cards = cardsOf(picture.notes, onSheet, (id) => spots.get(id));
  const { dx, dy, width, height } = sheetAround(cards, size);
  const bends = bendsOf(picture.edges);
  const lines = [...picture.edges.values()].map((edge) => line(edge, spots, bends.get(edge.id) ?? 0, drawing, picture));
  const marks = [...spots.values()].map((spot) => mark(spot, picture, drawing));
  const legend = legendOf(picture, drawing, height);
  const full = height + legend.height;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(full)}" viewBox="0 0 ${n(width)} ${n(full)}" ` +
    `font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif" font-size="12">` +
    `<rect width="100%" height="100%" fill="${paper.background}"/>\n` +
    `<g transform="translate(${n(dx)} ${n(dy)})">\n` +
    `<g fill="none">\n${lines.map(({ path }) => path).join('\n')}\n</g>\n` +
    `${marks.join('\n')}\n${lines.map(({ caption }) => caption).join('')}\n` +
    `${cards.map((card) => cardMarkup(card, drawing.noteTitle(card.note.anchor))).join('\n')}</g>\n` +
    `${legend.markup}</svg>\n`
  );
}

/** The sheet grows where a card would reach over its edge. */
function sheetAround(cards: readonly Card[], { width, height }: { readonly width: number; readonly height: number }) {
  const room = 12;
  const dx = Math.max(0, ...cards.map(({ x }) => room - x));
  const dy = Math.max(0, ...cards.map(({ y }) => room - y));
  const right = Math.max(width, ...cards.map((card) => card.x + card.width + room));
  const bottom = Math.max(height, ...cards.map((card) => card.y + card.height + room));
  return { dx, dy, width: right + dx, height: bottom + dy };
}

/** Where the nodes stand on the sheet; the scene's y grows upwards, the sheet's downwards. */
function placed({ nodes, positions }: Picture) {
  const points = [...nodes.keys()].map((id) => positions.get(id) ?? { x: 0, y: 0 });
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const least = (values: readonly number[]): number =>
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [left, right, low, high] = points.length === 0 ? [0, 0, 0, 0] : [least(xs), most(xs), least(ys), most(ys)];
  const room = 1_000 * Math.max(1, Math.sqrt(nodes.size / 40));
  const scale = Math.min(room / Math.max(right - left, 1), (room * 0.7) / Math.max(high - low, 1), 3);
  const onSheet = ({ x, y }: Position): Position => ({
    x: MARGIN + (x - left) * scale,
    y: MARGIN * 0.6 + (high - y) * scale,
  });
  const spots = new Map<string, Placed>();
  for (const node of nodes.values())
    spots.set(node.id, { node, ...onSheet(positions.get(node.id) ?? { x: 0, y: 0 }), radius: sizeOf(node) + 3 });
  return { spots, onSheet, width: (right - left) * scale + 2 * MARGIN, height: (high - low) * scale + MARGIN * 1.4 };
}

function line(
  edge: SceneEdge,
  spots: ReadonlyMap<string, Placed>,
  bend: number,
  { language, label }: Drawing,
  picture: Picture,
): { readonly path: string; readonly caption: string } {
  const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
  if (from === undefined || to === undefined) return { path: '', caption: '' };
  const color = paper[familyOf(edge.kind)] ?? paper.line;
  const dash = edge.confidence < 1 ? ' stroke-dasharray="5 4"' : '';
  const stroke = `stroke="${color}" stroke-width="${n(thickness(edge))}"${dash}`;
  const words = [label(edge.kind), edgeCaption(edge, language)].filter((word) => word !== '').join(' ');
  const title = `<title>${escaped(words)}</title>`;
  if (from === to) {
    const path = `<circle cx="${n(from.x)}" cy="${n(from.y - from.radius - 8)}" r="12" ${stroke}>${title}</circle>`;
    return { path, caption: '' };
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const tip = pointOn(from, to, bend, 1 - Math.min(0.45, (to.radius + 3) / length));
  const control = controlOf(from, to, bend);
  const behind = pointOn(from, to, bend, 1 - Math.min(0.5, (to.radius + 13) / length));
  const curve = `<path d="M${n(from.x)} ${n(from.y)}Q${n(control.x)} ${n(control.y)} ${n(tip.x)} ${n(tip.y)}" ${stroke}>${title}</path>`;
  const middle = pointOn(from, to, bend, 0.5);
  return {
    path: curve + (edge.directed ? head(tip, Math.atan2(tip.y - behind.y, tip.x - behind.x), color) : ''),
    caption: picture.edges.size > MANY ? '' : text(words, middle.x, middle.y + 4, 10.5, paper.muted),
  };
}

function head({ x, y }: { readonly x: number; readonly y: number }, angle: number, color: string): string {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [a, b] = [-1, 1].map((side) => `${n(x - 9 * cos + side * 4 * sin)} ${n(y - 9 * sin - side * 4 * cos)}`);
  return `<path d="M${n(x)} ${n(y)}L${a}L${b}Z" fill="${color}"/>`;
}

function mark({ node, x, y, radius }: Placed, { subjects }: Picture, drawing: Drawing): string {
  const halo = subjects.has(node.id)
    ? `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius + 4)}" fill="none" stroke="${paper.subject}" stroke-width="3"/>`
    : '';
  const name = node.members === undefined ? node.label : `${drawing.label(node.kind)} ×${node.members.length}`;
  return `<g><title>${escaped(node.id)}</title>${halo}${sign(node.kind, x, y, radius, drawing)}${text(shortened(name), x, y + radius + 16, 12, paper.text)}</g>`;
}

/** The shape of a kind with its glyph, around a point. */
function sign(kind: string, x: number, y: number, radius: number, { look }: Drawing): string {
  const { color, shape } = look(kind);
  const scale = radius / 12;
  const glyph = glyphPath(kind);
  const inside = kind === 'Collateral' ? 'translate(6.6 9.5) scale(.46)' : 'translate(5.4 5.4) scale(.55)';
  return (
    `<g transform="translate(${n(x - radius)} ${n(y - radius)}) scale(${Math.round(scale * 1000) / 1000})">` +
    `<path d="${outlines[shapeOf(shape)] ?? ''}" fill="${escaped(color)}"/>` +
    (glyph === null
      ? ''
      : `<path transform="${inside}" d="${glyph}" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`) +
    `</g>`
  );
}

const text = (words: string, x: number, y: number, size: number, color: string): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${size}" text-anchor="middle" fill="${color}" stroke="#fff" stroke-width="3" ` +
  `stroke-linejoin="round" paint-order="stroke">${escaped(words)}</text>`;

const shortened = (name: string): string => {
  const characters = [...name];
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : name;
};

/** Kinds with their counts, one a row, in two columns. */
function legendOf(picture: Picture, drawing: Drawing, top: number) {
  const kinds = countKinds(picture.nodes.values());
  const lines = countKinds(picture.edges.values());
  const entry = (words: string, x: number, y: number): string =>
    `<text x="${x + 24}" y="${n(y + 4)}" fill="${paper.text}">${escaped(words)}</text>`;
  const rows = [
    ...kinds.map(([kind, count], i) => {
      const y = top + 14 + i * LEGEND_ROW;
      return sign(kind, 30, y, 8, drawing) + entry(`${drawing.label(kind)} ${count}`, 24, y);
    }),
    ...lines.map(([kind, count], i) => {
      const y = top + 14 + i * LEGEND_ROW;
      const stroke = `stroke="${paper[familyOf(kind)] ?? paper.line}" stroke-width="2.5"`;
      return `<path d="M190 ${n(y)}h18" ${stroke}/>${entry(`${drawing.label(kind)} ${count}`, 192, y)}`;
    }),
  ];
  const height = Math.max(kinds.length, lines.length) * LEGEND_ROW + 16;
  return { markup: rows.join('\n'), height };
}
