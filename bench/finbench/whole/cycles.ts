/** Circles of transfers in ascending time, by length and window. */
import { type TemporalCycleQuestion, visitTemporalCycles } from '../../../graph/algorithms/temporal-cycles.ts';
import { DAY } from '../../../graph/schema/time.ts';
import type { WholeGraph, WholeQuestion } from './question.ts';
import { Sequences } from './sequences.ts';

const WINDOWS = [3, 30, 365];
const LENGTHS = [2, 3, 4, 5, 6];

export const cycles: readonly WholeQuestion[] = WINDOWS.flatMap((days) =>
  LENGTHS.map((length) => ofLength(length, days)),
);

function ofLength(length: number, days: number): WholeQuestion {
  const options = { window: days * DAY, minLength: length, maxLength: length };
  return {
    id: `transferCycles${length}_${days}d`,
    reads: 'transfers',
    answer({ snapshot, transfers }) {
      const { sources } = snapshot.edges('transfers');
      let count = 0;
      const sequences = new Sequences(snapshot.nodeCount);
      visitTemporalCycles(transfers(length), options, (cycle) => {
        count++;
        sequences.add(cycle, sources);
      });
      return { cycles: count, accountSequences: sequences.count };
    },
    rows: (graph) => listed(graph, length, options),
    cypher: cypher(length),
    parameters: { window: BigInt(days * DAY) },
  };
}

/** Accounts and times of every cycle, by times. */
function listed({ snapshot, transfers }: WholeGraph, length: number, options: TemporalCycleQuestion) {
  const { sources, times } = snapshot.edges('transfers');
  const found: { readonly accounts: readonly string[]; readonly at: readonly number[] }[] = [];
  visitTemporalCycles(transfers(length), options, (cycle) => {
    found.push({
      accounts: Array.from(cycle, (edge) => snapshot.keyOf(sources[edge])),
      at: Array.from(cycle, (edge) => times[edge]),
    });
  });
  const first = (a: readonly number[], b: readonly number[]): number => a.findIndex((time, i) => time !== b[i]);
  found.sort(({ at: a }, { at: b }) => a[first(a, b)] - b[first(a, b)] || 0);
  return found.map(({ accounts, at }) => [accounts, at.map(String)]);
}

function cypher(length: number): string {
  const places = Array.from({ length }, (_, i) => i);
  const hops = places.map((i) => `-[e${i}:transfer]->(n${(i + 1) % length})`).join('');
  const inTime = places
    .slice(1)
    .map((i) => `e${i - 1}.timestamp < e${i}.timestamp AND e${i}.timestamp <= e0.timestamp + $window`);
  const distinct = places.flatMap((i) => places.slice(0, i).map((j) => `n${i} <> n${j}`));
  return `
    MATCH (n0:Account)${hops} WHERE ${[...inTime, ...distinct].join(' AND ')}
    RETURN count(*) AS cycles, count(DISTINCT [${places.map((i) => `n${i}.id`).join()}]) AS accountSequences`;
}
