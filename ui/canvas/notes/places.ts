/** Where notes stand on the screen, and what a move over the screen makes of where they stand. */
import type Sigma from 'sigma';
import type { NoteAnchor, Position } from '../../state/scene/model.ts';
import { placeOnCanvas } from '../commands.ts';

/** Where the node of a note stands, in the canvas's pixels; null when it is not drawn. */
export function nodeSpot(renderer: Sigma, id: string): (Position & { readonly radius: number }) | null {
  const place = placeOnCanvas(renderer, id);
  const display = renderer.getNodeDisplayData(id);
  if (place === null || display === undefined || display.hidden) return null;
  return { ...place, radius: renderer.scaleSize(display.size) };
}

/** The upper left corner of a note, in the canvas's pixels; null when its node is not drawn. */
export function cornerOf(renderer: Sigma, anchor: NoteAnchor): Position | null {
  if (anchor.type !== 'node') return renderer.graphToViewport(anchor.at);
  const spot = nodeSpot(renderer, anchor.id);
  return spot === null ? null : { x: spot.x + anchor.off.x, y: spot.y + anchor.off.y };
}

/** The anchor of a note that is moved by pixels. */
export function movedBy(renderer: Sigma, anchor: NoteAnchor, { x, y }: Position): NoteAnchor {
  if (anchor.type === 'node') return { ...anchor, off: { x: anchor.off.x + x, y: anchor.off.y + y } };
  const corner = renderer.graphToViewport(anchor.at);
  const at = renderer.viewportToGraph({ x: corner.x + x, y: corner.y + y });
  return { ...anchor, at: { x: at.x, y: at.y } };
}

interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

/** The line that ties a note to its node: from the node's rim to the nearest point of the note; null where they touch. */
export function leaderOf(
  spot: Position & { readonly radius: number },
  { x, y, width, height }: Box,
): readonly [from: Position, to: Position] | null {
  const to = { x: clamp(spot.x, x, x + width), y: clamp(spot.y, y, y + height) };
  const [dx, dy] = [to.x - spot.x, to.y - spot.y];
  const length = Math.hypot(dx, dy);
  const rim = spot.radius + 3;
  if (length <= rim) return null;
  return [{ x: spot.x + (dx / length) * rim, y: spot.y + (dy / length) * rim }, to];
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
