import { describe, expect, it } from 'vitest';
import { measure, type Reported } from './measure.ts';
import type { Truth } from './truth.ts';

const truth = (pattern: string, members: string, rest: Partial<Truth> = {}): Truth => ({
  pattern,
  detector: 'ring',
  variant: 'easy',
  also: [],
  story: { zh: '', en: '' },
  members: [...members],
  edges: [],
  ...rest,
});
const finding = (id: string, subjects: string, named = subjects, rest: Partial<Reported> = {}): Reported => ({
  id,
  detector: 'ring',
  severity: 1,
  confidence: 1,
  text: '',
  subjects: [...subjects],
  named: [...named],
  ...rest,
});
const judgements = (truths: readonly Truth[], findings: readonly Reported[]) =>
  measure(truths, findings, ['ring']).judged.map(({ judgement }) => judgement);

describe('measure', () => {
  it.each([
    ['names all', 'abcd', 'abcd', 'hit'],
    ['names half of the members', 'ab', 'ab', 'hit'],
    ['names less than half of them', 'a', 'a', 'elsewhere'],
    ['names them in its evidence', 'a', 'ab', 'hit'],
    ['is mostly about others', 'awxyz', 'abcdwxyz', 'false'],
    ['is about nobody planted', 'xy', 'xy', 'false'],
  ])('a finding that %s', (_, subjects, named, judgement) => {
    expect(judgements([truth('p', 'abcd')], [finding('f', subjects, named)])).toEqual([judgement]);
  });

  it('tells look-alikes from what stands among those who cheat otherwise', () => {
    const truths = [
      truth('twin', 'ab', { variant: 'benign' }),
      truth('other', 'cd', { detector: 'flow' }),
      truth('both', 'ef', { detector: 'flow', also: ['ring'] }),
    ];
    const findings = [finding('1', 'ab'), finding('2', 'cd'), finding('3', 'ef'), finding('4', 'ac')];
    expect(judgements(truths, findings)).toEqual(['lookalike', 'elsewhere', 'hit', 'lookalike']);
  });

  it('counts a pattern as found by its own detector only', () => {
    const quality = measure([truth('p', 'ab')], [finding('f', 'ab', 'ab', { detector: 'flow' })], ['ring', 'flow']);
    expect(quality.missed.map(({ pattern }) => pattern)).toEqual(['p']);
    expect(quality.detectors.map(({ detector, found, elsewhere }) => [detector, found, elsewhere])).toEqual([
      ['ring', 0, 0],
      ['flow', 0, 1],
    ]);
  });

  it('counts precision, recall and F1 of patterns, by variant and of parties', () => {
    const truths = [
      truth('easy', 'ab'),
      truth('hard 1', 'cd', { variant: 'hard' }),
      truth('hard 2', 'ef', { variant: 'hard' }),
      truth('twin', 'gh', { variant: 'benign' }),
      truth('waits', 'ij', { detector: 'later' }),
    ];
    const findings = [
      finding('1', 'ab'),
      finding('2', 'a', 'ab'),
      finding('3', 'cd'),
      finding('4', 'gh'),
      finding('5', 'xy'),
    ];
    const { detectors, missed, waiting } = measure(truths, findings, ['ring']);
    const [ring] = detectors;
    expect(ring).toMatchObject({
      planted: 3,
      found: 2,
      findings: 5,
      hits: 3,
      false: 2,
      lookalikes: { planted: 1, flagged: 1 },
    });
    expect(ring!.precision).toBeCloseTo(3 / 5);
    expect(ring!.recall).toBeCloseTo(2 / 3);
    expect(ring!.f1).toBeCloseTo(12 / 19);
    expect(ring!.byVariant.hard).toMatchObject({ planted: 2, found: 1, recall: 0.5 });
    expect(ring!.byVariant.hard.f1).toBeCloseTo(6 / 11);
    expect(ring!.byVariant.noisy).toMatchObject({ planted: 0, recall: null, f1: null });
    expect(ring!.entities.precision).toBeCloseTo(4 / 8);
    expect(ring!.entities.recall).toBeCloseTo(4 / 6);
    expect(missed.map(({ pattern }) => pattern)).toEqual(['hard 2']);
    expect(waiting).toEqual([{ detector: 'later', planted: 1 }]);
  });

  it('takes the fifty with the largest severity × confidence', () => {
    const wrong = Array.from({ length: 60 }, (_, i) => finding(`w${i}`, 'xy', 'xy', { severity: 0.5 }));
    const right = finding('r', 'ab', 'ab', { severity: 0.9, confidence: 0.6 });
    expect(measure([truth('p', 'ab')], [...wrong, right], ['ring']).detectors[0]!.precisionAt50).toBeCloseTo(1 / 50);
  });

  it('says nothing of shares without a whole', () => {
    const [quality] = measure([], [], ['ring']).detectors;
    expect(quality).toMatchObject({ precision: null, recall: null, f1: null, precisionAt50: null });
  });
});
