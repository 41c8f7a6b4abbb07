import { describe, expect, it } from 'vitest';
import { type Act, actOf, type Stroke } from './keys.ts';

const stroke = (key: string, change: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  typing: false,
  canvas: false,
  ...change,
});

describe('actOf', () => {
  it.each<[Stroke, Act | null]>([
    [stroke('/'), 'search'],
    [stroke('k', { ctrl: true }), 'search'],
    [stroke('k', { ctrl: true, typing: true }), 'search'],
    [stroke('?', { shift: true }), 'help'],
    [stroke('j'), 'next'],
    [stroke('k'), 'previous'],
    [stroke('z', { ctrl: true }), 'undo'],
    [stroke('Z', { ctrl: true, shift: true }), 'redo'],
    [stroke('y', { ctrl: true }), 'redo'],
    [stroke('e'), 'expand'],
    [stroke('h'), 'hide'],
    [stroke('H', { shift: true }), 'isolate'],
    [stroke('ArrowLeft', { canvas: true }), 'left'],
    [stroke('Escape'), 'escape'],
    // What belongs to a field or to the browser stays there.
    [stroke('j', { typing: true }), null],
    [stroke('z', { ctrl: true, typing: true }), null],
    [stroke('Escape', { typing: true }), null],
    [stroke('ArrowLeft'), null],
    [stroke('f', { ctrl: true }), null],
    [stroke('e', { alt: true }), null],
    [stroke('x'), null],
  ])('%j is %s', (given, act) => {
    expect(actOf(given)).toBe(act);
  });
});
