/** Questions whose answers keep coming: server-sent events over `POST /graphql`. */
import type { TypedDocumentString } from '../generated/graphql.ts';
import { sessionStore } from '../state/session.ts';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** Hands on every answer until the signal aborts; a connection that breaks is made again, later and later. */
export async function follow<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  onAnswer: (answer: R) => void,
  signal: AbortSignal,
): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      for await (const answer of answersTo(document, variables, signal)) {
        pause = FIRST_PAUSE;
        onAnswer(answer);
      }
    } catch {
      // Whatever it was, the same is asked again.
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

async function* answersTo<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal: AbortSignal,
): AsyncGenerator<R> {
  const { key } = sessionStore.get();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const events = text.split(/\r?\n\r?\n/);
    text = events.pop() ?? '';
    for (const event of events) {
      const data = dataOf<R>(event);
      if (data !== null) yield data;
    }
  }
}

/** The answer that an event carries; null for a heart-beat, the end, or an answer that failed. */
export function dataOf<R>(event: string): R | null {
  const lines = event
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim());
  if (lines.join('') === '') return null;
  try {
    return (JSON.parse(lines.join('\n')) as { data?: R | null }).data ?? null;
  } catch {
    return null;
  }
}
