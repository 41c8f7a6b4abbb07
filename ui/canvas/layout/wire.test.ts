import { expect, it } from 'vitest';
import type { LayoutTask } from './task.ts';
import { packPositions, packTask, unpackPositions, unpackTask } from './wire.ts';

const task: LayoutTask = {
  how: 'flow',
  nodes: ['a', 'b', 'c'],
  edges: [
    { from: 'a', to: 'b', kind: 'transfers', first: 1_700_000_000_000 },
    { from: 'c', to: 'a', kind: 'owns', first: null },
    { from: 'b', to: 'b', kind: 'transfers', first: 0 },
  ],
  ring: ['a', 'c'],
  fixed: new Map([['b', { x: -1.5, y: 0 }]]),
  origin: 'b',
  pinned: new Map(),
  start: new Map([
    ['a', { x: 0, y: 0 }],
    ['c', { x: 1e6, y: -1e-3 }],
  ]),
};

it('a task comes out of its columns as it went in', () => {
  expect(unpackTask(packTask(task))).toEqual(task);
});

it('leaves out what is no node of the task', () => {
  const { edges, fixed } = unpackTask(
    packTask({
      ...task,
      edges: [...task.edges, { from: 'a', to: 'gone', kind: 'owns', first: null }],
      fixed: new Map([...task.fixed, ['gone', { x: 1, y: 1 }]]),
    }),
  );
  expect(edges).toEqual(task.edges);
  expect(fixed).toEqual(task.fixed);
});

it('positions that nobody has take no room', () => {
  expect(packPositions(task.nodes, new Map())).toBeNull();
  expect(unpackPositions(task.nodes, null)).toEqual(new Map());
});
