/** Loads files of the import folder into the graph. Loading the same again changes nothing, so an attempt may be repeated. */
import { z } from 'zod';
import { type IngestProgress, ingest } from '../../../ingest/ingest.ts';
import { formats } from '../../../ingest/mappings/index.ts';
import { importPaths } from '../import-paths.ts';
import { defineTask } from '../queue.ts';
import type { TaskResources } from '../resources.ts';

const input = z.strictObject({
  /** Files and folders, from the import folder. */
  paths: z.array(z.string().min(1).max(1000)).min(1).max(1000),
  /** Recognised when left out. */
  format: z.enum(formats.map(({ id }) => id)).optional(),
});

export const ingestTask = ({ store, importFolder }: TaskResources) =>
  defineTask({
    name: 'ingest',
    input,
    most: 1,
    run: async ({ paths, format }, { signal, progress }) => {
      const inputs = await importPaths(importFolder, paths);
      const onProgress = ({ kind, rows, total }: IngestProgress) => progress({ stage: kind, done: rows, total });
      return ingest(store, { inputs, format, signal, onProgress });
    },
  });
