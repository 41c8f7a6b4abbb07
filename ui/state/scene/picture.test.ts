import { describe, expect, it } from 'vitest';
import { applyEvent, type SceneEvent } from './events.ts';
import { emptyScene, type Note, type Scene } from './model.ts';
import type { Moment } from './moments.ts';
import { countKinds, lineCounts, neighboursOf, pictureOf, pointsOf, positionsIn } from './picture.ts';
import { edge, node, show } from './testing.ts';

const mixed = applyEvent(
  emptyScene,
  show(
    ['a', 'b', node('p', { kind: 'Person', score: 500 }), node('q', { kind: 'Person' })],
    [
      edge('a', 'b', { amount: 300, count: 2, first: 10, last: 20 }),
      edge('p', 'a', { kind: 'owns', amount: null, share: 0.6 }),
      edge('q', 'a', { kind: 'owns', amount: null, share: 0.4 }),
      edge('a', 'a', { kind: 'transfers', amount: 50, first: 30, last: 30 }),
    ],
  ),
);
const played = (...events: readonly SceneEvent[]): Scene => events.reduce(applyEvent, mixed);
const linesOf = (scene: Scene, moments?: ReadonlyMap<string, readonly Moment[]>): readonly string[] =>
  [...pictureOf(scene, moments).edges.values()].map(({ kind, from, to, count }) => `${kind} ${from} ${to} ${count}`);

describe('a picture', () => {
  it('is the same as long as the scene is', () => {
    expect(pictureOf(mixed)).toBe(pictureOf(mixed));
  });

  it('leaves out what is hidden or switched off, with the lines that hang on it', () => {
    const shown = pictureOf(
      played(
        { type: 'filter', change: { mutedKinds: ['Person', 'guarantees'] } },
        { type: 'hide', cause: 'hide', nodes: ['b'] },
      ),
    );
    expect([...shown.nodes.keys()]).toEqual(['a']);
    expect([...shown.edges.values()].map(({ kind }) => kind)).toEqual(['transfers']);
    expect(positionsIn(shown)).toEqual([{ x: 0, y: 0 }]);
    // What is present counts all of the scene: hidden lines are not missing ones.
    expect(shown.present.get('a')).toBe(4);
  });

  it('draws a group as one node of its members’ kind, with their lines added up and none inside', () => {
    const scene = played({ type: 'fold', groups: [{ id: 'group:1', members: ['p', 'q'] }] });
    const picture = pictureOf(scene);
    expect([...picture.nodes.keys()]).toEqual(['a', 'b', 'group:1']);
    expect(picture.nodes.get('group:1')).toMatchObject({ kind: 'Person', members: ['p', 'q'], score: 500 });
    expect(linesOf(scene)).toEqual(['guarantees a b 2', 'owns group:1 a 2', 'transfers a a 1']);
    const both = pictureOf(played({ type: 'fold', groups: [{ id: 'group:2', members: ['a', 'p'] }] }));
    expect(both.nodes.get('group:2')?.kind).toBe('Group');
    expect([...both.edges.values()].map(({ kind }) => kind)).toEqual(['guarantees', 'owns']);
  });

  it('draws a split line as its rows', () => {
    const rows = [edge('a', 'b', { id: 'r1' }), edge('a', 'b', { id: 'r2' })];
    expect(linesOf(played({ type: 'split', line: 'guarantees a b', rows }))).toContain('guarantees a b 1');
    expect(pictureOf(played({ type: 'split', line: 'guarantees a b', rows })).edges.size).toBe(5);
  });
});

describe('a window of time', () => {
  const window = (from: number, to: number, change = {}): SceneEvent => ({
    type: 'filter',
    change: { window: [from, to], ...change },
  });
  const moments = new Map<string, readonly Moment[]>([
    [
      'guarantees a b',
      [
        { first: 10, last: 10, count: 1, amount: 100 },
        { first: 20, last: 20, count: 1, amount: 200 },
      ],
    ],
    ['owns p a', [{ first: null, last: 15, count: 1, amount: null }]],
    ['owns q a', [{ first: 15, last: null, count: 1, amount: null }]],
  ]);

  it('leaves of a line what happened in it, with its own sums', () => {
    const line = pictureOf(played(window(5, 12)), moments).edges.get('guarantees a b');
    expect(line).toMatchObject({ count: 1, amount: 100, first: 10, last: 10 });
  });

  it('keeps facts that held in it', () => {
    expect(linesOf(played(window(5, 12)), moments)).toEqual(['guarantees a b 1', 'owns p a 1']);
    expect(linesOf(played(window(16, 25)), moments)).toEqual(['guarantees a b 1', 'owns q a 1']);
    expect(linesOf(played(window(15, 15)), moments)).toEqual(['owns p a 1', 'owns q a 1']);
  });

  it('goes by the first and the last time where the moments are not known', () => {
    expect(linesOf(played(window(12, 15)))).toContain('guarantees a b 2');
    expect(linesOf(played(window(21, 25)))).not.toContain('guarantees a b 2');
  });

  it('fades what is outside when told to, and nodes that are left without a line', () => {
    const picture = pictureOf(played(window(16, 25, { outside: 'dim' })), moments);
    expect(picture.edges.size).toBe(4);
    expect([...picture.faded].sort()).toEqual(['owns p a', 'p', 'transfers a a']);
  });

  it('is one with bounds on the amount, which lines without amounts pass', () => {
    expect(linesOf(played({ type: 'filter', change: { minAmount: 100 } }))).toEqual([
      'guarantees a b 2',
      'owns p a 1',
      'owns q a 1',
    ]);
    expect(linesOf(played(window(5, 12, { minAmount: 150 })), moments)).toEqual(['owns p a 1']);
    expect(linesOf(played({ type: 'filter', change: { maxAmount: 60 } }))).toContain('transfers a a 1');
  });
});

describe('notes in a picture', () => {
  const on = (id: string): Note => ({ id: `on ${id}`, text: 't', anchor: { type: 'node', id, off: { x: 1, y: 2 } } });
  const free: Note = { id: 'free', text: 't', anchor: { type: 'plane', at: { x: 500, y: 0 } } };
  const noted = [on('a'), on('b'), on('nobody'), free].reduce(
    (scene, note) => applyEvent(scene, { type: 'note', cause: 'write', note }),
    mixed,
  );

  it('are drawn with what they are on, and on the group where it is folded', () => {
    expect(pictureOf(noted).notes.map(({ id }) => id)).toEqual(['on a', 'on b', 'free']);
    const hidden = applyEvent(noted, { type: 'hide', cause: 'hide', nodes: ['b'] });
    expect(pictureOf(hidden).notes.map(({ id }) => id)).toEqual(['on a', 'free']);
    const folded = applyEvent(noted, { type: 'fold', groups: [{ id: 'group:1', members: ['a', 'b'] }] });
    expect(pictureOf(folded).notes.map(({ anchor }) => anchor)).toEqual([
      { type: 'node', id: 'group:1', off: { x: 1, y: 2 } },
      { type: 'node', id: 'group:1', off: { x: 1, y: 2 } },
      free.anchor,
    ]);
  });

  it('are in what the whole picture shows', () => {
    expect(pointsOf(pictureOf(noted))).toContainEqual({ x: 500, y: 0 });
    expect(positionsIn(pictureOf(noted))).not.toContainEqual({ x: 500, y: 0 });
  });
});

describe('what is asked of a picture', () => {
  const picture = pictureOf(mixed);
  it('counts kinds, most first', () => {
    expect(countKinds(picture.edges.values())).toEqual([
      ['owns', 2],
      ['guarantees', 1],
      ['transfers', 1],
    ]);
  });

  it('knows neighbours, without the node itself', () => {
    expect([...neighboursOf(picture, 'a')].sort()).toEqual(['b', 'p', 'q']);
  });

  it('counts a loop once', () => {
    expect(lineCounts(picture).get('a')).toBe(4);
    expect(lineCounts(picture).get('p')).toBe(1);
  });
});
