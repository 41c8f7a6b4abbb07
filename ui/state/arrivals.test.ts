import { expect, it } from 'vitest';
import { type Arrivals, arrived } from './arrivals.ts';

const nothing: Arrivals = { revision: null, changed: false, added: 0 };

it('counts what came since the queue was read, and forgets it when all is as it was', () => {
  const first = arrived(nothing, { revision: 'a', added: [] });
  expect(first).toEqual({ revision: 'a', changed: false, added: 0 });
  const second = arrived(first, { revision: 'b', added: ['x', 'y'] });
  expect(second).toEqual({ revision: 'a', changed: true, added: 2 });
  expect(arrived(second, { revision: 'c', added: ['z'] })).toEqual({ revision: 'a', changed: true, added: 3 });
  expect(arrived(second, { revision: 'a', added: [] })).toEqual({ revision: 'a', changed: false, added: 0 });
});
