import { describe, expect, it } from 'vitest';
import type { NeighborhoodQuery, RelationRowFragment } from '../generated/graphql.ts';
import { lineId, lineOfGroup, linesOf, sceneNode } from './scene.ts';

const relation = (id: string, change: Partial<RelationRowFragment> = {}): RelationRowFragment => ({
  id,
  kind: 'transfers',
  label: { zh: '转账', en: 'Transfers' },
  from: { id: 'Account:a', kind: 'Account', name: 'a' },
  to: { id: 'Account:b', kind: 'Account', name: 'b' },
  at: '2025-03-11T09:54:00.000Z',
  validFrom: null,
  validTo: null,
  amount: { amount: '100.50', currency: 'CNY' },
  share: null,
  confidence: 1,
  flags: [],
  sources: [],
  ...change,
});

describe('linesOf', () => {
  it('adds up the relations of one pair and kind', () => {
    const [line, ...others] = linesOf(
      [
        relation('t1'),
        relation('t2', {
          at: '2025-01-02T00:00:00.000Z',
          amount: { amount: '0.50', currency: 'CNY' },
          confidence: 0.5,
        }),
        relation('t3', { amount: null }),
      ],
      () => true,
    );
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      count: 3,
      amount: 10_100,
      first: Date.UTC(2025, 0, 2),
      last: Date.UTC(2025, 2, 11, 9, 54),
      confidence: 0.5,
      records: ['t1', 't2', 't3'],
    });
  });

  it('keeps the other direction and other kinds apart', () => {
    const back = relation('t2', { from: relation('').to, to: relation('').from });
    expect(linesOf([relation('t1'), back, relation('w', { kind: 'withdraws' })], () => true)).toHaveLength(3);
  });

  it('knows no amount where none is known', () => {
    expect(
      linesOf([relation('t1', { amount: null }), relation('t2', { amount: null })], () => true)[0]?.amount,
    ).toBeNull();
  });

  it('is the same line as a neighbourhood gives', () => {
    const group: NeighborhoodQuery['neighborhood']['edges'][number] = {
      kind: 'transfers',
      directed: true,
      from: 'Account:a',
      to: 'Account:b',
      count: 42,
      total: { amount: '3100000', currency: 'CNY' },
      share: null,
      first: '2024-01-01T00:00:00.000Z',
      last: null,
      confidence: 1,
    };
    const line = lineOfGroup(group);
    expect(line.id).toBe(linesOf([relation('t1')], () => true)[0]?.id);
    expect(line).toMatchObject({ count: 42, amount: 310_000_000, first: Date.UTC(2024, 0, 1), last: null });
  });
});

describe('lineId', () => {
  it('does not run two ids together', () => {
    expect(lineId('owns', 'a|b', 'c')).not.toBe(lineId('owns', 'a', 'b|c'));
  });
});

describe('sceneNode', () => {
  it('carries the name as it is, and what is flagged', () => {
    const name = '<img src=x onerror=alert(1)>';
    expect(
      sceneNode({
        id: 'Enterprise:1',
        kind: 'Enterprise',
        name,
        placeholder: true,
        flags: [{ column: 'key' }],
        score: { score: 700 },
        severity: 0.8,
      }),
    ).toEqual({
      id: 'Enterprise:1',
      kind: 'Enterprise',
      label: name,
      flags: ['placeholder', 'key'],
      lines: null,
      score: 700,
      severity: 0.8,
    });
  });
});
