/** What the tasks work with. */
import type { Engine } from '../../graph/engine/engine.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import type { ExportFiles } from '../exports/files.ts';
import type { Findings } from '../topics/finding/finding.ts';
import type { Scores } from '../topics/score/score.ts';

export interface TaskResources {
  readonly store: GraphStore;
  readonly engine: Engine;
  readonly findings: Findings;
  readonly scores: Scores;
  readonly files: ExportFiles;
  /** The only folder that files are loaded from; null: none are. */
  readonly importFolder: string | null;
  /** Whether workers of several processes have the store, so that a detection goes in parts unless it is told otherwise. */
  readonly isShared: boolean;
}
