/** Times the questions about the whole graph, beside Neo4j. */
import { askFigures, type Peer } from '../peer.ts';
import { timed } from '../timing.ts';
import { figuresDiffer, rowsDiffer } from './answers.ts';
import type { Figures, Shared, WholeGraph, WholeQuestion } from './question.ts';

export interface WholeRow {
  readonly question: string;
  readonly reads: Shared;
  readonly figures: Figures;
  /** Milliseconds, the best of some runs. */
  readonly ours: number;
  readonly peer: PeerTime | null;
}

/** What the peer took; when it was stopped, it takes at least that long. */
export interface PeerTime {
  readonly ms: number;
  readonly stoppedBecause: string | null;
}

const MOST_RUNS = 30;
/** No more runs once the question has taken so long in all. */
const ENOUGH_MS = 1500;
/** Of ours: what runs once only has run before its code was compiled. */
export const LEAST_RUNS = 3;
/** What takes the peer longer is asked once: how warm its cache is no longer matters. */
const ONCE_MS = 30_000;
/** The peer is never stopped before. */
const LEAST_TIMEOUT_MS = 2000;

export interface WholeOptions {
  /** The folder of recorded answers; null where there are none. */
  readonly expected: string | null;
  readonly peer: Peer | null;
  readonly peerTimeoutMs: number;
  /** The peer is stopped when it has taken so many times as long as we, too: more is not to be shown. */
  readonly peerRatio: number;
  /** Called after each question: a run beside the peer may take long. */
  readonly onRow?: (row: WholeRow) => void;
}

/** Every question: our answer beside the recorded one and the peer's, and both times. */
export async function measureWhole(
  graph: WholeGraph,
  questions: readonly WholeQuestion[],
  options: WholeOptions,
): Promise<{ readonly rows: readonly WholeRow[]; readonly differences: readonly string[] }> {
  const differences: string[] = [];
  const rows: WholeRow[] = [];
  for (const question of questions) {
    const row = await measure(graph, question, options, (text) => differences.push(text));
    rows.push(row);
    options.onRow?.(row);
  }
  return { rows, differences };
}

async function measure(
  graph: WholeGraph,
  question: WholeQuestion,
  options: WholeOptions,
  onDifference: (text: string) => void,
): Promise<WholeRow> {
  const { expected } = options;
  const ours = await best(() => question.answer(graph), LEAST_RUNS);
  const wrong = expected === null ? null : await rowsDiffer(expected, question, graph);
  if (wrong !== null) onDifference(`${question.id}: ${wrong}`);
  const row = { question: question.id, reads: question.reads, figures: ours.value, ours: ours.ms };
  if (options.peer === null) return { ...row, peer: null };
  const { value, ms } = await ofPeer(options.peer, question, timeoutOf(options, ours.ms));
  const differs = value.figures === null ? null : figuresDiffer(value.figures, ours.value);
  if (differs !== null) onDifference(`${question.id}: ${differs}, as Neo4j has it`);
  return { ...row, peer: { ms, stoppedBecause: value.stoppedBecause } };
}

const timeoutOf = ({ peerTimeoutMs, peerRatio }: WholeOptions, oursMs: number): number =>
  Math.ceil(Math.min(peerTimeoutMs, Math.max(LEAST_TIMEOUT_MS, peerRatio * oursMs)));

/** The best of some runs with a warm cache, unless the first was stopped, or very long. */
async function ofPeer(peer: Peer, question: WholeQuestion, timeoutMs: number) {
  const ask = () => askFigures(peer, question, timeoutMs);
  const first = await timed(ask);
  if (first.value.stoppedBecause !== null || first.ms > ONCE_MS) return first;
  const more = await best(ask);
  return more.value.stoppedBecause === null ? more : first;
}

/** The best of some runs, the first, and the last value. */
export async function best<T>(
  work: () => T | Promise<T>,
  leastRuns = 1,
): Promise<{ readonly value: T; readonly ms: number; readonly firstMs: number }> {
  let run = await timed(work);
  const firstMs = run.ms;
  let [spent, least] = [run.ms, run.ms];
  for (let runs = 1; runs < MOST_RUNS && (spent < ENOUGH_MS || runs < leastRuns); runs++) {
    run = await timed(work);
    spent += run.ms;
    least = Math.min(least, run.ms);
  }
  return { value: run.value, ms: least, firstMs };
}
