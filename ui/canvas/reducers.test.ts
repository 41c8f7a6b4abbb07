import { describe, expect, it } from 'vitest';
import { applyEvent } from '../state/scene/events.ts';
import { emptyScene, type SceneEdge } from '../state/scene/model.ts';
import { type Picture, pictureOf } from '../state/scene/picture.ts';
import { edge, node, show } from '../state/scene/testing.ts';
import { emptySelection, type Selection } from '../state/selection.ts';
import { curvatures } from './bends.ts';
import { familyOf, mixed, type Palette } from './palette.ts';
import { edgeLook, focusOf, nodeLook, shapeOf, sizeOf, thickness, towards, type View } from './reducers.ts';

const palette: Palette = {
  background: '#ffffff',
  text: '#000000',
  muted: '#777777',
  line: '#888888',
  selected: '#0000ff',
  subject: '#ffaa00',
  risk: '#ff0000',
  added: '#00ff00',
  money: '#00aa00',
  ownership: '#0000aa',
  guarantee: '#aa0000',
  collateral: '#aa00aa',
};
const places = { a: { x: 0, y: 0 }, b: { x: 100, y: 0 }, c: { x: 0, y: 100 }, d: { x: -100, y: -20 } };
const transfer = (from: string, to: string, change: Partial<SceneEdge> = {}): SceneEdge =>
  edge(from, to, { kind: 'transfers', amount: null, ...change });
const [ab, ba, ac, ad] = [
  transfer('a', 'b'),
  transfer('b', 'a'),
  transfer('a', 'c'),
  transfer('d', 'a', { confidence: 0.6 }),
];
const nodes = Object.keys(places).map((id) => node(id, { kind: id === 'd' ? 'Person' : 'Account' }));
const picture = pictureOf(applyEvent(emptyScene, show(nodes, [ab, ba, ac, ad], { positions: Object.entries(places) })));
const view = (change: Partial<Selection> = {}, shown: Picture = picture): View => {
  const selection = { ...emptySelection, ...change };
  return { picture: shown, selection, palette, focus: focusOf(shown, selection) };
};

describe('nodeLook', () => {
  it('rings the subject, and the selected in another colour', () => {
    expect(nodeLook(node('a'), '#1f9d76', view()).halo).toBe('#ffaa00');
    expect(nodeLook(node('b'), '#1f9d76', view()).halo).toBe('#00000000');
    expect(nodeLook(node('b'), '#1f9d76', view({ nodes: new Set(['b']) })).halo).toBe('#0000ff');
    expect(nodeLook(node('a'), '#1f9d76', view()).size).toBeGreaterThan(nodeLook(node('b'), '#1f9d76', view()).size);
  });

  it('keeps the neighbours of what is hovered bright and dims the rest', () => {
    const hovering = view({ hovered: { type: 'node', id: 'b' } });
    expect(nodeLook(node('a'), '#1f9d76', hovering).color).toBe('#1f9d76');
    expect(nodeLook(node('c'), '#1f9d76', hovering).color).not.toBe('#1f9d76');
  });

  it('rings whom serious findings are about, unless something else is looked at', () => {
    const risky = node('b', { severity: 0.8 });
    expect(nodeLook(risky, '#1f9d76', view()).halo).toBe('#ff0000');
    expect(nodeLook(node('b', { severity: 0.2 }), '#1f9d76', view()).halo).toBe('#00000000');
    expect(nodeLook(risky, '#1f9d76', view({ hovered: { type: 'node', id: 'c' } })).halo).toBe('#00000000');
  });

  it('is larger the higher the score, and the more are folded into it', () => {
    const sizes = [null, 400, 900].map((score) => sizeOf(node('a', { score })));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizeOf(node('a', { members: ['b', 'c', 'd', 'e'] }))).toBe(sizeOf(node('a')) + 4);
  });

  it('steps back when the window of time leaves it without a line', () => {
    const bare = { ...picture, faded: new Set(['a', 'b']) };
    expect(nodeLook(node('b'), '#1f9d76', view({}, bare)).color).not.toBe('#1f9d76');
    expect(nodeLook(node('a'), '#1f9d76', view({}, bare)).color).toBe('#1f9d76');
  });
});

describe('edgeLook', () => {
  it('has the colour of its family; paler and dashed when it is inferred', () => {
    expect(edgeLook(ab, view()).color).toBe('#00aa00');
    expect(edgeLook(ab, view()).dashed).toBe(false);
    expect(edgeLook(ad, view())).toMatchObject({ color: mixed('#00aa00', '#ffffff', 0.25), dashed: true });
  });

  it('shows what is selected, and dims the rest', () => {
    const selected = view({ edge: ab.id });
    expect(edgeLook(ab, selected).color).toBe('#0000ff');
    expect(edgeLook(ac, selected).color).toBe(mixed('#00aa00', '#ffffff', 0.82));
  });

  it('grows with the amount, within bounds', () => {
    const of = (yuan: number): number => thickness({ amount: yuan * 100 });
    expect(of(1e7)).toBeGreaterThan(of(1e6));
    expect(of(1)).toBe(of(0));
    expect(of(1e15)).toBe(3.2);
    expect(thickness({ amount: null })).toBe(of(1));
  });
});

describe('focusOf', () => {
  it('is nothing, a node with its neighbours, or a line with its ends', () => {
    expect(focusOf(picture, emptySelection)).toBeNull();
    const around = focusOf(picture, { ...emptySelection, hovered: { type: 'node', id: 'a' } });
    expect([...(around?.nodes ?? [])].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(around?.edges.size).toBe(4);
    const line = focusOf(picture, { ...emptySelection, edge: ac.id });
    expect([...(line?.nodes ?? [])].sort()).toEqual(['a', 'c']);
    expect(focusOf(picture, { ...emptySelection, hovered: { type: 'node', id: 'gone' } })).toBeNull();
  });
});

describe('curvatures', () => {
  it('leaves a lone line straight and bends lines of one pair to different sides', () => {
    const bends = curvatures([ab, ba, ac]);
    expect(bends.has(ac.id)).toBe(false);
    // Seen from its own start each bends to the same hand, so on the screen they lie on opposite sides.
    expect(bends.get(ab.id)).toBeCloseTo(bends.get(ba.id) ?? Number.NaN, 9);
    expect(bends.get(ab.id)).not.toBe(0);
  });

  it('keeps three lines of one direction apart', () => {
    const three = ['owns', 'transfers', 'guarantees'].map((kind) => transfer('a', 'b', { kind }));
    expect(new Set(curvatures(three).values()).size).toBe(3);
  });

  it('keeps a fan of many lines within bounds', () => {
    const many = Array.from({ length: 40 }, (_, i) => transfer('a', 'b', { id: `row ${i}` }));
    const bends = [...curvatures(many).values()];
    expect(new Set(bends).size).toBe(40);
    expect(Math.max(...bends.map(Math.abs))).toBeLessThanOrEqual(1.2);
  });

  it('has no bend for a loop', () => {
    expect(curvatures([transfer('a', 'a')]).size).toBe(0);
  });
});

describe('towards', () => {
  it.each([
    [{ x: 1, y: 0 }, 'b'],
    [{ x: 0, y: 1 }, 'c'],
    [{ x: -1, y: 0 }, 'd'],
    [{ x: 0, y: -1 }, 'd'],
  ])('%j from a is %s', (direction, expected) => {
    expect(towards(picture, 'a', direction)).toBe(expected);
  });

  it('is nobody where nothing lies in that direction', () => {
    expect(towards(picture, 'b', { x: 1, y: 0 })).toBeNull();
    expect(towards(picture, 'gone', { x: 1, y: 0 })).toBeNull();
  });
});

describe('colours and shapes', () => {
  it('have a default for what is not known', () => {
    expect(familyOf('guarantees')).toBe('guarantee');
    expect(familyOf('toString')).toBe('line');
    expect(shapeOf('hexagon')).toBe('hexagon');
    expect(shapeOf('star')).toBe('circle');
  });

  it('mix channel by channel', () => {
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixed('#102030', '#102030', 0.3)).toBe('#102030');
  });
});
