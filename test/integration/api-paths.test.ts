import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';

const { ask, codeOf } = startApi();

interface Paths {
  readonly paths: {
    readonly paths: readonly { readonly nodes: readonly string[]; readonly cost: number; readonly hops: number }[];
    readonly pairs: readonly object[];
    readonly complete: boolean;
  };
}

const FIELDS = `complete stoppedBecause pairs { from to reach hops noneWithin }
  paths { from to hops cost nodes kinds amount { amount } first last }`;

const find = async (between: readonly string[], rest = '') => {
  const { data } = await ask(
    `query ($between: [ID!]!) { paths(between: $between ${rest && `, ${rest}`}) { ${FIELDS} } }`,
    { between },
  );
  const { paths } = data as Paths;
  return { ...paths, shown: paths.paths.map(({ nodes }) => nodes.map((id) => id.split(/[:/]/).at(-1)).join(' ')) };
};

const [accountA, accountB, accountE] = ['Account:bank/A', 'Account:bank/B', 'Account:bank/E'];

describe('paths', () => {
  it('are drawn as nodes and merged edges, step by step', async () => {
    const { data } = await ask(
      `{ paths(between: ["Person:P", "Person:Q"]) { snapshot asOf visited
        nodes { entity { id name } onPaths hidden } edges { id kind from to count share }
        paths { steps { from to edges } cost } } }`,
    );
    // A and B have four neighbours each, so passing through either costs log2(4 / 2) on top of its step.
    expect(data).toMatchObject({
      paths: {
        asOf: '2024-01-05T00:00:00.000Z',
        visited: expect.any(Number),
        nodes: [
          { entity: { id: 'Person:P', name: '张伟' }, onPaths: 1, hidden: 0 },
          { entity: { id: 'Person:Q', name: '李娜' }, onPaths: 1, hidden: 0 },
          { entity: { id: 'Enterprise:A' }, onPaths: 1, hidden: 2 },
          { entity: { id: 'Enterprise:B' }, onPaths: 1, hidden: 2 },
        ],
        edges: [
          { id: 'owns Person:P Enterprise:A', count: 1, share: 0.7 },
          { id: 'owns Enterprise:A Enterprise:B', count: 1, share: 0.6 },
          { id: 'owns Enterprise:B Enterprise:A', count: 1, share: 0.3 },
          { id: 'owns Person:Q Enterprise:B', count: 1, share: 0.4 },
        ],
        paths: [
          {
            cost: 5,
            steps: [
              { from: 'Person:P', to: 'Enterprise:A', edges: ['owns Person:P Enterprise:A'] },
              { edges: ['owns Enterprise:A Enterprise:B', 'owns Enterprise:B Enterprise:A'] },
              { from: 'Enterprise:B', to: 'Person:Q', edges: ['owns Person:Q Enterprise:B'] },
            ],
          },
        ],
      },
    });
  });

  it('follow the money in its direction, with what it carries at least', async () => {
    expect(await find([accountA, accountE], 'filter: { kinds: [transfers], directed: true }')).toMatchObject({
      complete: true,
      pairs: [
        { from: accountA, to: accountE, reach: 'near', hops: 2 },
        { from: accountE, to: accountA, reach: 'near', hops: 1 },
      ],
      paths: [
        { nodes: [accountE, accountA], amount: { amount: '90000.00' } },
        {
          nodes: [accountA, accountB, accountE],
          kinds: ['transfers'],
          amount: { amount: '95000.00' },
          first: '2024-01-02T00:00:00.000Z',
          last: '2024-01-03T00:00:00.000Z',
        },
      ],
    });
  });

  it('keep to kinds, amounts and times', async () => {
    expect((await find([accountA, accountE])).shown).toEqual(['A E']);
    expect((await find([accountA, accountE], 'filter: { minAmount: 95000 }')).shown).toEqual(['A B E']);
    expect((await find([accountA, accountB], 'filter: { after: "2024-01-02" }')).shown).toEqual(['A E B']);
    expect((await find([accountA, accountB], 'filter: { after: "2024-01-03" }')).shown).toEqual(['A A B B']);
    expect(await find([accountA, accountE], 'asOf: "2024-01-03", filter: { kinds: [transfers] }')).toMatchObject({
      shown: ['A B E'],
    });
    expect(await find([accountA, accountE], 'asOf: "2024-01-02", filter: { kinds: [transfers] }')).toMatchObject({
      shown: [],
      pairs: [{ reach: 'none', hops: null }],
    });
  });

  it('take accounts for their owners when asked to', async () => {
    const { data } = await ask(
      `{ paths(between: ["Enterprise:A", "${accountE}"], filter: { kinds: [transfers, hasAccount], byOwner: true }) {
        paths { nodes } edges { id count total { amount } edges { from { id } to { id } } } } }`,
    );
    expect(data).toEqual({
      paths: {
        paths: [{ nodes: ['Enterprise:A', 'Enterprise:E'] }],
        edges: [
          {
            id: 'transfers Enterprise:E Enterprise:A',
            count: 1,
            total: { amount: '90000.00' },
            edges: [{ from: { id: accountE }, to: { id: accountA } }],
          },
        ],
      },
    });
  });

  it('are all the simple ones, or the cheapest first', async () => {
    const simple = await find(['Person:P', 'Person:Q'], 'search: simple');
    expect(simple.paths.map(({ hops }) => hops)).toEqual([3, 5, 6, 6]);
    expect(simple.shown.slice(0, 2)).toEqual(['P A B Q', 'P A A B B Q']);
    expect(simple.complete).toBe(true);
    const cheapest = await find(['Person:P', 'Person:Q'], 'search: cheapest');
    // A chain adds nothing; A and B add 1 each; an account of the ring has three neighbours.
    const ring = Math.log2(3 / 2);
    expect(cheapest.paths.map(({ cost }) => cost)).toEqual(
      [5, 8, 7 + 2 * ring, 8 + 3 * ring].map((cost) => expect.closeTo(cost, 9)),
    );
    expect(cheapest.shown[1]).toBe('P A 1 1 1 B Q');
  });

  it('tell further apart from not connected', async () => {
    expect((await find(['Person:P', 'Person:Q'], 'maxHops: 2')).pairs).toEqual([
      { from: 'Person:P', to: 'Person:Q', reach: 'far', hops: 3, noneWithin: null },
    ]);
    expect((await find(['Person:P', 'Enterprise:G'])).pairs).toMatchObject([{ reach: 'none', hops: null }]);
    expect(await find(['Person:P', 'Person:Q'], 'filter: { without: ["Enterprise:B"] }')).toMatchObject({
      complete: true,
      shown: [],
      pairs: [{ reach: 'none' }],
    });
  });

  it('lie between every two of several, and say when they were cut', async () => {
    const ids = ['Person:P', 'Person:Q', 'Enterprise:A', 'Enterprise:G'];
    const all = await find(ids);
    expect(all.pairs).toHaveLength(6);
    expect(all.shown).toEqual(['P A', 'Q B A', 'P A B Q']);
    expect(await find(ids, 'limit: 2')).toMatchObject({ complete: false, stoppedBecause: 'results' });
    expect(await find(ids, 'limit: 3')).toMatchObject({ complete: true });
  });

  it.each([
    ['between: ["Person:P"]', 'BAD_REQUEST'],
    ['between: ["Person:P", "Person:P"]', 'BAD_REQUEST'],
    ['between: ["Person:P", "Person:none"]', 'NOT_FOUND'],
    [`between: [${Array.from({ length: 51 }, (_, i) => `"Person:${i}"`).join()}]`, 'LIMIT_EXCEEDED'],
    ['between: ["Person:P", "Person:Q"], maxHops: 11', 'LIMIT_EXCEEDED'],
    ['between: ["Person:P", "Person:Q"], maxHops: 0', 'BAD_REQUEST'],
    ['between: ["Person:P", "Person:Q"], limit: 501', 'LIMIT_EXCEEDED'],
    ['between: ["Person:P", "Person:Q"], search: longest', 'BAD_REQUEST'],
    ['between: ["Person:P", "Person:Q"], filter: { minAmount: "much" }', 'BAD_REQUEST'],
    ['between: ["Person:P", "Person:Q"], filter: { without: ["Person:none"] }', 'NOT_FOUND'],
  ])('refuse %s with %s', async (args, code) => {
    expect(await codeOf(`{ paths(${args}) { complete } }`)).toBe(code);
  });
});

describe('commonNeighbors', () => {
  const ask2 = async (args: string) => {
    const { data } = await ask(
      `{ commonNeighbors(${args}) { complete stoppedBecause neighbors { entity { id } of degree } edges { id count } } }`,
    );
    return (data as { commonNeighbors: object }).commonNeighbors;
  };

  it('are who ties them, with the edges that do', async () => {
    expect(await ask2(`between: ["${accountA}", "${accountB}"]`)).toEqual({
      complete: true,
      stoppedBecause: null,
      neighbors: [{ entity: { id: accountE }, of: [accountA, accountB], degree: 3 }],
      edges: [
        { id: `transfers ${accountE} ${accountA}`, count: 1 },
        { id: `transfers ${accountB} ${accountE}`, count: 1 },
      ],
    });
  });

  it('tie as many as asked, and are cut to a limit', async () => {
    const three = `between: ["Person:P", "${accountA}", "Enterprise:B"]`;
    expect(await ask2(`${three}, atLeast: 3`)).toMatchObject({ neighbors: [{ entity: { id: 'Enterprise:A' } }] });
    expect(await ask2(three)).toMatchObject({
      neighbors: [{ entity: { id: 'Enterprise:A' } }, { entity: { id: accountB } }],
    });
    expect(await ask2(`${three}, limit: 1`)).toMatchObject({ complete: false, stoppedBecause: 'results' });
  });

  it('refuse to tie one', async () => {
    expect(await codeOf('{ commonNeighbors(between: ["Person:P", "Person:Q"], atLeast: 1) { complete } }')).toBe(
      'BAD_REQUEST',
    );
  });
});
