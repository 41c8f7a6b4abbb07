import { describe, expect, it } from 'vitest';
import {
  applyEvent,
  canRedo,
  canUndo,
  countKinds,
  emptyHistory,
  emptyScene,
  lineCounts,
  neighboursOf,
  record,
  redo,
  type SceneEdge,
  type SceneEvent,
  type SceneNode,
  shownPositions,
  shownScene,
  undo,
} from './scene.ts';

const node = (id: string, kind = 'Enterprise'): SceneNode => ({ id, kind, label: id, flags: [], lines: null });
const edge = (from: string, to: string, kind = 'guarantees', count = 1): SceneEdge => ({
  id: `${kind}|${from}|${to}`,
  kind,
  from,
  to,
  directed: true,
  count,
  amount: 100,
  share: null,
  first: null,
  last: null,
  confidence: 1,
  records: [],
});
const show = (ids: readonly string[], edges: readonly SceneEdge[] = [], replace = false): SceneEvent => ({
  type: 'show',
  cause: 'expand',
  replace,
  nodes: ids.map((id) => node(id)),
  edges,
  positions: new Map(ids.map((id, i) => [id, { x: i, y: 0 }])),
  subjects: ids.slice(0, 1),
});

const triangle = applyEvent(emptyScene, show(['a', 'b', 'c'], [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')]));

describe('applyEvent', () => {
  it('shows nodes, lines, places and subjects', () => {
    expect([...triangle.nodes.keys()]).toEqual(['a', 'b', 'c']);
    expect(triangle.edges.size).toBe(3);
    expect(triangle.positions.get('c')).toEqual({ x: 2, y: 0 });
    expect([...triangle.subjects]).toEqual(['a']);
  });

  it('merges without moving what stands: only new nodes get the new places', () => {
    const merged = applyEvent(triangle, {
      ...(show(['d'], [edge('a', 'd')]) as SceneEvent & { type: 'show' }),
      nodes: [node('a'), node('d')],
    });
    expect(merged.nodes.size).toBe(4);
    expect(merged.positions.get('a')).toEqual({ x: 0, y: 0 });
    expect([...merged.subjects]).toEqual(['a', 'd']);
  });

  it('replaces everything when told so', () => {
    expect([...applyEvent(triangle, show(['x'], [], true)).nodes.keys()]).toEqual(['x']);
  });

  it('leaves out a line whose end is not there', () => {
    expect(applyEvent(emptyScene, show(['a'], [edge('a', 'nobody')])).edges.size).toBe(0);
  });

  it('keeps the line that was drawn from more records', () => {
    const many = applyEvent(triangle, show([], [edge('a', 'b', 'guarantees', 5)]));
    const fewer = applyEvent(many, show([], [edge('a', 'b', 'guarantees', 2)]));
    expect(fewer.edges.get('guarantees|a|b')?.count).toBe(5);
  });

  it('hides nodes with their lines, says so, and shows them again', () => {
    const hidden = applyEvent(triangle, { type: 'hide', cause: 'hide', nodes: ['b'] });
    expect([...hidden.nodes.keys()]).toEqual(['a', 'c']);
    expect([...hidden.edges.keys()]).toEqual(['guarantees|c|a']);
    expect([...hidden.hidden]).toEqual(['b']);
    expect(applyEvent(hidden, show(['b'])).hidden.size).toBe(0);
  });

  it('keeps how many lines a node has once it was counted', () => {
    const counted = applyEvent(emptyScene, {
      ...(show(['a']) as SceneEvent & { type: 'show' }),
      nodes: [{ ...node('a'), lines: 7 }],
    });
    expect(applyEvent(counted, show(['a'])).nodes.get('a')?.lines).toBe(7);
  });

  it('moves', () => {
    const moved = applyEvent(triangle, { type: 'place', cause: 'move', positions: new Map([['a', { x: 9, y: 9 }]]) });
    expect(moved.positions.get('a')).toEqual({ x: 9, y: 9 });
    expect(moved.positions.get('b')).toEqual({ x: 1, y: 0 });
  });
});

describe('history', () => {
  const first = record(emptyHistory, show(['a']));
  const second = record(first, show(['b']));

  it('walks back and forth along the log', () => {
    expect(canUndo(emptyHistory)).toBe(false);
    expect(canUndo(second)).toBe(true);
    const back = undo(second);
    expect(back.scene).toBe(first.scene);
    expect(canRedo(back)).toBe(true);
    expect(redo(back).scene).toBe(second.scene);
    expect(undo(undo(second)).scene).toBe(emptyScene);
  });

  it('does nothing beyond either end', () => {
    expect(undo(emptyHistory)).toBe(emptyHistory);
    expect(redo(second)).toBe(second);
  });

  it('forgets what was undone when something else is done', () => {
    const other = record(undo(second), show(['c']));
    expect([...other.scene.nodes.keys()]).toEqual(['a', 'c']);
    expect(canRedo(other)).toBe(false);
  });

  it('leaves no step for an event that changes nothing', () => {
    expect(record(first, { type: 'hide', cause: 'hide', nodes: ['nobody'] })).toBe(first);
  });

  it('remembers two hundred steps', () => {
    let history = emptyHistory;
    for (let i = 0; i < 230; i++) history = record(history, show([`n${i}`]));
    expect(history.steps.length).toBe(200);
    expect(history.scene.nodes.size).toBe(230);
  });
});

describe('what is asked of a scene', () => {
  const mixed = applyEvent(emptyScene, {
    ...(show(['a', 'b', 'p'], [edge('a', 'b'), edge('p', 'a', 'owns'), edge('a', 'a', 'transfers')]) as SceneEvent & {
      type: 'show';
    }),
    nodes: [node('a'), node('b'), node('p', 'Person')],
  });

  it('counts kinds, most first', () => {
    expect(countKinds(mixed.nodes.values())).toEqual([
      ['Enterprise', 2],
      ['Person', 1],
    ]);
  });

  it('knows neighbours, without the node itself', () => {
    expect([...neighboursOf(mixed, 'a')].sort()).toEqual(['b', 'p']);
  });

  it('counts a loop once', () => {
    expect(lineCounts(mixed).get('a')).toBe(3);
    expect(lineCounts(mixed).get('p')).toBe(1);
  });

  it('leaves out what the legend has switched off, with the lines that hang on it', () => {
    const shown = shownScene(mixed, new Set(['Person', 'guarantees']));
    expect([...shown.nodes.keys()]).toEqual(['a', 'b']);
    expect([...shown.edges.values()].map(({ kind }) => kind)).toEqual(['transfers']);
    expect(shownPositions(mixed, new Set(['Person']))).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ]);
  });
});
