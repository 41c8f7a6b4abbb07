/** What a saved scene may hold. It comes from outside, and goes to other people's browsers: nothing else passes. */
import { z } from 'zod';
import { RingsightError } from '../../../graph/schema/errors.ts';

export const contentLimits = {
  characters: 900_000,
  nodes: 5_000,
  lines: 20_000,
  steps: 200,
  notes: 200,
  noteText: 2_000,
} as const;

const id = z.string().min(1).max(10_000);
const ids = z.array(id).max(2 * contentLimits.nodes);
const word = z.string().max(100);
const numberOrNull = z.number().nullable();

const position = z.strictObject({ x: z.number(), y: z.number() });
const positions = z.array(z.tuple([id, position])).max(2 * contentLimits.nodes);

const node = z.strictObject({
  id,
  kind: word,
  label: z.string().max(10_000),
  flags: z.array(word).max(200),
  lines: numberOrNull,
  score: numberOrNull,
  severity: numberOrNull,
  members: ids.optional(),
});
const nodes = z.array(node).max(contentLimits.nodes);

const line = z.strictObject({
  id: z.string().min(1).max(30_000),
  kind: word,
  from: id,
  to: id,
  directed: z.boolean(),
  count: z.number(),
  amount: numberOrNull,
  share: numberOrNull,
  first: numberOrNull,
  last: numberOrNull,
  confidence: z.number(),
  records: z.array(z.string().max(200)),
});
const lines = z.array(line).max(contentLimits.lines);

const group = z.strictObject({ id, members: ids });
const filter = z.strictObject({
  mutedKinds: z.array(word).max(200),
  window: z.tuple([z.number(), z.number()]).nullable(),
  minAmount: numberOrNull,
  maxAmount: numberOrNull,
  outside: z.enum(['hide', 'dim']),
});

const note = z.strictObject({
  id,
  text: z.string().min(1).max(contentLimits.noteText),
  anchor: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('plane'), at: position }),
    z.strictObject({ type: z.literal('node'), id, off: position }),
    z.strictObject({ type: z.literal('finding'), id: word, at: position }),
  ]),
});

const event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('show'),
    cause: word,
    replace: z.boolean(),
    nodes,
    edges: lines,
    positions,
    subjects: ids,
    mute: z.array(word).max(200),
  }),
  z.strictObject({ type: z.literal('hide'), cause: word, nodes: ids }),
  z.strictObject({ type: z.literal('unhide'), nodes: ids }),
  z.strictObject({ type: z.literal('remove'), cause: word, nodes: ids }),
  z.strictObject({ type: z.literal('place'), cause: word, positions }),
  z.strictObject({ type: z.literal('pin'), nodes: ids, pinned: z.boolean() }),
  z.strictObject({ type: z.literal('fold'), groups: z.array(group).max(contentLimits.nodes) }),
  z.strictObject({ type: z.literal('unfold'), groups: ids }),
  z.strictObject({ type: z.literal('split'), line: line.shape.id, rows: lines }),
  z.strictObject({ type: z.literal('join'), lines: z.array(line.shape.id).max(contentLimits.lines) }),
  z.strictObject({ type: z.literal('note'), cause: word, note }),
  z.strictObject({ type: z.literal('erase'), notes: z.array(id).max(contentLimits.notes) }),
  z.strictObject({ type: z.literal('filter'), change: filter.partial() }),
]);

const sceneContent = z.strictObject({
  format: z.literal(1),
  /** The date of the question; null = the latest. */
  asOf: z.iso.date().nullable(),
  /** The finding whose explanation is open beside it. */
  finding: word.nullable(),
  /** What was on the canvas before the first step. */
  base: z.strictObject({
    nodes,
    edges: lines,
    positions,
    subjects: ids,
    hidden: ids,
    pinned: ids,
    groups: z.array(group).max(contentLimits.nodes),
    split: z.array(z.tuple([line.shape.id, lines])).max(1_000),
    notes: z.array(note).max(contentLimits.notes).default([]),
    filter,
  }),
  steps: z.array(event).max(contentLimits.steps),
  /** Entities on the canvas after the last step. */
  nodes: ids.max(contentLimits.nodes),
});
export type SceneContent = z.infer<typeof sceneContent>;

/**
 * Checks what an explorer wants kept.
 *
 * @throws RingsightError LIMIT_EXCEEDED when it is too large; BAD_REQUEST when it is no scene of format 1, naming the first place at fault
 */
export function checkedContent(given: unknown): SceneContent {
  const characters = JSON.stringify(given ?? null).length;
  if (characters > contentLimits.characters) {
    const why = `it has ${characters} characters`;
    throw new RingsightError('LIMIT_EXCEEDED', 'content', why, `Save at most ${contentLimits.characters}.`);
  }
  const checked = sceneContent.safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const place = ['content', ...(issue?.path ?? [])].join('.').slice(0, 200);
  throw new RingsightError(
    'BAD_REQUEST',
    place,
    'it is not part of a scene of format 1',
    'Save a scene of the explorer.',
  );
}
