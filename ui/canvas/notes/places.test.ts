import { describe, expect, it } from 'vitest';
import { leaderOf } from './places.ts';

describe('leaderOf', () => {
  const spot = { x: 0, y: 0, radius: 7 };

  it('runs from the rim of the node to the nearest side of the note', () => {
    expect(leaderOf(spot, { x: 30, y: -10, width: 100, height: 40 })).toEqual([
      { x: 10, y: 0 },
      { x: 30, y: 0 },
    ]);
  });

  it('runs to a corner where no side is nearer', () => {
    expect(leaderOf(spot, { x: 30, y: 40, width: 100, height: 40 })).toEqual([
      { x: 6, y: 8 },
      { x: 30, y: 40 },
    ]);
  });

  it('is none where the note touches the node', () => {
    expect(leaderOf(spot, { x: 5, y: -10, width: 100, height: 40 })).toBeNull();
    expect(leaderOf(spot, { x: -50, y: -10, width: 100, height: 40 })).toBeNull();
  });
});
