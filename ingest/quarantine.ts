import { createHash } from 'node:crypto';
import type { QuarantinedRow } from '../graph/schema/finding.ts';
import type { GraphStore } from '../graph/store/store.ts';
import type { RejectedRow } from './kind-stage.ts';

/** Puts rows aside in the store, under ids that a second load of the same file meets again. */
export class Quarantine {
  readonly #store: GraphStore;
  readonly #run: string;
  /** Fingerprints of the files by name. */
  readonly #fingerprints: ReadonlyMap<string, string>;

  constructor(store: GraphStore, run: string, fingerprints: ReadonlyMap<string, string>) {
    this.#store = store;
    this.#run = run;
    this.#fingerprints = fingerprints;
  }

  async add(rows: readonly RejectedRow[]): Promise<void> {
    const documents: readonly QuarantinedRow[] = rows.map((row) => ({ id: this.#idOf(row), run: this.#run, ...row }));
    if (documents.length > 0) await this.#store.put('quarantine', documents);
  }

  #idOf({ file, line, column, reason }: RejectedRow): string {
    const source = JSON.stringify([file, this.#fingerprints.get(file) ?? null, line, column, reason]);
    return createHash('sha256').update(source).digest('hex').slice(0, 32);
  }
}
