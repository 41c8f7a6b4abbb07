/** LDBC FinBench: our answers against those that Neo4j gave, for every recorded parameter and every question about the whole graph. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loaded, loadFolder } from '../../bench/finbench/load.ts';
import { queries } from '../../bench/finbench/queries/index.ts';
import { differencesFrom } from '../../bench/finbench/reads.ts';
import { figuresDiffer, rowsDiffer } from '../../bench/finbench/whole/answers.ts';
import { wholeQuestions } from '../../bench/finbench/whole/index.ts';
import { type Figures, type WholeGraph, wholeGraphOf } from '../../bench/finbench/whole/question.ts';
import { describeWithShared, sharedPath } from '../shared-data.ts';

const expected = sharedPath('peers/finbench/expected');

describeWithShared('peers/finbench/expected', 'LDBC FinBench, against Neo4j', () => {
  let loaded: Loaded;
  let whole: WholeGraph;
  beforeAll(async () => {
    loaded = await loadFolder(sharedPath('data/finbench/snapshot'));
    whole = wholeGraphOf(loaded.graph.snapshot);
  });
  afterAll(() => loaded.close());

  describe('the reads', () => {
    it.each(queries.map((query) => [query.id, query] as const))('%s: equal for every parameter', async (_, query) => {
      const { checked, differences } = await differencesFrom(loaded.graph, query, expected);
      expect(checked).toBeGreaterThanOrEqual(50);
      expect(differences).toEqual([]);
    });
  });

  describe('the whole graph', () => {
    it.each(wholeQuestions.map((question) => [question.id, question] as const))('%s: equal', async (id, question) => {
      const path = sharedPath('peers/finbench/results/detect-small.json');
      const { ms: _, ...recorded } = (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Figures>)[id];
      const given = question.answer(whole);
      expect(Object.keys(given).sort()).toEqual(Object.keys(recorded).sort());
      expect(figuresDiffer(recorded, given)).toBeNull();
      expect(await rowsDiffer(expected, question, whole)).toBeNull();
    });
  });
});
