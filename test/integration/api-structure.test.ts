import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';

const { ask, codeOf } = startApi();

interface Answer {
  readonly structure: {
    readonly nodes: readonly { readonly community: number; readonly importance: number; readonly core: number }[];
    readonly communities: readonly { readonly number: number; readonly size: number }[];
    readonly modularity: number;
  };
}

const find = async (ids: readonly string[], rest = '') => {
  const { data } = await ask(
    `query ($ids: [ID!]!) { structure(ids: $ids ${rest && `, ${rest}`}) { complete modularity
      nodes { entity { id } community importance core } communities { number size center { id } } } }`,
    { ids },
  );
  return (data as Answer).structure;
};

const RING = ['bank/A', 'bank/B', 'bank/E'].map((key) => `Account:${key}`);

describe('structure', () => {
  it('tells two rings apart, and who is in none', async () => {
    const guarantors = ['R0', 'R1', 'R2'].map((key) => `Enterprise:${key}`);
    const found = await find([...RING, ...guarantors, 'Enterprise:G']);
    expect(found).toMatchObject({
      complete: true,
      // Three bonds of six lie within either ring, whose ends are half of all.
      modularity: expect.closeTo(2 * (1 / 2 - 1 / 4), 9),
      communities: [
        { number: 0, size: 3, center: { id: RING[0] } },
        { number: 1, size: 3, center: { id: guarantors[0] } },
        { number: 2, size: 1, center: { id: 'Enterprise:G' } },
      ],
    });
    expect(found.nodes.map(({ community }) => community)).toEqual([0, 0, 0, 1, 1, 1, 2]);
    expect(found.nodes.map(({ core }) => core)).toEqual([2, 2, 2, 2, 2, 2, 0]);
    expect(found.nodes.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 9);
    expect(found.nodes[0].importance).toBeGreaterThan(found.nodes[6].importance);
  });

  it('measures importance from a part of the picture, and keeps to kinds and date', async () => {
    const ids = ['Enterprise:A', 'Person:P', 'Enterprise:B', 'Person:Q'];
    const [, p, , q] = (await find(ids, 'around: ["Person:P"]')).nodes;
    expect(p.importance).toBeGreaterThan(q.importance);
    const none = await find(ids, 'kinds: [transfers]');
    expect(none).toMatchObject({ modularity: 0, communities: { length: 4 } });
    const early = await find(RING, 'kinds: [transfers], asOf: "2024-01-02"');
    expect(early.nodes.map(({ community }) => community)).toEqual([0, 0, 1]);
  });

  it.each([
    ['ids: ["Person:P"]', 'BAD_REQUEST'],
    ['ids: ["Person:P", "Person:none"]', 'NOT_FOUND'],
    ['ids: ["Person:P", "Person:Q"], around: ["Enterprise:A"]', 'BAD_REQUEST'],
    ['ids: ["Person:P", "Person:Q"], resolution: 0', 'BAD_REQUEST'],
  ])('refuses %s', async (args, code) => {
    expect(await codeOf(`{ structure(${args}) { complete } }`)).toBe(code);
  });

  it('refuses more than a picture holds', async () => {
    const ids = Array.from({ length: 2001 }, (_, i) => `Person:${i}`);
    expect(await codeOf('query ($ids: [ID!]!) { structure(ids: $ids) { complete } }', { ids })).toBe('LIMIT_EXCEEDED');
  });
});
