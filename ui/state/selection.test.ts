import { describe, expect, it } from 'vitest';
import { clearSelection, emptySelection, hover, selectEdge, selectNode, selectNodes, soleNode } from './selection.ts';

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
