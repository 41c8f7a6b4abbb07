/** Looks for risk patterns: in one piece in this process, or in parts that all workers share. Both find the same. */
import { z } from 'zod';
import { chooseDetectors } from '../../../graph/engine/choice.ts';
import { defineTask, type TaskContext } from '../queue.ts';
import type { TaskResources } from '../resources.ts';
import { PART } from './part.ts';

const options = z.strictObject({
  /** Ids of detectors; all when left out. */
  detectors: z.array(z.string().min(1).max(100)).max(100).optional(),
  /** Epoch milliseconds; the latest time in the data when left out. */
  asOf: z.number().int().optional(),
  /** By detector and name; defaults fill the rest. */
  parameters: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /** Parts that several workers take, each reading only what it needs; else one piece. As the store allows when left out. */
  inParts: z.boolean().optional(),
  /** How many events a part is about. */
  partEvents: z.int().min(1_000).max(100_000_000).optional(),
});
type Input = z.infer<typeof options>;
/** Whoever starts it is told at once what is wrong with it. */
const input = options.transform((given) => {
  chooseDetectors(given);
  return given;
});

export const detectTask = ({ engine, isShared }: TaskResources) =>
  defineTask({
    name: 'detect',
    input,
    most: 1,
    run: ({ inParts = isShared, ...options }, context) =>
      inParts ? inPartsOf(engine, options, context) : inOnePiece(engine, options, context),
  });

type Engine = TaskResources['engine'];

const inOnePiece = (engine: Engine, options: Input, { signal, progress }: TaskContext) =>
  engine.detect({
    ...options,
    signal,
    onProgress: ({ detector, done, total }) => progress({ stage: detector, done, total }),
  });

async function inPartsOf(engine: Engine, { partEvents, ...options }: Input, { once, parts, signal }: TaskContext) {
  const plan = () => once(() => engine.planDetection({ ...options, events: partEvents, signal }));
  const results = await parts<unknown, never>(PART, async () => (await plan()).parts);
  return engine.completeDetection(await plan(), results);
}
