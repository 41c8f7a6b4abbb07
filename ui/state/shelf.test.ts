import { describe, expect, it } from 'vitest';
import { emptyShelf, isPinned, type Kept, opened, parseShelf, togglePin } from './shelf.ts';

const entity = (name: string): Kept => ({ id: `Enterprise:${name}`, kind: 'Enterprise', name });
const names = (list: readonly Kept[]) => list.map(({ name }) => name).join('');
const having = (...letters: readonly string[]) =>
  letters.reduce((shelf, letter) => opened(shelf, entity(letter)), emptyShelf);

describe('the shelf', () => {
  it('has what was opened latest in front, each once, and lets the oldest go', () => {
    expect(names(having('a', 'b', 'a').recent)).toBe('ab');
    expect(names(having(...'abcdefghij').recent)).toBe('jihgfedc');
  });

  it('keeps what is pinned until it is let go', () => {
    const pinned = togglePin(having('a', 'b'), entity('a'));
    expect([names(pinned.pinned), names(pinned.recent)]).toEqual(['a', 'b']);
    expect(opened(pinned, entity('a'))).toBe(pinned);
    const free = togglePin(pinned, entity('a'));
    expect(isPinned(free, 'Enterprise:a')).toBe(false);
    expect(names(free.recent)).toBe('ab');
  });

  it('comes back as it was kept, without what it does not understand', () => {
    const shelf = togglePin(having('a', 'b'), entity('c'));
    expect(parseShelf(JSON.stringify(shelf))).toEqual(shelf);
    expect(parseShelf('{"pinned":[{"id":1},null,{"id":"x","kind":"Person","name":"y"}],"recent":7}')).toEqual({
      pinned: [{ id: 'x', kind: 'Person', name: 'y' }],
      recent: [],
    });
    for (const text of [null, '', 'null', '[]', '{']) expect(parseShelf(text)).toEqual(emptyShelf);
  });
});
