/** Loads a folder in the benchmark's layout, and opens the engine on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../graph/engine/engine.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { ingest } from '../../ingest/ingest.ts';
import { FinGraph } from './graph.ts';
import { timed } from './timing.ts';

export interface Loaded {
  readonly store: GraphStore;
  readonly engine: Engine;
  readonly graph: FinGraph;
  readonly ingestMs: number;
  readonly buildMs: number;
  /** Ends the engine and removes the store's file. */
  close(): Promise<void>;
}

/** A store in a temporary file, closed, so that another process can open it. */
export async function storeFolder(
  folder: string,
): Promise<{ readonly path: string; readonly ingestMs: number; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'ringsight-finbench-'));
  const path = join(home, 'graph.duckdb');
  const remove = (): Promise<void> => rm(home, { recursive: true, force: true });
  try {
    const store = await openStore(path);
    try {
      const { ms } = await timed(() => ingest(store, { inputs: [folder], format: 'finbench' }));
      return { path, ingestMs: ms, remove };
    } finally {
      await store.close();
    }
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The folder in a store of its own, with the engine's snapshot of it. */
export async function loadFolder(folder: string): Promise<Loaded> {
  const { path, ingestMs, remove } = await storeFolder(folder);
  const store = await openStore(path);
  const engine = Engine.open(store);
  const close = async (): Promise<void> => {
    await engine.close();
    await store.close();
    await remove();
  };
  try {
    const building = await timed(() => engine.snapshot());
    return { store, engine, graph: new FinGraph(building.value), ingestMs, buildMs: building.ms, close };
  } catch (error) {
    await close();
    throw error;
  }
}
