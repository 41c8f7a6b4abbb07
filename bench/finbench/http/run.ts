/** The API over HTTP, by the real server in a process of its own, beside the nearest Cypher over Bolt. */
import { startServer } from '../../../test/services/ringsight-server.ts';
import { boundTo, type Peer } from '../peer.ts';
import type { Parameters } from '../queries/query.ts';
import { type Times, timed, timesOf } from '../timing.ts';
import { type Client, connect } from './client.ts';
import type { HttpQuestion } from './question.ts';
import { httpQuestions } from './questions.ts';

export interface HttpRow {
  readonly question: string;
  readonly ours: Times;
  readonly peer: Times | null;
}

const WARM_ROUNDS = 8;

/** @param store a store that nothing else has open */
export async function measureHttp(
  store: string,
  peer: Peer | null,
  file: Readonly<Record<string, readonly unknown[]>>,
  rounds: number,
): Promise<{ readonly rows: readonly HttpRow[]; readonly differences: readonly string[] }> {
  const server = await startServer({ store, timeoutMs: 300_000 });
  const client = connect(server.url);
  const rows: HttpRow[] = [];
  const differences: string[] = [];
  try {
    for (const question of httpQuestions) {
      const sets = (file[question.parametersOf] ?? []) as readonly (Parameters & { readonly set: string })[];
      const cases = sets.filter(({ set }) => set === 'data');
      if (peer !== null) differences.push(...(await differencesBetween(client, peer, question, cases)));
      rows.push({
        question: question.id,
        ours: await times(cases, rounds, (one) => client.ask(question.query, question.variables(one))),
        peer: peer === null ? null : await times(cases, rounds, (one) => askBolt(peer, question, one)),
      });
    }
  } finally {
    client.close();
    await server.stop();
  }
  return { rows, differences };
}

async function askBolt({ session }: Peer, question: HttpQuestion, given: Parameters) {
  const { records } = await session.run(question.cypher, boundTo(question.parameters, given));
  return records.map((record) => record.toObject());
}

/** Parameters for which both do not say the same, in words. */
async function differencesBetween(
  client: Client,
  peer: Peer,
  question: HttpQuestion,
  cases: readonly Parameters[],
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const one of cases) {
    const ours = new Set(question.said(await client.ask(question.query, question.variables(one))));
    const theirs = new Set((await askBolt(peer, question, one)).map(question.saidByPeer));
    const missing = [...theirs].filter((said) => !ours.has(said));
    const more = [...ours].filter((said) => !theirs.has(said));
    if (missing.length + more.length === 0) continue;
    differences.push(
      `${question.id} ${JSON.stringify(one)}: ${missing.length} missing, such as ${missing[0]}; ${more.length} more, such as ${more[0]}`,
    );
  }
  return differences;
}

async function times(
  cases: readonly Parameters[],
  rounds: number,
  ask: (one: Parameters) => Promise<unknown>,
): Promise<Times> {
  const samples: number[] = [];
  for (let round = -WARM_ROUNDS; round < rounds; round++) {
    for (const one of cases) {
      const { ms } = await timed(() => ask(one));
      if (round >= 0) samples.push(ms);
    }
  }
  return timesOf(samples);
}

export function printHttp(rows: readonly HttpRow[]): void {
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  const table = rows.map(({ question, ours, peer }) => {
    const own = { 'p50 HTTP': ms(ours.p50), 'p95 HTTP': ms(ours.p95) };
    if (peer === null) return [question, own] as const;
    const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;
    const theirs = { 'p50 Bolt': ms(peer.p50), 'p95 Bolt': ms(peer.p95) };
    return [
      question,
      { ...own, ...theirs, 'p50 ×': ratio(peer.p50, ours.p50), 'p95 ×': ratio(peer.p95, ours.p95) },
    ] as const;
  });
  console.table(Object.fromEntries(table));
}
