import { describe, expect, it } from 'vitest';
import { applyEvent } from './events.ts';
import { canRedo, canUndo, emptyHistory, record, redo, undo } from './history.ts';
import { emptyScene } from './model.ts';
import { show } from './testing.ts';

const first = record(emptyHistory, show(['a']));
const second = record(first, show(['b']));

describe('history', () => {
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

  it('makes one step of one gesture, whose event says all that it changed', () => {
    const drag = (history: typeof first, to: number, gesture: string) =>
      record(history, { type: 'filter', change: { window: [0, to] } }, gesture);
    const dragged = drag(drag(record(first, { type: 'filter', change: { minAmount: 5 } }, 'g1'), 3, 'g1'), 7, 'g1');
    expect(dragged.steps).toHaveLength(2);
    expect(dragged.steps[1]?.event).toEqual({ type: 'filter', change: { minAmount: 5, window: [0, 7] } });
    expect(applyEvent(first.scene, dragged.steps[1]?.event ?? show([]))).toEqual(dragged.scene);
    expect(undo(dragged).scene).toBe(first.scene);
    expect(drag(dragged, 9, 'g2').steps).toHaveLength(3);
    expect(drag(undo(drag(dragged, 9, 'g2')), 8, 'g1').steps).toHaveLength(2);
  });

  it('makes one step of the moves of one note, and of no others', () => {
    const move = (history: typeof first, id: string, x: number) =>
      record(
        history,
        { type: 'note', cause: 'move', note: { id, text: 'n', anchor: { type: 'plane', at: { x, y: 0 } } } },
        'g',
      );
    const moved = move(move(move(first, 'n1', 1), 'n1', 2), 'n2', 3);
    expect(moved.steps).toHaveLength(3);
    expect(undo(undo(moved)).scene).toBe(first.scene);
    expect(moved.scene.notes.get('n1')?.anchor).toEqual({ type: 'plane', at: { x: 2, y: 0 } });
  });

  it('makes one step of a row of moves of the same nodes', () => {
    const at = (history: typeof first, id: string, x: number, gesture: string) =>
      record(history, { type: 'place', cause: 'move', positions: [[id, { x, y: 0 }]] }, gesture);
    const moved = at(at(at(second, 'a', 5, 'move a'), 'a', 6, 'move a'), 'b', 7, 'move a');
    expect(moved.steps).toHaveLength(3);
    expect(moved.scene.positions.get('a')).toEqual({ x: 6, y: 0 });
    expect(applyEvent(second.scene, moved.steps[2]?.event ?? show([]))).toEqual(moved.scene);
    expect(undo(moved).scene).toBe(second.scene);
    expect(at(moved, 'b', 8, 'move b').steps).toHaveLength(4);
  });

  it('remembers two hundred steps', () => {
    let history = emptyHistory;
    for (let i = 0; i < 230; i++) history = record(history, show([`n${i}`]));
    expect(history.steps.length).toBe(200);
    expect(history.scene.nodes.size).toBe(230);
  });
});
