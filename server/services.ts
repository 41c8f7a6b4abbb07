/** What GraphQL, REST and the command line all call. */
import { Engine } from '../graph/engine/engine.ts';
import { openStore } from '../graph/store/open.ts';
import type { GraphStore } from '../graph/store/store.ts';
import { Entities } from './topics/entity/entity.ts';
import { Findings } from './topics/finding/finding.ts';
import { Scores } from './topics/score/score.ts';

export interface ServiceOptions {
  /** Worker threads for detection; the number of processors when left out. */
  readonly threads?: number;
  /** Reads only: several processes may then have the store open. */
  readonly readOnly?: boolean;
}

export interface Services {
  readonly store: GraphStore;
  readonly engine: Engine;
  readonly entities: Entities;
  readonly findings: Findings;
  readonly scores: Scores;
  /** Ends the worker threads and closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the store at a location with everything on top of it. Errors: `openStore`.
 *
 * @param location a path, or `:memory:`
 */
export async function openServices(location: string, { threads, readOnly }: ServiceOptions = {}): Promise<Services> {
  const store = await openStore(location, { readOnly });
  const engine = Engine.open(store, { threads });
  return {
    store,
    engine,
    entities: new Entities(engine),
    findings: new Findings(engine),
    scores: new Scores(engine),
    close: async () => {
      await engine.close();
      await store.close();
    },
  };
}
