/** What the tests of ingest share: folders of input files, and a store's whole content as plain data. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { edgeId, entityId } from '../../graph/schema/ids.ts';
import { edgeKindNames, isEdgeKind, isNodeKind, type Kind, nodeKindNames } from '../../graph/schema/kinds.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore, StoredRecord } from '../../graph/store/store.ts';

/** A folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ringsight-ingest-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files; null makes a folder of the name. */
export async function folderWith(files: Readonly<Record<string, string | Buffer | null>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(content === null ? path : dirname(path), { recursive: true });
    if (content !== null) await writeFile(path, content);
  }
  return folder;
}

export async function memoryStore(): Promise<GraphStore> {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

const RECORDS_AT_ONCE = 5_000;

/** Every record of every kind, with all of its sources, in the order of a scan. */
export async function graphOf(store: GraphStore): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for (const kind of [...nodeKindNames, ...edgeKindNames]) {
    const ids = await idsOf(store, kind);
    for (let at = 0; at < ids.length; at += RECORDS_AT_ONCE) {
      records.push(...(await store.records(ids.slice(at, at + RECORDS_AT_ONCE))));
    }
  }
  return records;
}

async function idsOf(store: GraphStore, kind: Kind): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { columns } of store.scan(kind, { columns: [isNodeKind(kind) ? 'key' : 'id'] })) {
    if (isEdgeKind(kind)) for (const hash of columns.id as BigUint64Array) ids.push(edgeId(kind, hash));
    else for (const key of columns.key as readonly string[]) ids.push(entityId(kind, key));
  }
  return ids;
}

/** A graph without what tells where it came from, for comparing the same facts out of different files. */
export const factsOf = (graph: readonly StoredRecord[]) => graph.map(({ sources: _, ...facts }) => facts);
