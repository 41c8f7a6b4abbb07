/** The reads of LDBC FinBench: our answers against those that Neo4j gave, for every recorded parameter. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loaded, loadFolder } from '../../bench/finbench/load.ts';
import { queries } from '../../bench/finbench/queries/index.ts';
import { differencesFrom } from '../../bench/finbench/reads.ts';
import { describeWithShared, sharedPath } from '../shared-data.ts';

describeWithShared('peers/finbench/expected', 'the reads of LDBC FinBench, against Neo4j', () => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await loadFolder(sharedPath('data/finbench/snapshot'));
  });
  afterAll(() => loaded.close());

  it.each(queries.map((query) => [query.id, query] as const))('%s: equal for every parameter', async (_, query) => {
    const { checked, differences } = await differencesFrom(loaded.graph, query, sharedPath('peers/finbench/expected'));
    expect(checked).toBeGreaterThanOrEqual(50);
    expect(differences).toEqual([]);
  });
});
