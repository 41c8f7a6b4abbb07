/** A worker that cannot hold a quarter of the snapshot takes part in a detection over all of it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../bench/parts/measure.ts';
import type { Finding } from '../../graph/schema/finding.ts';
import { openStore } from '../../graph/store/open.ts';

const detectors = ['circular-flow', 'related-party-transaction', 'guarantee-circle'];

describe('a detection by processes of little memory', () => {
  let folder: string;
  let store: string;
  const file = (name: string): string => join(folder, name);
  /** Without when and by which run. */
  const findingsIn = async (name: string) =>
    (JSON.parse(await readFile(file(name), 'utf8')) as Finding[])
      .map(({ run, foundAt, ...finding }) => finding)
      .sort((a, b) => (a.id < b.id ? -1 : 1));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringsight-memory-'));
    store = file('portfolio.duckdb');
    await measure('fill', store, { size: { transfers: 200_000, transfersPerAccount: 40, seed: 1 } });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('finds what one process finds over the whole snapshot, which a quarter of its memory cannot hold', async () => {
    const whole = await measure('whole', store, { options: { detectors }, out: file('whole.json') });
    const shared = Math.floor(whole.bytes / 4);
    const [plan, results] = [file('plan.json'), file('results.json')];
    await measure('plan', store, { options: { detectors, parts: 4 }, out: plan, shared });
    const worked = await measure('work', store, { plan, out: results, shared });
    await measure('merge', store, { plan, results, out: file('parts.json') });
    expect(worked.bytes).toBeGreaterThan(0);
    expect(worked.bytes).toBeLessThanOrEqual(shared);
    const found = await findingsIn('parts.json');
    expect(found).toEqual(await findingsIn('whole.json'));
    for (const detector of detectors) expect(found.filter((finding) => finding.detector === detector)).not.toEqual([]);
    // The bound is real: one part of everything does not fit.
    const everything = { 'circular-flow': { lookbackDays: 1200, minimumAmountYuan: 0 } };
    await measure('plan', store, {
      options: { detectors: ['circular-flow'], parameters: everything, parts: 1 },
      out: plan,
    });
    await expect(measure('work', store, { plan, shared })).rejects.toThrow(/shared memory/);
  });

  it('is told so when its store cannot read for want of memory, and never takes a part of the rows for all', async () => {
    const starved = await openStore(store, { readOnly: true, memory: 12e6 });
    try {
      const read = async () => {
        let rows = 0;
        for await (const { length } of starved.scan('transfers', { bulk: true })) rows += length;
        return rows;
      };
      const { counts } = await starved.status();
      const outcome = await read().catch((error: { code?: string }) => error.code);
      expect([counts.transfers, 'STORE_UNAVAILABLE']).toContain(outcome);
    } finally {
      await starved.close();
    }
  });
});
