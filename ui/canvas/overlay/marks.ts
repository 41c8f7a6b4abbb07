/** The marks on and at nodes: the sign of the kind, how many lines are not drawn, findings, pins, folded members. */
import { glyphOf } from '../glyphs.ts';
import type { Occupied } from '../labels.ts';
import { mixed } from '../palette.ts';
import { isDimmed, type View } from '../reducers.ts';
import type { Spot } from './spots.ts';

const BADGE_FONT = '600 9.5px system-ui, sans-serif';
/** Beyond these, marks would be all that is seen. */
const MANY = 1_500;
/** Severities from here on are marked. */
const SERIOUS = 0.4;

export function drawMarks(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  view: View,
  occupied: Occupied,
): void {
  drawGlyphs(context, spots);
  if (spots.size > MANY) return;
  context.font = BADGE_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const spot of spots.values()) {
    if (spot.radius < 7) continue;
    const { node } = spot;
    if (node.members !== undefined) badge(context, spot, `×${node.members.length}`, 'corner', view, occupied);
    if (isDimmed(view, node.id)) continue;
    const missing = (node.lines ?? 0) - (view.picture.present.get(node.id) ?? 0);
    if (missing > 0) badge(context, spot, missing > 99 ? '99+' : `+${missing}`, 'top', view, occupied);
    if ((node.severity ?? 0) >= SERIOUS) warn(context, spot, view);
    if (view.picture.pinned.has(node.id)) pin(context, spot, view);
  }
}

function drawGlyphs(context: CanvasRenderingContext2D, spots: ReadonlyMap<string, Spot>): void {
  for (const { node, x, y, radius } of spots.values()) {
    const glyph = radius < 6 ? null : glyphOf(node.kind);
    if (glyph === null) continue;
    const scale = (radius * 1.16) / 24;
    context.save();
    context.translate(x - 12 * scale, y - (node.kind === 'Collateral' ? 10 : 12) * scale);
    context.scale(scale, scale);
    context.strokeStyle = '#ffffff';
    context.lineWidth = 1.5 / scale;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(glyph);
    context.restore();
  }
}

function badge(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  text: string,
  where: 'top' | 'corner',
  { palette }: View,
  occupied: Occupied,
): void {
  const width = context.measureText(text).width + 7;
  const [left, top] = [x + radius * 0.55, where === 'top' ? y - radius * 1.05 - 6 : y + radius * 0.5];
  occupied.add({ x: left + width / 2, y: top + 6.5, width, height: 13 });
  context.beginPath();
  context.roundRect(left, top, width, 13, 6.5);
  context.fillStyle = palette.background;
  context.fill();
  context.strokeStyle = mixed(palette.muted, palette.background, 0.5);
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = palette.muted;
  context.fillText(text, left + width / 2, top + 7);
}

/** An exclamation mark on the upper left: there are findings about it. */
function warn(context: CanvasRenderingContext2D, { x, y, radius }: Spot, { palette }: View): void {
  const [cx, cy] = [x - radius * 0.85, y - radius * 0.85];
  context.beginPath();
  context.arc(cx, cy, 6, 0, 2 * Math.PI);
  context.fillStyle = palette.risk;
  context.fill();
  context.strokeStyle = palette.background;
  context.lineWidth = 1.2;
  context.stroke();
  context.fillStyle = '#ffffff';
  context.fillText('!', cx, cy + 0.5);
}

/** A needle on the lower left: it stays where it is. */
function pin(context: CanvasRenderingContext2D, { x, y, radius }: Spot, { palette }: View): void {
  const [cx, cy] = [x - radius * 0.85, y + radius * 0.85];
  context.beginPath();
  context.moveTo(cx - 3.5, cy + 4.5);
  context.lineTo(cx, cy);
  context.strokeStyle = palette.text;
  context.lineWidth = 1.3;
  context.stroke();
  context.beginPath();
  context.arc(cx + 1.2, cy - 1.2, 3, 0, 2 * Math.PI);
  context.fillStyle = palette.text;
  context.fill();
  context.strokeStyle = palette.background;
  context.lineWidth = 1;
  context.stroke();
}
