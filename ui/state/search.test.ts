import { describe, expect, it } from 'vitest';
import { emptySearch, type Hit, moveActive, type Search } from './search.ts';

const hit = (name: string): Hit => ({
  why: 'name',
  matched: name,
  entity: { id: `Enterprise:${name}`, kind: 'Enterprise', name, key: name },
  holders: [],
});
const found: Search = { ...emptySearch, text: 'x', hits: { state: 'ready', value: ['a', 'b', 'c'].map(hit) } };

describe('moveActive', () => {
  it('goes round', () => {
    expect(moveActive(found, 1).active).toBe(1);
    expect(moveActive(found, -1).active).toBe(2);
    expect(moveActive({ ...found, active: 2 }, 1).active).toBe(0);
  });

  it('stays where nothing was found', () => {
    expect(moveActive(emptySearch, 1)).toBe(emptySearch);
  });
});
