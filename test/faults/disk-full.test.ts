/** A disk that fills up under a store: the load says so, what was there stays, and the same load completes once there is room. */
import { statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, temporaryFolder } from '../integration/ingest-support.ts';
import { freePort } from '../services/free-port.ts';
import { startNeo4j } from '../services/neo4j.ts';
import { mountSmallDisk } from '../services/small-disk.ts';
import { contentAt, expectSame, inputFiles, loaded, undisturbed } from './ingest-support.ts';

const DISK_MEGABYTES = 300;
/** Nothing gets in; the load breaks off at its first batch; in its middle. */
const ROOMS_BYTES = [0, 64 * 1024, 3 * 1024 * 1024];

const disk = mountSmallDisk(DISK_MEGABYTES);
afterAll(() => disk?.remove());
const unless = disk === null ? ' (left out: this user may not mount a disk)' : '';

/** Other files on the disk, which leave it so many bytes. */
async function fill(folder: string, leaving: number): Promise<string> {
  const other = join(folder, 'other-files');
  const { bavail, bsize } = statfsSync(folder);
  await writeFile(other, Buffer.alloc(bavail * bsize - leaving));
  return other;
}

describe.skipIf(disk === null)(`a disk that is full${unless}`, () => {
  it('under a file: the load fails in words, the store keeps what it held, and the same load completes with room', async () => {
    const small = await folderWith(inputFiles({ accounts: 300, transfers: 2_000 }));
    const large = await folderWith(inputFiles({ accounts: 5_000, transfers: 70_000 }));
    const scratch = await temporaryFolder();
    const store = join(disk!.folder, 'graph.duckdb');
    expect(await loaded({ store, folder: small, scratch })).toMatchObject({ endedAt: expect.any(Number) });
    const held = await undisturbed(small);

    for (const room of ROOMS_BYTES) {
      const other = await fill(disk!.folder, room);
      expect(await loaded({ store, folder: large, scratch })).toEqual({
        code: 'STORE_UNAVAILABLE',
        message: `${store}: no space is left on the disk. Free some, then run the same again: nothing is half done.`,
      });
      await rm(other);
      if (room > 0) continue;
      const after = await contentAt(store);
      expectSame(after, held);
      expect(after.sequence).toBe(held.sequence);
    }
    const { counts } = await contentAt(store);
    expect(counts.transfers).toBe(held.counts.transfers);
    expect(await loaded({ store, folder: large, scratch })).toMatchObject({ endedAt: expect.any(Number) });
    const found = await contentAt(store);
    const expected = await undisturbed(small, large);
    expectSame(found, expected);
    expect(found.sequence).toBe(expected.sequence);
  });

  it('under Neo4j: the load fails in words, and restarted with room it holds what it held, and the same load completes', async () => {
    const small = await folderWith(inputFiles({ accounts: 300, transfers: 2_000 }));
    const large = await folderWith(inputFiles({ accounts: 600, transfers: 9_000 }));
    const scratch = await temporaryFolder();
    const options = { home: join(disk!.folder, 'neo4j'), port: await freePort(), heapMb: 500 };
    let server = await startNeo4j(options);
    try {
      const store = server.uri;
      expect(await loaded({ store, folder: small, scratch })).toMatchObject({ endedAt: expect.any(Number) });
      const held = await undisturbed(small);

      const other = await fill(disk!.folder, 64 * 1024);
      expect(await loaded({ store, folder: large, scratch })).toEqual({
        code: 'STORE_UNAVAILABLE',
        message: `${store}: the database cannot write and has stopped, as when its disk is full. See its log, make room, and restart it. Then run the same again: nothing is half done.`,
      });
      await rm(other);
      await server.kill();
      server = await startNeo4j(options);
      const after = await contentAt(store);
      // Rows that were refused are written before those that were not, so some may have got in.
      expectSame({ ...after, rejected: held.rejected }, held);
      expect(after.sequence).toBe(held.sequence);
      expect(await loaded({ store, folder: large, scratch })).toMatchObject({ endedAt: expect.any(Number) });
      const found = await contentAt(store);
      const expected = await undisturbed(small, large);
      expectSame(found, expected);
      expect(found.sequence).toBe(expected.sequence);
    } finally {
      await server.stop();
    }
  });
});
