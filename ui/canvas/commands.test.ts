import { describe, expect, it } from 'vitest';
import { cameraFor } from './commands.ts';

const none = { top: 0, right: 0, bottom: 0, left: 0 };

describe('cameraFor', () => {
  it('stands in the middle of an empty world', () => {
    expect(cameraFor([], { width: 800, height: 600 }, none)).toEqual({ x: 0.5, y: 0.5, ratio: 1 });
  });

  it('shows the whole width or height, whichever needs more', () => {
    // At ratio 1 a canvas of 800 × 500 shows 1600 × 1000 units.
    const wide = [
      { x: -1600, y: 0 },
      { x: 1600, y: 100 },
    ];
    expect(cameraFor(wide, { width: 800, height: 500 }, none)).toEqual({ x: 0.5, y: 0.55, ratio: 2 });
    const high = [
      { x: 0, y: -1500 },
      { x: 0, y: 1500 },
    ];
    expect(cameraFor(high, { width: 800, height: 500 }, none).ratio).toBe(3);
  });

  it('does not come closer than nodes look well', () => {
    expect(cameraFor([{ x: 5, y: 5 }], { width: 800, height: 500 }, none).ratio).toBe(0.55);
  });

  it('keeps clear of what floats over the canvas', () => {
    const points = [
      { x: -400, y: -400 },
      { x: 400, y: 400 },
    ];
    const viewport = { width: 1000, height: 1000 };
    const insets = { top: 100, right: 150, bottom: 300, left: 50 };
    const { x, y, ratio } = cameraFor(points, viewport, insets);
    // Where a point lands, in pixels from the upper left corner.
    const screen = points.map((point) => ({
      left: 500 + ((point.x / 1000 + 0.5 - x) * 1000) / ratio,
      top: 500 - ((point.y / 1000 + 0.5 - y) * 1000) / ratio,
    }));
    for (const { left, top } of screen) {
      expect(left).toBeGreaterThanOrEqual(50 - 1e-6);
      expect(left).toBeLessThanOrEqual(850 + 1e-6);
      expect(top).toBeGreaterThanOrEqual(100 - 1e-6);
      expect(top).toBeLessThanOrEqual(700 + 1e-6);
    }
  });
});
