/** Network risk scores of all parties with any risk, or of those asked for, in a file, with how many there are of each grade. */
import { z } from 'zod';
import { grades } from '../../../graph/schema/score.ts';
import { exportFormats, scoreLines } from '../../exports/tables.ts';
import { defineTask } from '../queue.ts';
import type { TaskResources } from '../resources.ts';

const input = z.strictObject({
  /** All that have any risk when left out. */
  ids: z.array(z.string().min(1).max(500)).min(1).max(100_000).optional(),
  format: z.enum(exportFormats).default('jsonl'),
});

export const scoreTask = ({ scores, files }: TaskResources) =>
  defineTask({
    name: 'score',
    input,
    most: 1,
    run: async ({ ids, format }, { job, signal }) => {
      const scored = ids === undefined ? await scores.all() : await scores.known(ids);
      const file = await files.write(job, format, scoreLines(scored, format), signal);
      const counts = grades.map((grade) => [grade, scored.filter((score) => score.grade === grade).length]);
      return {
        file,
        scored: scored.length,
        unknown: (ids?.length ?? scored.length) - scored.length,
        grades: Object.fromEntries(counts),
      };
    },
  });
