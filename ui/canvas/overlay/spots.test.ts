import { describe, expect, it } from 'vitest';
import { edge, node } from '../../state/scene/testing.ts';
import { loopAt, loopCircle, pointOn, type Spot } from './spots.ts';

const spot = (id: string, x: number, y: number): Spot => ({ node: node(id), x, y, radius: 10, color: '#000000' });

describe('a loop', () => {
  it('touches its node and is found by a click on its line, not beside it', () => {
    const at = spot('a', 100, 100);
    const circle = loopCircle(at, 0);
    expect(Math.hypot(circle.x - 100, circle.y - 100)).toBeLessThan(10 + circle.radius);
    expect(Math.hypot(circle.x - 100, circle.y - 100) + circle.radius).toBeGreaterThan(20);
    const spots = new Map([['a', at]]);
    const loop = edge('a', 'a');
    expect(loopAt([loop], spots, { x: circle.x + circle.radius, y: circle.y })).toBe(loop.id);
    expect(loopAt([loop], spots, { x: circle.x + circle.radius + 9, y: circle.y })).toBeNull();
    expect(loopAt([edge('a', 'b')], spots, { x: circle.x + circle.radius, y: circle.y })).toBeNull();
  });

  it('lies outside an earlier one of the same node', () => {
    expect(loopCircle(spot('a', 0, 0), 1).radius).toBeGreaterThan(loopCircle(spot('a', 0, 0), 0).radius);
  });
});

describe('pointOn', () => {
  it('is on the straight line without a bend and half the bend off its middle with one', () => {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    expect(pointOn(from, to, 0, 0.25)).toEqual({ x: 25, y: 0 });
    expect(pointOn(from, to, 0.4, 0.5)).toEqual({ x: 50, y: -20 });
  });
});
