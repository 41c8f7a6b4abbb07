import { describe, expect, it } from 'vitest';
import { entityId, parseEdgeId, parseEntityId } from '../schema/ids.ts';
import { circularFlow } from './circular-flow.ts';
import { findingId } from './finding.ts';
import { guaranteeCircle } from './guarantee-circle.ts';
import { enterprise, findingsOf, guarantees, hasAccount, transfers } from './testing.ts';

describe('a finding', () => {
  const ids = [entityId('Enterprise', '1'), entityId('Enterprise', '2')];

  it('has the same id whatever the order of its subjects', () => {
    expect(findingId('circular-flow', ids)).toMatch(/^circular-flow:[0-9a-f]{16}$/);
    expect(findingId('circular-flow', [...ids].reverse())).toBe(findingId('circular-flow', ids));
    expect(findingId('circular-flow', [...ids, ids[0]])).toBe(findingId('circular-flow', ids));
  });

  it('has another id for other subjects or another detector', () => {
    const others = [
      findingId('guarantee-circle', ids),
      findingId('circular-flow', ids.slice(1)),
      // Keys may hold whatever separates others.
      findingId('circular-flow', [entityId('Enterprise', '1,Enterprise:2')]),
    ];
    expect(new Set([findingId('circular-flow', ids), ...others]).size).toBe(4);
  });

  it('names nodes and edges, and speaks of parties by name in both languages', async () => {
    const rows = [
      guarantees('1', '2', 500),
      guarantees('2', '1', 300),
      enterprise('1', { name: '甲公司' }),
      enterprise('2', { name: '乙公司' }),
    ];
    const [finding] = await findingsOf(guaranteeCircle, rows);
    expect(finding.text.zh).toBe('甲公司、乙公司互相担保，担保金额合计¥800。');
    expect(finding.text.en).toBe('甲公司, 乙公司 guarantee each other, ¥800 in all.');
    expect(finding).toMatchObject({ run: 'run', foundAt: 0, snapshot: 'rows', parameters: { maximumLength: 8 } });
    expect(finding.evidence.edges.every((id) => parseEdgeId(id) !== null)).toBe(true);
  });

  it('survives a journey through JSON', async () => {
    const rows = [
      hasAccount('A', 'a'),
      transfers('a', 'b', 100_000, 1),
      transfers('b', 'c', 95_000, 2),
      transfers('c', 'a', 90_000, 4),
    ];
    const [finding] = await findingsOf(circularFlow, rows);
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
    expect(finding.evidence.nodes.every((id) => parseEntityId(id) !== null)).toBe(true);
    expect(new Set(finding.evidence.nodes)).toEqual(new Set(['Enterprise:A', 'Account:a', 'Account:b', 'Account:c']));
  });
});
