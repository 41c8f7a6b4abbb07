/** The reads: every answer beside the recorded one, then every parameter timed. */
import { type Case, casesOf, difference, recordedCases } from './answers.ts';
import type { FinGraph } from './graph.ts';
import { askPeer, type Peer } from './peer.ts';
import type { FinBenchQuery } from './queries/query.ts';
import type { ReadRow } from './report.ts';
import { type Times, timed, timesOf } from './timing.ts';

/** Rounds before any is timed: what is compiled while it runs is compiled then. The peer's take as long as ten times as many of ours. */
const WARM_ROUNDS = { ours: 40, peer: 5 };

/** Our answers that differ from the recorded ones, each in words; empty when all are equal. */
export async function differencesFrom(
  graph: FinGraph,
  query: FinBenchQuery,
  folder: string,
): Promise<{ readonly checked: number; readonly differences: readonly string[] }> {
  const recorded = await recordedCases(folder, query);
  const differences = recorded.flatMap(({ parameters, rows }) => {
    const found = difference(query, rows, query.answer(graph, parameters));
    return found === null ? [] : [`${query.id} ${JSON.stringify(parameters)}: ${found}`];
  });
  return { checked: recorded.length, differences };
}

/** The peer's, likewise: the Cypher here asks the same. */
async function differencesOfPeer(peer: Peer, query: FinBenchQuery, folder: string): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const one of await recordedCases(folder, query)) {
    const found = difference(query, one.rows, await askPeer(peer, query, one));
    if (found !== null) differences.push(`${query.id} of Neo4j ${JSON.stringify(one.parameters)}: ${found}`);
  }
  return differences;
}

/** Our answers that differ from the peer's on data that has moved on from the recorded answers. */
export async function differencesBetween(
  graph: FinGraph,
  peer: Peer,
  queries: readonly FinBenchQuery[],
  file: Parameters<typeof casesOf>[1],
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const query of queries) {
    for (const one of casesOf(query, file)) {
      const found = difference(query, await askPeer(peer, query, one), query.answer(graph, one.parameters));
      if (found !== null) differences.push(`${query.id} after the writes ${JSON.stringify(one.parameters)}: ${found}`);
    }
  }
  return differences;
}

const timedCases = (query: FinBenchQuery, file: Parameters<typeof casesOf>[1]): readonly Case[] =>
  casesOf(query, file).filter(({ set }) => set === 'data');

/** p50 and p95 over parameters and rounds. */
function timesInProcess(graph: FinGraph, query: FinBenchQuery, cases: readonly Case[], rounds: number): Times {
  const samples: number[] = [];
  for (let round = -WARM_ROUNDS.ours; round < rounds; round++) {
    for (const { parameters } of cases) {
      const start = performance.now();
      query.answer(graph, parameters);
      if (round >= 0) samples.push(performance.now() - start);
    }
  }
  return timesOf(samples);
}

/** The same for the peer, from the question sent to its last row converted. */
async function timesOfPeer(peer: Peer, query: FinBenchQuery, cases: readonly Case[], rounds: number): Promise<Times> {
  const samples: number[] = [];
  for (let round = -WARM_ROUNDS.peer; round < rounds; round++) {
    for (const one of cases) {
      const { ms } = await timed(() => askPeer(peer, query, one));
      if (round >= 0) samples.push(ms);
    }
  }
  return timesOf(samples);
}

export interface ReadOptions {
  /** Parameters by query. */
  readonly file: Parameters<typeof casesOf>[1];
  /** The folder of recorded answers. */
  readonly expected: string;
  readonly rounds: number;
}

/** Answers and times of queries, with the peer's where there is one. */
export async function measureReads(
  graph: FinGraph,
  peer: Peer | null,
  queries: readonly FinBenchQuery[],
  { file, expected, rounds }: ReadOptions,
): Promise<{ readonly rows: readonly ReadRow[]; readonly differences: readonly string[] }> {
  const differences: string[] = [];
  const rows: ReadRow[] = [];
  for (const query of queries) {
    const cases = timedCases(query, file);
    const answers = await differencesFrom(graph, query, expected);
    differences.push(...answers.differences);
    if (peer !== null) differences.push(...(await differencesOfPeer(peer, query, expected)));
    rows.push({
      query: query.id,
      answers: answers.checked,
      ours: timesInProcess(graph, query, cases, rounds),
      peer: peer === null ? null : await timesOfPeer(peer, query, cases, rounds),
    });
  }
  return { rows, differences };
}
