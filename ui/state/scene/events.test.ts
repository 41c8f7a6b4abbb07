import { describe, expect, it } from 'vitest';
import { applyEvent, type SceneEvent } from './events.ts';
import { emptyScene, type Note, type Scene } from './model.ts';
import { edge, node, show } from './testing.ts';

const triangle = applyEvent(emptyScene, show(['a', 'b', 'c'], [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')]));
const played = (scene: Scene, ...events: readonly SceneEvent[]): Scene => events.reduce(applyEvent, scene);

describe('show', () => {
  it('brings nodes, lines, places, subjects and kinds that are switched off', () => {
    expect([...triangle.nodes.keys()]).toEqual(['a', 'b', 'c']);
    expect(triangle.edges.size).toBe(3);
    expect(triangle.positions.get('c')).toEqual({ x: 20, y: 0 });
    expect([...triangle.subjects]).toEqual(['a']);
    const muted = played(
      triangle,
      show(['d'], [], { mute: ['Person'] }),
      show(['e'], [], { mute: ['Person', 'owns'] }),
    );
    expect(muted.filter.mutedKinds).toEqual(['Person', 'owns']);
  });

  it('merges without moving what stands: only new nodes get the new places', () => {
    const merged = applyEvent(triangle, show(['a', 'd'], [edge('a', 'd')], { positions: [['d', { x: 7, y: 7 }]] }));
    expect(merged.nodes.size).toBe(4);
    expect(merged.positions.get('a')).toEqual({ x: 0, y: 0 });
    expect(merged.positions.get('d')).toEqual({ x: 7, y: 7 });
  });

  it('replaces everything when told so', () => {
    const folded = played(triangle, { type: 'fold', groups: [{ id: 'group:1', members: ['a', 'b'] }] });
    const replaced = applyEvent(folded, show(['x'], [], { replace: true }));
    expect([...replaced.nodes.keys()]).toEqual(['x']);
    expect(replaced.groups.size).toBe(0);
  });

  it('leaves out a line whose end is not there', () => {
    expect(applyEvent(emptyScene, show(['a'], [edge('a', 'nobody')])).edges.size).toBe(0);
  });

  it('keeps the line that was drawn from more records', () => {
    const many = applyEvent(triangle, show([], [edge('a', 'b', { count: 5 })]));
    const fewer = applyEvent(many, show([], [edge('a', 'b', { count: 2 })]));
    expect(fewer.edges.get('guarantees a b')?.count).toBe(5);
  });

  it('keeps what was known of a node when it comes again without it', () => {
    const known = applyEvent(emptyScene, show([node('a', { lines: 7, score: 300, severity: 0.5 })]));
    expect(applyEvent(known, show(['a'])).nodes.get('a')).toMatchObject({ lines: 7, score: 300, severity: 0.5 });
  });
});

describe('hide', () => {
  it('keeps the node and says that it is hidden; showing it again brings it back', () => {
    const hidden = applyEvent(triangle, { type: 'hide', cause: 'hide', nodes: ['b', 'nobody'] });
    expect(hidden.nodes.size).toBe(3);
    expect([...hidden.hidden]).toEqual(['b']);
    expect(applyEvent(hidden, show(['b'])).hidden.size).toBe(0);
    expect(applyEvent(hidden, { type: 'unhide', nodes: ['b'] }).hidden.size).toBe(0);
    expect(applyEvent(hidden, { type: 'hide', cause: 'hide', nodes: ['b'] })).toBe(hidden);
  });
});

describe('remove', () => {
  it('takes nodes away with their lines, places and rows', () => {
    const split = applyEvent(triangle, {
      type: 'split',
      line: 'guarantees a b',
      rows: [edge('a', 'b', { id: 'row' })],
    });
    const rest = applyEvent(split, { type: 'remove', cause: 'collapse', nodes: ['b'] });
    expect([...rest.nodes.keys()]).toEqual(['a', 'c']);
    expect([...rest.edges.keys()]).toEqual(['guarantees c a']);
    expect(rest.positions.has('b')).toBe(false);
    expect(rest.split.size).toBe(0);
  });
});

describe('place and pin', () => {
  it('pins what is moved by hand, and not what a layout moves', () => {
    const moved = applyEvent(triangle, { type: 'place', cause: 'move', positions: [['a', { x: 9, y: 9 }]] });
    expect(moved.positions.get('a')).toEqual({ x: 9, y: 9 });
    expect(moved.positions.get('b')).toEqual({ x: 10, y: 0 });
    expect([...moved.pinned]).toEqual(['a']);
    expect(
      applyEvent(triangle, { type: 'place', cause: 'arrange', positions: [['a', { x: 1, y: 1 }]] }).pinned.size,
    ).toBe(0);
    expect(applyEvent(moved, { type: 'pin', nodes: ['a'], pinned: false }).pinned.size).toBe(0);
    expect(applyEvent(moved, { type: 'pin', nodes: ['a'], pinned: true })).toBe(moved);
  });
});

describe('fold', () => {
  const fold = (id: string, ...members: readonly string[]): SceneEvent => ({ type: 'fold', groups: [{ id, members }] });

  it('stands in the middle of its members, who keep their places for the day they come back', () => {
    const folded = applyEvent(triangle, fold('group:1', 'a', 'c'));
    expect(folded.groups.get('group:1')?.members).toEqual(['a', 'c']);
    expect(folded.positions.get('group:1')).toEqual({ x: 10, y: 0 });
    const back = applyEvent(folded, { type: 'unfold', groups: ['group:1'] });
    expect(back.groups.size).toBe(0);
    expect(back.positions).toEqual(triangle.positions);
  });

  it('takes members out of older groups, which end when fewer than two are left', () => {
    const two = played(triangle, fold('group:1', 'a', 'b'), fold('group:2', 'b', 'c'));
    expect([...two.groups.keys()]).toEqual(['group:2']);
  });

  it('needs two that are there', () => {
    expect(applyEvent(triangle, fold('group:1', 'a', 'nobody'))).toBe(triangle);
    expect(applyEvent(triangle, { type: 'unfold', groups: ['group:9'] })).toBe(triangle);
  });
});

describe('split and filter', () => {
  it('keeps the rows of a line until they are joined', () => {
    const rows = [edge('a', 'b', { id: 'r1' }), edge('a', 'b', { id: 'r2' })];
    const split = applyEvent(triangle, { type: 'split', line: 'guarantees a b', rows });
    expect(split.split.get('guarantees a b')).toBe(rows);
    expect(applyEvent(split, { type: 'join', lines: ['guarantees a b'] }).split.size).toBe(0);
    expect(applyEvent(triangle, { type: 'split', line: 'nothing', rows })).toBe(triangle);
    expect(applyEvent(triangle, { type: 'join', lines: ['nothing'] })).toBe(triangle);
  });

  it('changes only what the event names', () => {
    const narrowed = played(
      triangle,
      { type: 'filter', change: { window: [1, 2] } },
      { type: 'filter', change: { mutedKinds: ['owns'] } },
    );
    expect(narrowed.filter).toMatchObject({ window: [1, 2], mutedKinds: ['owns'], minAmount: null });
  });
});

describe('notes', () => {
  const free: Note = { id: 'note:1', text: 'free', anchor: { type: 'plane', at: { x: 1, y: 2 } } };
  const onB: Note = { id: 'note:2', text: 'on b', anchor: { type: 'node', id: 'b', off: { x: 30, y: -40 } } };
  const found: Note = { id: 'note:3', text: 'found', anchor: { type: 'finding', id: 'ring:1', at: { x: 5, y: 5 } } };
  const noted = played(
    triangle,
    ...[free, onB, found].map((note) => ({ type: 'note', cause: 'write', note }) as const),
  );

  it('are written, changed and erased', () => {
    expect([...noted.notes.values()]).toEqual([free, onB, found]);
    const changed = applyEvent(noted, { type: 'note', cause: 'edit', note: { ...free, text: 'other' } });
    expect(changed.notes.get('note:1')?.text).toBe('other');
    expect([...applyEvent(noted, { type: 'erase', notes: ['note:1', 'none'] }).notes.keys()]).toEqual([
      'note:2',
      'note:3',
    ]);
    expect(applyEvent(noted, { type: 'erase', notes: ['none'] })).toBe(noted);
  });

  it.each([
    [
      'the same subjects anew',
      show(['a', 'b'], [], { replace: true, cause: 'finding' }),
      ['note:1', 'note:2', 'note:3'],
    ],
    ['another look at one of them', show(['b', 'z'], [], { replace: true, cause: 'circle' }), ['note:2', 'note:3']],
    ['another finding', show(['z'], [], { replace: true, cause: 'finding' }), []],
    [
      'another finding about an entity with a note',
      show(['z', 'b'], [], { replace: true, cause: 'finding' }),
      ['note:2'],
    ],
    ['more of the same', show(['z']), ['note:1', 'note:2', 'note:3']],
  ])('stay where they belong: %s', (_, event, left) =>
    expect([...applyEvent(noted, event).notes.keys()]).toEqual(left),
  );
});

describe('an event', () => {
  it('is plain data: sent as JSON, it makes the same scene', () => {
    const log: readonly SceneEvent[] = [
      show(['a', 'b', 'c'], [edge('a', 'b', { count: 3 }), edge('b', 'c')], { replace: true }),
      { type: 'place', cause: 'move', positions: [['b', { x: 5, y: 6 }]] },
      { type: 'fold', groups: [{ id: 'group:1', members: ['a', 'c'] }] },
      { type: 'filter', change: { window: [0, 9], minAmount: 100, outside: 'dim' } },
      {
        type: 'note',
        cause: 'write',
        note: { id: 'n', text: 't', anchor: { type: 'node', id: 'a', off: { x: 1, y: 1 } } },
      },
      { type: 'hide', cause: 'hide', nodes: ['b'] },
    ];
    const sent = JSON.parse(JSON.stringify(log)) as readonly SceneEvent[];
    expect(played(emptyScene, ...sent)).toEqual(played(emptyScene, ...log));
  });
});
