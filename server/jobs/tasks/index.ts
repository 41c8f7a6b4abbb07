/** All that can be a job: a file a task, a line a file. */
import type { AnyTask } from '../queue.ts';
import type { TaskResources } from '../resources.ts';
import { detectTask } from './detect.ts';
import { exportTask } from './export.ts';
import { ingestTask } from './ingest.ts';
import { partTask } from './part.ts';
import { scoreTask } from './score.ts';

export const taskNames = ['ingest', 'detect', 'part', 'score', 'export'] as const;

export const tasksWith = (resources: TaskResources): readonly AnyTask[] =>
  [
    ingestTask, //
    detectTask,
    partTask,
    scoreTask,
    exportTask,
  ].map((make) => make(resources));
