import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';

const { ask, codeOf } = startApi();

const FIELDS = `nodes { entity { id } hops time amount { amount currency } } edges { id count total { amount } }
  hops { hops nodes edges amount { amount } first last } complete stoppedBecause asOf`;

describe('a trace', () => {
  it('follows the money of a party in the order of time, with what each hop carried', async () => {
    const { data } = await ask(`{ trace(id: "Enterprise:A") { ${FIELDS} } }`);
    expect(data).toEqual({
      trace: {
        nodes: [
          {
            entity: { id: 'Account:bank/A' },
            hops: 0,
            time: null,
            amount: { amount: '90000.00', currency: 'CNY' },
          },
          {
            entity: { id: 'Account:bank/B' },
            hops: 1,
            time: '2024-01-02T00:00:00.000Z',
            amount: { amount: '100000.00', currency: 'CNY' },
          },
          {
            entity: { id: 'Account:bank/E' },
            hops: 2,
            time: '2024-01-03T00:00:00.000Z',
            amount: { amount: '95000.00', currency: 'CNY' },
          },
        ],
        edges: [
          { id: 'transfers Account:bank/A Account:bank/B', count: 1, total: { amount: '100000.00' } },
          { id: 'transfers Account:bank/B Account:bank/E', count: 1, total: { amount: '95000.00' } },
          { id: 'transfers Account:bank/E Account:bank/A', count: 1, total: { amount: '90000.00' } },
        ],
        hops: [
          {
            hops: 1,
            nodes: 1,
            edges: 1,
            amount: { amount: '100000.00' },
            first: '2024-01-02T00:00:00.000Z',
            last: '2024-01-02T00:00:00.000Z',
          },
          {
            hops: 2,
            nodes: 1,
            edges: 1,
            amount: { amount: '95000.00' },
            first: '2024-01-03T00:00:00.000Z',
            last: '2024-01-03T00:00:00.000Z',
          },
        ],
        complete: true,
        stoppedBecause: null,
        asOf: '2024-01-05T00:00:00.000Z',
      },
    });
  });

  it('goes back to where money came from, within dates, amounts and hops', async () => {
    const ids = async (rest: string): Promise<readonly string[]> => {
      const { data } = await ask(`{ trace(id: "Account:bank/E", ${rest}) { nodes { entity { id } } } }`);
      const { trace } = data as { trace: { nodes: { entity: { id: string } }[] } };
      return trace.nodes.map(({ entity }) => entity.id.slice(-1));
    };
    expect(await ids('direction: upstream')).toEqual(['E', 'B', 'A']);
    expect(await ids('direction: upstream, hops: 1')).toEqual(['E', 'B']);
    expect(await ids('direction: upstream, minAmount: "95000.01"')).toEqual(['E']);
    expect(await ids('direction: upstream, after: "2024-01-02T00:00:00Z"')).toEqual(['E', 'B']);
    expect(await ids('direction: downstream, asOf: "2024-01-04"')).toEqual(['E']);
    expect(await ids('kinds: [repays]')).toEqual(['E']);
  });

  it('refuses what it cannot answer', async () => {
    expect(await codeOf('{ trace(id: "Account:none") { complete } }')).toBe('NOT_FOUND');
    expect(await codeOf('{ trace(id: "Collateral:registry/1") { complete } }')).toBe('BAD_REQUEST');
    expect(await codeOf('{ trace(id: "Enterprise:A", hops: 11) { complete } }')).toBe('LIMIT_EXCEEDED');
    expect(await codeOf('{ trace(id: "Enterprise:A", limit: 0) { complete } }')).toBe('BAD_REQUEST');
  });
});
