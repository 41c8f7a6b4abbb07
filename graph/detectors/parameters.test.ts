import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RingsightError } from '../schema/errors.ts';
import { defineDetector, parameter } from './detector.ts';
import { describeParameters, parseParameters } from './parameters.ts';

const detector = defineDetector({
  id: 'sample',
  title: { zh: '例', en: 'Sample' },
  summary: { zh: '例', en: 'Sample' },
  nextStep: { zh: '例', en: 'Sample' },
  reads: { nodes: [], edges: [], properties: {} },
  needs: [],
  parameters: z.object({
    windowDays: parameter(z.int().min(1).max(366).default(30), '天数', 'Days.'),
    least: parameter(z.number().min(0).default(0.7), '比例', 'A part.'),
    strict: parameter(z.boolean().default(false), '严格', 'Strictly.'),
  }),
  messages: { found: { zh: '有', en: 'found' } },
  weight: 0.1,
  cut: 'whole',
  detect: () => [],
});

describe('parameters', () => {
  it('have their defaults where nothing is set', () => {
    expect(parseParameters(detector)).toEqual({ windowDays: 30, least: 0.7, strict: false });
  });

  it('are read from text, as from a command line', () => {
    expect(parseParameters(detector, { windowDays: '45', least: ' 0.5', strict: 'true' })).toEqual({
      windowDays: 45,
      least: 0.5,
      strict: true,
    });
  });

  it.each([
    [{ windowDays: 0 }, 'sample.windowDays'],
    [{ windowDays: 1.5 }, 'sample.windowDays'],
    [{ windowDays: 'soon' }, 'sample.windowDays'],
    [{ windowDays: '' }, 'sample.windowDays'],
    [{ least: Number.NaN }, 'sample.least'],
    [{ least: null }, 'sample.least'],
    [{ strict: 'maybe' }, 'sample.strict'],
    [{ windowdays: 3 }, 'sample.windowdays'],
    [{ constructor: 3 }, 'sample.constructor'],
  ])('%j is refused, and %s is named', (given, subject) => {
    try {
      parseParameters(detector, given);
    } catch (error) {
      expect(error).toBeInstanceOf(RingsightError);
      expect(error).toMatchObject({ code: 'BAD_REQUEST', subject });
      return;
    }
    expect.unreachable();
  });

  it('describe themselves', () => {
    expect(describeParameters(detector)).toEqual([
      { name: 'windowDays', type: 'integer', default: 30, minimum: 1, maximum: 366, text: { zh: '天数', en: 'Days.' } },
      { name: 'least', type: 'number', default: 0.7, minimum: 0, maximum: null, text: { zh: '比例', en: 'A part.' } },
      {
        name: 'strict',
        type: 'boolean',
        default: false,
        minimum: null,
        maximum: null,
        text: { zh: '严格', en: 'Strictly.' },
      },
    ]);
  });
});
