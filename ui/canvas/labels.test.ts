import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, Occupied, overlaps, placeLabels, shortened } from './labels.ts';

const box = (x: number, y: number, width = 20, height = 10): Box => ({ x, y, width, height });

describe('placeLabels', () => {
  it('gives the more important the place, and the other the next one', () => {
    const placed = placeLabels(
      [
        { item: 'minor', boxes: [box(0, 0), box(0, 50)], priority: 1 },
        { item: 'major', boxes: [box(5, 0)], priority: 2 },
        { item: 'none', boxes: [box(2, 2)], priority: 0 },
      ],
      new Occupied(),
    );
    expect(placed.map(({ item, box: { y } }) => [item, y])).toEqual([
      ['major', 0],
      ['minor', 50],
    ]);
  });

  it('never writes one over another, nor over what is taken', () => {
    const boxes = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 30 }), boxes, (given, taken) => {
        const occupied = new Occupied();
        occupied.add(taken);
        const placed = placeLabels(
          given.map((item) => ({ item, boxes: [item], priority: item.x })),
          occupied,
        );
        for (const [i, a] of placed.entries()) {
          expect(overlaps(a.box, taken)).toBe(false);
          for (const b of placed.slice(i + 1)) expect(overlaps(a.box, b.box)).toBe(false);
        }
        // Whoever is left out would have lain over somebody.
        const left = given.filter((item) => !placed.some((one) => one.item === item));
        for (const item of left)
          expect([taken, ...placed.map((one) => one.box)].some((other) => overlaps(item, other))).toBe(true);
      }),
    );
  });
});

describe('shortened', () => {
  it.each([
    ['云津鑫隆机械有限公司', 26, '云津鑫隆机械有限公司'],
    ['云津鑫隆机械有限公司', 10, '云津鑫隆机…'],
    ['Acme Trading Company', 8, 'Acme Tra…'],
    ['Acme Trading', 5, 'Acme…'],
    ['𠮷野家', 4, '𠮷野…'],
    ['', 5, ''],
  ])('%s to %d columns is %s', (label, columns, expected) => {
    expect(shortened(label, columns)).toBe(expected);
  });
});
