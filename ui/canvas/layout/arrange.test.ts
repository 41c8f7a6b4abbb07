import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../state/scene/model.ts';
import { arrange } from './arrange.ts';
import { widestGap } from './fan.ts';
import { layersOf } from './flow.ts';
import { seeded } from './geometry.ts';
import { spread } from './spread.ts';
import type { LayoutEdge, LayoutTask } from './task.ts';

const task = (change: Partial<LayoutTask>): LayoutTask => ({
  how: 'auto',
  nodes: [],
  edges: [],
  ring: [],
  fixed: new Map(),
  origin: null,
  pinned: new Map(),
  start: new Map(),
  ...change,
});
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);
const line = (from: string, to: string, kind = 'transfers', first: number | null = null): LayoutEdge => ({
  from,
  to,
  kind,
  first,
});
const star = (count: number) => names(count).map((to) => line('hub', to));
const distance = (a: Position | undefined, b: Position | undefined): number =>
  Math.hypot((a?.x ?? Number.NaN) - (b?.x ?? Number.NaN), (a?.y ?? Number.NaN) - (b?.y ?? Number.NaN));

describe('arrange', () => {
  it('gives every node a place, the same every time', async () => {
    const given = task({ nodes: ['hub', ...names(20)], edges: star(20) });
    const once = await arrange(given);
    expect([...once.keys()].sort()).toEqual(['hub', ...names(20)].sort());
    expect(await arrange(given)).toEqual(once);
    for (const { x, y } of once.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });

  it('keeps names apart: no two nodes closer than the room they need', async () => {
    const places = [...(await arrange(task({ nodes: ['hub', ...names(24)], edges: star(24) }))).values()];
    const gaps = places.flatMap((a, i) =>
      places.slice(i + 1).map((b) => Math.hypot((a.x - b.x) / 128, (a.y - b.y) / 86)),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(0.9);
  });

  it('draws a ring as a ring: on one circle, in order, clockwise from the top', async () => {
    const ring = names(6);
    const edges = ring.map((from, i) => line(from, ring[(i + 1) % 6] ?? ''));
    const places = await arrange(task({ nodes: [...ring, 'owner'], edges: [...edges, line('owner', 'n0')], ring }));
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

  it('does not move what stands, and puts the new near where they come from', async () => {
    const fixed = new Map([
      ['hub', { x: 0, y: 0 }],
      ['n0', { x: 200, y: 0 }],
    ]);
    const places = await arrange(task({ nodes: ['hub', ...names(9)], edges: star(9), fixed, origin: 'hub' }));
    expect(places.get('hub')).toEqual({ x: 0, y: 0 });
    expect(places.get('n0')).toEqual({ x: 200, y: 0 });
    for (const id of names(9).slice(1)) {
      expect(distance(places.get(id), { x: 0, y: 0 })).toBeGreaterThan(60);
      expect(distance(places.get(id), { x: 0, y: 0 })).toBeLessThan(600);
    }
  });

  it('takes what has no line, a loop, and nothing at all', async () => {
    expect((await arrange(task({ nodes: [] }))).size).toBe(0);
    const places = await arrange(task({ nodes: ['a', 'b'], edges: [line('a', 'a')] }));
    expect(places.size).toBe(2);
    expect(distance(places.get('a'), places.get('b'))).toBeGreaterThan(50);
  });
});

describe('a new layout', () => {
  it('puts owners above what they own, and collateral below its loan', async () => {
    const edges = [
      line('person', 'holding', 'owns'),
      line('holding', 'firm', 'owns'),
      line('firm', 'loan', 'borrows'),
      line('machine', 'loan', 'secures'),
      line('firm', 'holding', 'guarantees'),
    ];
    const nodes = ['machine', 'loan', 'firm', 'holding', 'person'];
    const places = await arrange(task({ how: 'tree', nodes, edges }));
    const heights = ['person', 'holding', 'firm', 'loan', 'machine'].map((id) => places.get(id)?.y ?? Number.NaN);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(new Set(heights).size).toBe(5);
  });

  it('runs from left to right in time, and back to a start without moving it', async () => {
    const edges = [
      line('c', 'a', 'transfers', 30),
      line('a', 'b', 'transfers', 10),
      line('b', 'c', 'transfers', 20),
      line('x', 'c', 'transfers', 25),
    ];
    expect(Object.fromEntries(layersOf({ nodes: ['a', 'b', 'c', 'x', 'alone'], edges }))).toEqual({
      a: 0,
      b: 1,
      c: 2,
      x: 1,
      alone: 0,
    });
    const places = await arrange(task({ how: 'flow', nodes: ['a', 'b', 'c', 'x'], edges }));
    expect(places.get('a')?.x).toBeLessThan(places.get('b')?.x ?? 0);
    expect(places.get('b')?.x).toBe(places.get('x')?.x);
    expect(places.get('b')?.y).not.toBe(places.get('x')?.y);
  });

  it('puts everything on one circle where there is no ring', async () => {
    const places = await arrange(task({ how: 'ring', nodes: ['hub', ...names(7)], edges: star(7) }));
    const radii = [...places.values()].map((at) => distance(at, { x: 0, y: 0 }));
    for (const radius of radii) expect(radius).toBeCloseTo(radii[0] ?? 0, 6);
    expect(places.size).toBe(8);
  });

  it('shows its way by forces and ends where it says', async () => {
    const frames: number[] = [];
    const given = task({ how: 'force', nodes: ['hub', ...names(6)], edges: star(6) });
    const places = await arrange(given, (positions) => frames.push(positions.size));
    expect(frames).toHaveLength(40);
    expect(new Set(frames)).toEqual(new Set([7]));
    expect(await arrange(given)).toEqual(places);
  });

  it.each(['auto', 'force', 'tree', 'ring', 'flow'] as const)('%s leaves pinned nodes where they are', async (how) => {
    const pinned = new Map([
      ['hub', { x: 500, y: -300 }],
      ['n2', { x: 640, y: -300 }],
    ]);
    const places = await arrange(task({ how, nodes: ['hub', ...names(6)], edges: star(6), pinned }));
    for (const [id, at] of pinned) expect(places.get(id)).toEqual(at);
    for (const { x, y } of places.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
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
