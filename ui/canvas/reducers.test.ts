import { describe, expect, it } from 'vitest';
import { applyEvent, emptyScene, type Scene, type SceneEdge } from '../state/scene.ts';
import { emptySelection, type Selection } from '../state/selection.ts';
import { familyOf, mixed, type Palette } from './palette.ts';
import { curvatures, edgeLook, focusOf, nodeLook, shapeOf, thickness, towards, type View } from './reducers.ts';

const palette: Palette = {
  background: '#ffffff',
  text: '#000000',
  muted: '#777777',
  line: '#888888',
  selected: '#0000ff',
  subject: '#ffaa00',
  money: '#00aa00',
  ownership: '#0000aa',
  guarantee: '#aa0000',
  collateral: '#aa00aa',
};
const edge = (from: string, to: string, change: Partial<SceneEdge> = {}): SceneEdge => ({
  id: `${change.kind ?? 'transfers'} ${from} ${to}`,
  kind: 'transfers',
  from,
  to,
  directed: true,
  count: 1,
  amount: null,
  share: null,
  first: null,
  last: null,
  confidence: 1,
  records: [],
  ...change,
});
const places = { a: { x: 0, y: 0 }, b: { x: 100, y: 0 }, c: { x: 0, y: 100 }, d: { x: -100, y: -20 } };
const [ab, ba, ac, ad] = [edge('a', 'b'), edge('b', 'a'), edge('a', 'c'), edge('d', 'a', { confidence: 0.6 })];
const scene: Scene = applyEvent(emptyScene, {
  type: 'show',
  cause: 'finding',
  replace: true,
  nodes: Object.keys(places).map((id) => ({
    id,
    kind: id === 'd' ? 'Person' : 'Account',
    label: id,
    flags: [],
    lines: null,
  })),
  edges: [ab, ba, ac, ad],
  positions: new Map(Object.entries(places)),
  subjects: ['a'],
});
const view = (change: Partial<Selection> = {}): View => {
  const selection = { ...emptySelection, ...change };
  return { scene, selection, palette, focus: focusOf(scene, selection) };
};
const node = (id: string) => scene.nodes.get(id) ?? { id, kind: '', label: '', flags: [], lines: null };

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

  it('hides a kind that the legend has switched off', () => {
    expect(nodeLook(node('d'), '#d9682b', view({ mutedKinds: new Set(['Person']) })).hidden).toBe(true);
    expect(nodeLook(node('a'), '#d9682b', view({ mutedKinds: new Set(['Person']) })).hidden).toBe(false);
  });
});

describe('edgeLook', () => {
  it('has the colour of its family, paler when it is inferred', () => {
    expect(edgeLook(ab, view()).color).toBe('#00aa00');
    expect(edgeLook(ad, view()).color).toBe(mixed('#00aa00', '#ffffff', 0.4));
  });

  it('shows what is selected, and dims the rest', () => {
    const selected = view({ edge: ab.id });
    expect(edgeLook(ab, selected).color).toBe('#0000ff');
    expect(edgeLook(ac, selected).color).toBe(mixed('#00aa00', '#ffffff', 0.82));
  });

  it('goes with its ends', () => {
    expect(edgeLook(ad, view({ mutedKinds: new Set(['Person']) })).hidden).toBe(true);
    expect(edgeLook(ab, view({ mutedKinds: new Set(['transfers']) })).hidden).toBe(true);
    expect(edgeLook(ab, view({ mutedKinds: new Set(['Person']) })).hidden).toBe(false);
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
    expect(focusOf(scene, emptySelection)).toBeNull();
    const around = focusOf(scene, { ...emptySelection, hovered: { type: 'node', id: 'a' } });
    expect([...(around?.nodes ?? [])].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(around?.edges.size).toBe(4);
    const line = focusOf(scene, { ...emptySelection, edge: ac.id });
    expect([...(line?.nodes ?? [])].sort()).toEqual(['a', 'c']);
    expect(focusOf(scene, { ...emptySelection, hovered: { type: 'node', id: 'gone' } })).toBeNull();
  });
});

describe('curvatures', () => {
  it('leaves a lone line straight and bends lines of one pair to different sides', () => {
    const bends = curvatures([ab, ba, ac]);
    expect(bends.get(ac.id)).toBe(0);
    // Seen from its own start each bends to the same hand, so on the screen they lie on opposite sides.
    expect(bends.get(ab.id)).toBeCloseTo(bends.get(ba.id) ?? Number.NaN, 9);
    expect(bends.get(ab.id)).not.toBe(0);
  });

  it('keeps three lines of one direction apart', () => {
    const three = ['owns', 'transfers', 'guarantees'].map((kind) => edge('a', 'b', { kind }));
    expect(new Set(curvatures(three).values()).size).toBe(3);
  });

  it('has no bend for a loop', () => {
    expect(curvatures([edge('a', 'a')]).size).toBe(0);
  });
});

describe('towards', () => {
  it.each([
    [{ x: 1, y: 0 }, 'b'],
    [{ x: 0, y: 1 }, 'c'],
    [{ x: -1, y: 0 }, 'd'],
    [{ x: 0, y: -1 }, 'd'],
  ])('%j from a is %s', (direction, expected) => {
    expect(towards(scene, 'a', direction)).toBe(expected);
  });

  it('is nobody where nothing lies in that direction', () => {
    expect(towards(scene, 'b', { x: 1, y: 0 })).toBeNull();
    expect(towards(scene, 'gone', { x: 1, y: 0 })).toBeNull();
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
