/** One part of a detection. It changes nothing: what it gives back is merged by the job that it belongs to. */
import { z } from 'zod';
import type { DetectionPart } from '../../../graph/engine/parts/part.ts';
import { defineTask } from '../queue.ts';
import type { TaskResources } from '../resources.ts';

export const PART = 'part';

/** Parts come from a plan and never from a caller: only that it is one of its parts is looked at here. */
const input = z.custom<DetectionPart>(
  (value) => typeof value === 'object' && value !== null && 'id' in value && 'detector' in value,
  'it is no part of a plan',
);

export const partTask = ({ engine }: TaskResources) =>
  defineTask({
    name: PART,
    input,
    most: 4,
    run: (part, { signal, progress }) =>
      engine.detectPart(part, {
        signal,
        onProgress: (step) =>
          progress(
            step.stage === 'reading'
              ? { stage: part.id, done: 0, total: 1 }
              : { stage: part.id, done: step.done, total: step.total },
          ),
      }),
  });
