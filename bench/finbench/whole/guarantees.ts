/** Circles and chains of guarantees, by length. */
import { simpleCycles } from '../../../graph/algorithms/simple-cycles.ts';
import { countSimplePaths } from '../../../graph/algorithms/simple-path-counts.ts';
import type { WholeQuestion } from './question.ts';

const LENGTHS = [1, 2, 3, 4, 5, 6];

const circles = (length: number): WholeQuestion => {
  const places = Array.from({ length }, (_, i) => i);
  const hops = places.map((i) => `-[:guarantee]->(n${(i + 1) % length})`).join('');
  const distinct = places.flatMap((i) => places.slice(0, i).map((j) => `n${i} <> n${j}`));
  // Every circle is met once a rotation; the one that begins at the smallest id stands for it.
  const first = places.slice(1).map((i) => `elementId(n0) < elementId(n${i})`);
  const where = length === 1 ? '' : `WHERE ${[...first, ...distinct].join(' AND ')}`;
  return {
    id: `guaranteeCircles${length}`,
    reads: 'guarantees',
    answer({ guarantees }) {
      let count = 0;
      for (const _ of simpleCycles(guarantees, { minLength: length, maxLength: length })) count++;
      return { circles: count };
    },
    cypher: `MATCH (n0:Person|Company)${hops} ${where} RETURN count(*) AS circles`,
    parameters: {},
  };
};

const chains = (length: number): WholeQuestion => ({
  id: `guaranteeChains${length}`,
  reads: 'guarantees',
  answer: ({ guarantees }) => ({ chains: countSimplePaths(guarantees, length)[length] }),
  cypher: `
    MATCH path = (:Person|Company)-[:guarantee*${length}..${length}]->()
    WHERE all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
    RETURN count(path) AS chains`,
  parameters: {},
});

export const guarantees: readonly WholeQuestion[] = [...LENGTHS.map(circles), ...LENGTHS.map(chains)];
