import { describe, expect, it } from 'vitest';
import type { FindingRowFragment } from '../generated/graphql.ts';
import { apiFilter, appended, everything, isFiltered, neighbourRow } from './findings.ts';

const row = (id: string): FindingRowFragment => ({
  id,
  detector: 'guarantee-circle',
  title: { zh: '担保圈', en: 'Guarantee circle' },
  text: { zh: '', en: '' },
  severity: 0.5,
  severityBand: 'medium',
  confidence: 1,
  amount: null,
  subjects: [],
  verdict: 'unreviewed',
  assignee: null,
  foundAt: '2025-01-01T00:00:00.000Z',
  asOf: '2025-01-01T00:00:00.000Z',
});
const rows = ['a', 'b', 'c'].map(row);

describe('apiFilter', () => {
  it('restricts nothing by itself', () => {
    expect(apiFilter(everything)).toEqual({});
    expect(isFiltered(everything)).toBe(false);
  });

  it('takes a least severity as the bands from it upwards', () => {
    expect(apiFilter({ ...everything, minSeverity: 'medium' })).toEqual({ severities: ['medium', 'high'] });
    expect(apiFilter({ ...everything, minSeverity: 'high' })).toEqual({ severities: ['high'] });
  });

  it('names the rest', () => {
    const filter = {
      text: ' 机械 ',
      detector: 'circular-flow',
      verdict: 'unsure',
      minSeverity: 'low',
      assignee: null,
    } as const;
    expect(apiFilter(filter)).toEqual({ text: '机械', detectors: ['circular-flow'], verdicts: ['unsure'] });
    expect(isFiltered(filter)).toBe(true);
  });
});

describe('the rows', () => {
  it('are put behind one another, each once', () => {
    expect(appended(rows, [row('c'), row('d')]).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    ['a', 1, 'b'],
    ['b', -1, 'a'],
    ['c', 1, 'c'],
    ['a', -1, 'a'],
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['gone', 1, 'a'],
  ] as const)('from %s, %d goes to %s', (open, step, expected) => {
    expect(neighbourRow(rows, open, step)?.id).toBe(expected);
  });

  it('have no neighbour when there are none', () => {
    expect(neighbourRow([], null, 1)).toBeUndefined();
  });
});
