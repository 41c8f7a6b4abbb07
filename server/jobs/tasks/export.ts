/** Current findings in a file: all that pass a filter, never a page of them. */
import { z } from 'zod';
import { exportFormats, findingLines } from '../../exports/tables.ts';
import { reviewStates, severityBands } from '../../topics/finding/finding.ts';
import { defineTask } from '../queue.ts';
import type { TaskResources } from '../resources.ts';

const input = z.strictObject({
  detectors: z.array(z.string().min(1).max(100)).max(100).optional(),
  severities: z.array(z.enum(severityBands)).max(3).optional(),
  verdicts: z.array(z.enum(reviewStates)).max(4).optional(),
  format: z.enum(exportFormats).default('jsonl'),
});

export const exportTask = ({ findings, files }: TaskResources) =>
  defineTask({
    name: 'export',
    input,
    most: 2,
    run: async ({ format, ...filter }, { job, signal }) => {
      const found = await findings.all(filter);
      return { file: await files.write(job, format, findingLines(found, format), signal), findings: found.length };
    },
  });
