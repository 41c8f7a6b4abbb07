import { describe, expect, it } from 'vitest';
import {
  clearSelection,
  emptySelection,
  hover,
  lightUp,
  type Selection,
  selectEdge,
  selectNode,
  selectNodes,
  soleNode,
} from './selection.ts';

describe('selection', () => {
  it('is one node, or several by adding, or a line', () => {
    const one = selectNode(emptySelection, 'a');
    expect(soleNode(one)).toBe('a');
    const two = selectNode(one, 'b', true);
    expect([...two.nodes]).toEqual(['a', 'b']);
    expect(soleNode(two)).toBeNull();
    expect([...selectNode(two, 'a', true).nodes]).toEqual(['b']);
    const line = selectEdge(two, 'e');
    expect(line.edge).toBe('e');
    expect(line.nodes.size).toBe(0);
    expect(selectNode(line, 'a').edge).toBeNull();
  });

  it('stays the same value when nothing changes, so that nobody is told', () => {
    expect(clearSelection(emptySelection)).toBe(emptySelection);
    const hovered = hover(emptySelection, { type: 'node', id: 'a' });
    expect(hover(hovered, { type: 'node', id: 'a' })).toBe(hovered);
    expect(hover(emptySelection, null)).toBe(emptySelection);
  });

  it('takes several at once, or adds them', () => {
    const some = selectNodes(emptySelection, ['a', 'b']);
    expect([...selectNodes(some, ['b', 'c'], true).nodes]).toEqual(['a', 'b', 'c']);
    expect([...selectNodes(some, ['c']).nodes]).toEqual(['c']);
  });
});

describe('lightUp', () => {
  const line = (id: string) => ({ id, from: id[0] ?? '', to: id[1] ?? '' });
  const drawn = new Map(['ab', 'bc', 'cd'].map((id) => [id, line(id)]));
  const lit = ({ trail }: Selection) => [[...(trail?.edges ?? [])], [...(trail?.nodes ?? [])]];
  const light = (selection: Selection, ids: readonly string[], how: 'only' | 'add' | 'toggle') =>
    lightUp(selection, ids.map(line), how, drawn);

  it('shows exactly these lines with their ends, these too, or those of them that were not', () => {
    const first = light(selectNode(emptySelection, 'x'), ['ab', 'bc'], 'only');
    expect(lit(first)).toEqual([
      ['ab', 'bc'],
      ['a', 'b', 'c'],
    ]);
    expect(first.nodes.size).toBe(0);
    expect(lit(light(first, ['cd'], 'add'))[0]).toEqual(['ab', 'bc', 'cd']);
    expect(lit(light(first, ['ab', 'cd'], 'toggle'))).toEqual([
      ['bc', 'cd'],
      ['b', 'c', 'd'],
    ]);
    expect(lit(light(first, ['cd'], 'only'))[0]).toEqual(['cd']);
    expect(light(first, ['ab', 'bc'], 'toggle').trail).toBeNull();
  });

  it('goes on from the one line that was selected', () => {
    const one = selectEdge(emptySelection, 'ab');
    expect(lit(light(one, ['bc'], 'toggle'))).toEqual([
      ['ab', 'bc'],
      ['a', 'b', 'c'],
    ]);
    expect(light(one, ['bc'], 'add').edge).toBeNull();
  });

  it('knows the ends of what has no line of its own', () => {
    expect(lit(light(emptySelection, ['xy'], 'only'))).toEqual([['xy'], ['x', 'y']]);
  });
});
