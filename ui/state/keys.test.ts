import { describe, expect, it } from 'vitest';
import { type Act, type Arrow, actOf, type OnlyLines, type Stroke } from './keys.ts';

const stroke = (key: string, change: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  typing: false,
  canvas: false,
  button: false,
  ...change,
});

describe('actOf', () => {
  it.each<[Stroke, Act | Arrow | OnlyLines | null]>([
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
    [stroke('ArrowLeft', { canvas: true }), { arrow: 'walk', direction: 'left' }],
    [stroke('ArrowUp', { canvas: true, shift: true }), { arrow: 'extend', direction: 'up' }],
    [stroke('ArrowDown', { canvas: true, ctrl: true }), { arrow: 'move', direction: 'down' }],
    [stroke('ArrowLeft', { canvas: true, alt: true }), null],
    [stroke('Escape'), 'escape'],
    [stroke('E', { shift: true }), 'expandAll'],
    [stroke('x'), 'pin'],
    [stroke('g'), 'fold'],
    [stroke('G', { shift: true }), 'foldNeighbours'],
    [stroke('s'), 'lasso'],
    [stroke('3'), { only: 3 }],
    [stroke('t'), 'time'],
    [stroke(' '), 'play'],
    [stroke(' ', { button: true }), null],
    [stroke('0'), null],
    // The browser's own keys are the canvas's while it has the focus.
    [stroke('e', { ctrl: true, canvas: true }), 'expand'],
    [stroke('f', { ctrl: true, canvas: true }), 'fit'],
    [stroke('H', { ctrl: true, shift: true, canvas: true }), 'isolate'],
    [stroke('R', { ctrl: true, shift: true, canvas: true }), 'related'],
    [stroke('r', { ctrl: true, canvas: true }), null],
    [stroke('a', { ctrl: true, canvas: true }), 'all'],
    [stroke('a', { ctrl: true, alt: true, canvas: true }), 'invert'],
    [stroke('a', { ctrl: true }), null],
    // What belongs to a field or to the browser stays there.
    [stroke('j', { typing: true }), null],
    [stroke('z', { ctrl: true, typing: true }), null],
    [stroke('Escape', { typing: true }), null],
    [stroke('ArrowLeft'), null],
    [stroke('f', { ctrl: true }), null],
    [stroke('e', { alt: true }), null],
    [stroke('w', { typing: true }), null],
    [stroke('5', { typing: true }), null],
  ])('%j is %s', (given, act) => {
    expect(actOf(given)).toEqual(act);
  });
});
