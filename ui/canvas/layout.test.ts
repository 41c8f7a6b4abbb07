import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../state/scene/model.ts';
import { arrange, type LayoutTask, seeded, spread, widestGap } from './layout.ts';

const task = (change: Partial<LayoutTask>): LayoutTask => ({
  nodes: [],
  edges: [],
  ring: [],
  fixed: new Map(),
  origin: null,
  ...change,
});
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);
const star = (count: number) => names(count).map((to) => ({ from: 'hub', to }));
const distance = (a: Position | undefined, b: Position | undefined): number =>
  Math.hypot((a?.x ?? Number.NaN) - (b?.x ?? Number.NaN), (a?.y ?? Number.NaN) - (b?.y ?? Number.NaN));

describe('arrange', () => {
  it('gives every node a place, the same every time', () => {
    const given = task({ nodes: ['hub', ...names(20)], edges: star(20) });
    const once = arrange(given);
    expect([...once.keys()].sort()).toEqual(['hub', ...names(20)].sort());
    expect(arrange(given)).toEqual(once);
    for (const { x, y } of once.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });

  it('keeps names apart: no two nodes closer than the room they need', () => {
    const places = [...arrange(task({ nodes: ['hub', ...names(24)], edges: star(24) })).values()];
    const gaps = places.flatMap((a, i) =>
      places.slice(i + 1).map((b) => Math.hypot((a.x - b.x) / 128, (a.y - b.y) / 86)),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(0.9);
  });

  it('draws a ring as a ring: on one circle, in order, clockwise from the top', () => {
    const ring = names(6);
    const edges = ring.map((from, i) => ({ from, to: ring[(i + 1) % 6] ?? '' }));
    const places = arrange(task({ nodes: [...ring, 'owner'], edges: [...edges, { from: 'owner', to: 'n0' }], ring }));
    const radii = ring.map((id) => distance(places.get(id), { x: 0, y: 0 }));
    for (const radius of radii) expect(radius).toBeCloseTo(radii[0] ?? 0, 6);
    const angles = ring.map((id) => Math.atan2(places.get(id)?.y ?? 0, places.get(id)?.x ?? 0));
    expect(angles[0]).toBeCloseTo(Math.PI / 2, 6);
    for (const [i, angle] of angles.entries()) {
      const turned = (((angles[0] ?? 0) - angle + 4 * Math.PI) % (2 * Math.PI)) / (Math.PI / 3);
      expect(turned % 6).toBeCloseTo(i, 6);
    }
    expect(distance(places.get('owner'), { x: 0, y: 0 })).toBeGreaterThan(radii[0] ?? 0);
  });

  it('does not move what stands, and puts the new near where they come from', () => {
    const fixed = new Map([
      ['hub', { x: 0, y: 0 }],
      ['n0', { x: 200, y: 0 }],
    ]);
    const places = arrange(task({ nodes: ['hub', ...names(9)], edges: star(9), fixed, origin: 'hub' }));
    expect(places.get('hub')).toEqual({ x: 0, y: 0 });
    expect(places.get('n0')).toEqual({ x: 200, y: 0 });
    for (const id of names(9).slice(1)) {
      expect(distance(places.get(id), { x: 0, y: 0 })).toBeGreaterThan(60);
      expect(distance(places.get(id), { x: 0, y: 0 })).toBeLessThan(600);
    }
  });

  it('takes what has no line, a loop, and nothing at all', () => {
    expect(arrange(task({ nodes: [] })).size).toBe(0);
    const places = arrange(task({ nodes: ['a', 'b'], edges: [{ from: 'a', to: 'a' }] }));
    expect(places.size).toBe(2);
    expect(distance(places.get('a'), places.get('b'))).toBeGreaterThan(50);
  });
});

describe('spread', () => {
  it('ends with nothing too close, whatever it begins with', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 8 }), (points) => {
        const placed = [...spread(new Map(points.map((at, i) => [`n${i}`, at])), { x: 20, y: 20 }, new Set()).values()];
        for (const [i, a] of placed.entries())
          for (const b of placed.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(15);
      }),
      { numRuns: 60 },
    );
  });
});

describe('widestGap', () => {
  it.each([
    [[], -Math.PI / 2, 2 * Math.PI],
    [[0], 0, 2 * Math.PI],
    [[0, Math.PI / 2], Math.PI / 2, 1.5 * Math.PI],
    [[3, -3, 0], -3, 3],
  ] as const)('%j', (angles, start, width) => {
    expect(widestGap(angles)[0]).toBeCloseTo(start, 9);
    expect(widestGap(angles)[1]).toBeCloseTo(width, 9);
  });
});

describe('seeded', () => {
  it('is a number from 0 to 1 that depends on the text', () => {
    const values = names(200).map(seeded);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(new Set(values).size).toBe(200);
  });
});
