/** The reads on our side: every answer beside the recorded one, then every parameter timed. */
import { type Case, casesOf, difference, recordedCases } from './answers.ts';
import type { FinGraph } from './graph.ts';
import type { FinBenchQuery } from './queries/query.ts';
import { type Times, timesOf } from './timing.ts';

/** Rounds before any is timed: what is compiled while it runs is compiled then. */
const WARM_ROUNDS = 40;

/** Answers that differ from the recorded ones, each in words; empty when all are equal. */
export async function differencesOf(
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

export const timedCases = (query: FinBenchQuery, file: Parameters<typeof casesOf>[1]): readonly Case[] =>
  casesOf(query, file).filter(({ set }) => set === 'data');

/** p50 and p95 over parameters and rounds. */
export function timesInProcess(graph: FinGraph, query: FinBenchQuery, cases: readonly Case[], rounds: number): Times {
  const samples: number[] = [];
  for (let round = -WARM_ROUNDS; round < rounds; round++) {
    for (const { parameters } of cases) {
      const start = performance.now();
      query.answer(graph, parameters);
      if (round >= 0) samples.push(performance.now() - start);
    }
  }
  return timesOf(samples);
}
