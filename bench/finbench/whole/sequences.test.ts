import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Sequences } from './sequences.ts';

it('counts each sequence of ends once, one that another begins with too', () => {
  const ends = [0, 4, 4, 2];
  const lists = fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(lists, (all) => {
      const sequences = new Sequences(5);
      for (const edges of all) sequences.add(Uint32Array.from(edges), ends);
      expect(sequences.count).toBe(new Set(all.map((edges) => edges.map((edge) => ends[edge]).join())).size);
    }),
  );
});
