/** `POST /v1/events`: what happened just now, for systems that do not wait for the next load of files. */
import { z } from 'zod';
import { RingsightError } from '../../graph/schema/errors.ts';
import { edgeKindNames, type Kind, nodeKindNames } from '../../graph/schema/kinds.ts';
import type { Caller } from '../context.ts';
import type { Services } from '../services.ts';
import type { EventsAnswer } from '../topics/event/event.ts';

export const NDJSON = 'application/x-ndjson';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const row = z.object({ kind: z.enum([...nodeKindNames, ...edgeKindNames] as [Kind, ...Kind[]]) }).catchall(cell);
const rows = z.array(row).min(1);
const remedy =
  'Send {"events": [{"kind": "transfers", "from": "Account:…", "to": "Account:…", "at": "…", "amount": "…"}]}, or such objects a line.';

/**
 * @param text JSON `{"events": [...]}`, or an object a line where `type` is `application/x-ndjson`
 * @throws RingsightError BAD_REQUEST for another shape or another question; LIMIT_EXCEEDED for more than 1000 events
 */
export async function applyEvents(
  { events }: Services,
  { name }: Caller,
  body: { readonly text: string; readonly type: string },
  find: string | null,
): Promise<EventsAnswer> {
  if (find !== null && find !== 'cycles') {
    throw new RingsightError('BAD_REQUEST', `find=${find}`, 'nothing of that name can be found', 'Use find=cycles.');
  }
  const parsed = rows.safeParse(body.type === NDJSON ? lines(body.text) : listed(body.text));
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new RingsightError('BAD_REQUEST', ['events', ...path].join('.'), message, remedy);
  }
  const given = parsed.data.map(({ kind, ...cells }, i) => ({ kind, cells, origin: `api:${name}:${i + 1}` }));
  return events.apply(given, find === 'cycles');
}

const listed = (text: string): unknown => {
  const value = json(text, 'body');
  return typeof value === 'object' && value !== null && 'events' in value ? value.events : value;
};

const lines = (text: string): unknown =>
  text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [json(line, `line ${i + 1}`)]));

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RingsightError('BAD_REQUEST', what, 'it is not JSON', remedy, { cause });
  }
}
