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

/** A store in a temporary file, so that data larger than memory may spill. */
export async function loadFolder(folder: string): Promise<Loaded> {
  const home = await mkdtemp(join(tmpdir(), 'ringsight-finbench-'));
  const store = await openStore(join(home, 'graph.duckdb'));
  const engine = Engine.open(store);
  const close = async (): Promise<void> => {
    await engine.close();
    await store.close();
    await rm(home, { recursive: true, force: true });
  };
  try {
    const loading = await timed(() => ingest(store, { inputs: [folder], format: 'finbench' }));
    const building = await timed(() => engine.snapshot());
    const graph = new FinGraph(building.value);
    return { store, engine, graph, ingestMs: loading.ms, buildMs: building.ms, close };
  } catch (error) {
    await close();
    throw error;
  }
}
