/** Whether the server can answer, and from what. */
import type { Engine } from '../graph/engine/engine.ts';
import { problemOf, type ReportDefect } from './errors.ts';

export type ReadinessAnswer =
  | { readonly status: 'starting' }
  | { readonly status: 'ready' }
  /** The store does not answer: questions are answered from the graph as it was, decisions and loads are refused. */
  | { readonly status: 'degraded'; readonly store: 'unavailable'; readonly since: string };

/** Reads the graph into memory, and tries again when asked whether it is there. */
export class Readiness {
  readonly #engine: Engine;
  readonly #report: ReportDefect;
  #ready = false;
  #reading: Promise<void> | null = null;

  constructor(engine: Engine, report: ReportDefect) {
    this.#engine = engine;
    this.#report = report;
    this.#read();
  }

  async answer(): Promise<ReadinessAnswer> {
    if (!this.#ready) {
      this.#read();
      return { status: 'starting' };
    }
    const outage = await this.#engine.outage();
    return outage === null
      ? { status: 'ready' }
      : { status: 'degraded', store: 'unavailable', since: new Date(outage.since).toISOString() };
  }

  #read(): void {
    this.#reading ??= this.#engine
      .snapshot()
      .then(
        () => {
          this.#ready = true;
          // Whatever fails here fails again, and is then reported, for whoever asks for it.
          this.#engine.prepare().catch(() => undefined);
        },
        (error) => {
          problemOf(error, this.#report);
        },
      )
      .finally(() => {
        this.#reading = null;
      });
  }
}
