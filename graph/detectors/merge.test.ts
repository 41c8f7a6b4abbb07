import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { edgeId, entityId } from '../schema/ids.ts';
import { type Detection, type Detector, defineDetector } from './detector.ts';
import type { EvidenceGraph } from './evidence-graph.ts';
import { mergeDetections } from './merge.ts';

const plain = defineDetector({
  id: 'plain',
  title: { zh: '无', en: 'None' },
  summary: { zh: '无', en: 'None' },
  nextStep: { zh: '无', en: 'None' },
  reads: { nodes: [], edges: [], properties: {} },
  needs: [],
  parameters: z.object({}),
  messages: { found: { zh: '有', en: 'found' } },
  weight: 0.1,
  cut: 'start',
  detect: () => [],
});

const detection = (subjects: readonly number[], severity: number, edges: readonly number[] = []): Detection => ({
  message: 'found',
  values: {},
  subjects,
  severity,
  confidence: 1,
  amount: null,
  evidence: edges.map((edge) => ({ kind: 'transfers', edge })),
});

/** Numbers stand for themselves. */
const named: EvidenceGraph = {
  id: 'named',
  idOf: (node) => entityId('Enterprise', String(node)),
  find: () => null,
  nameOf: String,
  edges: (kind) => ({ sources: [], targets: [], idOf: (edge) => edgeId(kind, BigInt(edge)) }),
};
const mergedOf = (detector: Detector, detections: readonly Detection[]) => mergeDetections(detector, detections, named);

const told = (detections: readonly Detection[]) =>
  detections.map(({ subjects, severity, evidence }) => [[...subjects], severity, evidence.map(({ edge }) => edge)]);

describe('merging detections', () => {
  it('makes one of those with the same subjects, the strongest in front, with the evidence of both', () => {
    const merged = mergedOf(plain, [detection([2, 1], 0.4, [7, 8]), detection([1, 2], 0.9, [8, 9])]);
    expect(told(merged)).toEqual([[[1, 2], 0.9, [8, 9, 7]]]);
  });

  it.each([
    [[1, 2, 3], [1, 2, 3, 4], 1],
    [[1, 2], [1, 2, 3, 4], 1],
    [[1, 2], [2, 3], 2],
    [[1, 2, 3], [2, 3, 4], 1],
    [[1], [2], 2],
  ])('%j and %j become %i', (a, b, count) => {
    expect(mergedOf(plain, [detection(a, 0.5), detection(b, 0.6)])).toHaveLength(count);
  });

  it('does not chain: what overlaps the absorbed one but not the face stays apart', () => {
    const merged = mergedOf(plain, [detection([1, 2], 0.9), detection([1, 2, 3, 4], 0.5), detection([3, 4], 0.4)]);
    expect(merged.map(({ subjects }) => subjects)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('keeps the nodes of what it absorbs', () => {
    const [merged] = mergedOf(plain, [detection([1, 2], 0.9), detection([1, 2, 3], 0.5)]);
    expect(new Set(merged.nodes)).toEqual(new Set([1, 2, 3]));
  });

  it('lets a detector say what detections of the same subjects mean together, or that they mean nothing', () => {
    const counting: Detector = {
      ...plain,
      combine: (same) => (same.length < 2 ? null : { ...same[0], severity: same.length / 10 }),
    };
    const merged = mergedOf(counting, [detection([1], 0.9), detection([2], 0.4), detection([2], 0.3)]);
    expect(merged.map(({ subjects, severity }) => [subjects, severity])).toEqual([[[2], 0.2]]);
  });

  const some = fc.array(
    fc.record({
      subjects: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 5 }),
      severity: fc.integer({ min: 0, max: 4 }).map((n) => n / 4),
      edges: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
    }),
    { maxLength: 14 },
  );

  it('gives the same for any order', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const all = rows.map(({ subjects, severity, edges }) => detection(subjects, severity, edges));
        const shuffled = all
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(mergedOf(plain, shuffled)).toEqual(mergedOf(plain, all));
      }),
    );
  });

  it('is what comparing every pair gives', () => {
    const jaccard = (a: readonly number[], b: readonly number[]) => {
      const common = a.filter((x) => b.includes(x)).length;
      return common / (a.length + b.length - common);
    };
    fc.assert(
      fc.property(some, (rows) => {
        const all = rows.map(({ subjects, severity, edges }) => detection(subjects, severity, edges));
        const merged = mergedOf(plain, all);
        for (const [i, a] of merged.entries())
          for (const b of merged.slice(i + 1)) expect(jaccard(a.subjects, b.subjects)).toBeLessThan(0.5);
        for (const one of all) {
          const home = merged.filter(({ subjects }) => jaccard(subjects, one.subjects) >= 0.5);
          expect(home.length).toBeGreaterThan(0);
          expect(home.some(({ severity }) => severity >= one.severity)).toBe(true);
        }
        const edgesOf = (list: readonly Detection[]) =>
          new Set(list.flatMap(({ evidence }) => evidence.map((e) => e.edge)));
        expect(edgesOf(merged)).toEqual(edgesOf(all));
      }),
    );
  });

  it('stays quick where one party is in everything', () => {
    const count = 20_000;
    const all = Array.from({ length: count }, (_, i) => detection([0, 3 * i + 1, 3 * i + 2, 3 * i + 3], 0.5));
    expect(mergedOf(plain, all)).toHaveLength(count);
  });
});
