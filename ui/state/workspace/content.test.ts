import { describe, expect, it } from 'vitest';
import { emptyHistory, type History, record, redo, undo } from '../scene/history.ts';
import { edge, node, show } from '../scene/testing.ts';
import { contentOf, historyOf, MOST_CHARACTERS, parseContent } from './content.ts';

const sent = (history: History) =>
  JSON.parse(JSON.stringify(contentOf(history, '2025-05-31', 'f'))) as ReturnType<typeof contentOf>;

const work: History = [
  show(['a', 'b', 'c'], [edge('a', 'b'), edge('b', 'c')], { replace: true }),
  { type: 'place', cause: 'move', positions: [['a', { x: 3, y: 4 }]] },
  { type: 'fold', groups: [{ id: 'group:1', members: ['b', 'c'] }] },
  { type: 'split', line: 'guarantees a b', rows: [edge('a', 'b', { id: 'row' })] },
  { type: 'filter', change: { minAmount: 5, window: [1, 2] } },
  { type: 'hide', cause: 'hide', nodes: ['a'] },
].reduce<History>((history, event) => record(history, event as Parameters<typeof record>[1]), emptyHistory);

describe('a scene that is kept', () => {
  it('comes back the same, with every step to be undone and done again', () => {
    const back = historyOf(sent(work));
    expect(back.scene).toEqual(work.scene);
    expect(back.cursor).toBe(6);
    expect(undo(undo(back)).scene).toEqual(undo(undo(work)).scene);
    expect(redo(undo(back)).scene).toEqual(work.scene);
  });

  it('leaves out what had been undone', () => {
    const back = historyOf(sent(undo(work)));
    expect(back.scene).toEqual(undo(work).scene);
    expect(back.steps).toHaveLength(5);
  });

  it('forgets the oldest steps, never the scene, where there is no room for the log', () => {
    const large = (batch: number) =>
      show(
        Array.from({ length: 1_000 }, (_, i) => node(`${batch}/${i}`, { label: 'x'.repeat(150) })),
        [],
        {
          replace: batch === 3,
        },
      );
    const history = [0, 1, 2, 3].reduce<History>((before, batch) => record(before, large(batch)), emptyHistory);
    const content = contentOf(history, null, null);
    expect(JSON.stringify(content).length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(content.steps.length).toBeLessThan(4);
    expect(historyOf(content).scene).toEqual(history.scene);
    expect(content.nodes).toHaveLength(1_000);
  });
});

describe('parseContent', () => {
  it('reads what was written', () => expect(parseContent(JSON.stringify(contentOf(work, null, null)))).not.toBeNull());
  it.each([null, '', '{', '{}', '{"format":1}', '{"format":2}', '[]'])('takes %j for nothing', (text) =>
    expect(parseContent(text)).toBeNull(),
  );
});
