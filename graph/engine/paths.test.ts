import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { hasAccount, node, owns, type Row, snapshotOfRows, transfers, yuan } from '../detectors/testing.ts';
import { batchesOf, type EdgeRow, type NodeRow } from '../snapshot/from-rows.ts';
import { openStore } from '../store/open.ts';
import { Engine } from './engine.ts';
import type { PathRules } from './path-graph.ts';
import { budgetsOf, pathsOf } from './paths.ts';

const question = { search: 'shortest', maxHops: 6, limit: 100 } as const;

/** Six accounts of four owners, two of them without one, who deal with each other. */
const OWNERS: Readonly<Record<string, string>> = { a1: 'A', a2: 'A', b1: 'B', c1: 'C' };
const ACCOUNTS = ['a1', 'a2', 'b1', 'c1', 'x', 'y'];
const deals = fc.array(
  fc.record({
    from: fc.constantFrom(...ACCOUNTS),
    to: fc.constantFrom(...ACCOUNTS),
    amount: fc.constantFrom(1, 2, 3),
    day: fc.constantFrom(1, 2, 3),
  }),
  { maxLength: 12 },
);
const rules = fc.record({
  directed: fc.boolean(),
  byOwner: fc.boolean(),
  minAmount: fc.constantFrom(undefined, yuan(2)),
  afterDay: fc.constantFrom(undefined, 1),
  asOfDay: fc.constantFrom(3, 2),
});

interface Line {
  readonly from: string;
  readonly to: string;
  readonly amount: number | null;
}

/** Every simple path by trying everything, as the names on it with the sums of its steps. */
function everyPath(lines: readonly Line[], directed: boolean, from: string, to: string, maxHops: number): string[] {
  const found: string[] = [];
  const between = (u: string, v: string) =>
    lines.filter((line) => (line.from === u && line.to === v) || (!directed && line.from === v && line.to === u));
  const go = (path: string[], sums: string[]) => {
    const at = path[path.length - 1];
    if (at === to) found.push(`${path.join(' ')}: ${sums.join(' ')}`);
    else if (sums.length < maxHops) {
      for (const next of new Set(lines.flatMap((line) => [line.from, line.to]))) {
        const step = path.includes(next) ? [] : between(at, next);
        const known = step.flatMap(({ amount }) => amount ?? []);
        const sum = known.length === 0 ? '-' : String(known.reduce((total, amount) => total + amount, 0));
        if (step.length > 0) go([...path, next], [...sums, sum]);
      }
    }
  };
  if (from !== to) go([from], []);
  return found.sort();
}

describe('paths in a snapshot', () => {
  it('are those of the definition, with the sums of their edges', async () => {
    await fc.assert(
      fc.asyncProperty(deals, rules, async (dealt, { directed, byOwner, minAmount, afterDay, asOfDay }) => {
        const opened = Object.entries(OWNERS).map(([account, owner]) => hasAccount(owner, account));
        const snapshot = await snapshotOfRows([
          ...opened,
          ...ACCOUNTS.map((key) => node('Account', key)),
          ...dealt.map(({ from, to, amount, day }) => transfers(from, to, amount, day)),
        ]);
        const dayStart = (day: number) => Date.UTC(2024, 0, 1 + day);
        const asked: PathRules = {
          directed,
          byOwner,
          minAmount,
          after: afterDay === undefined ? undefined : dayStart(afterDay),
          asOf: dayStart(asOfDay),
        };
        const name = (account: string) => (byOwner ? (OWNERS[account] ?? account) : account);
        const lines: Line[] = [
          ...dealt
            .filter(({ amount }) => minAmount === undefined || yuan(amount) >= minAmount)
            .filter(({ day }) => day <= asOfDay && (afterDay === undefined || day > afterDay))
            .map(({ from, to, amount }) => ({ from: name(from), to: name(to), amount: yuan(amount) })),
          ...(byOwner ? [] : Object.entries(OWNERS).map(([to, from]) => ({ from, to, amount: null }))),
        ];
        const between = ['Enterprise:A', 'Account:x'].map((id) => snapshot.find(id)!);
        const answer = pathsOf(
          snapshot,
          between,
          { ...asked, search: 'simple', maxHops: 4, limit: 1000 },
          budgetsOf({}),
        );
        const key = (id: string) => id.slice(id.indexOf(':') + 1);
        const shown = answer.paths.map(({ nodes, steps }) => {
          const sums = steps.map(({ edges }) => {
            const totals = edges.flatMap((place) => answer.edges[place].total ?? []);
            return totals.length === 0 ? '-' : String(totals.reduce((sum, total) => sum + total, 0));
          });
          return `${nodes.map(key).join(' ')}: ${sums.join(' ')}`;
        });
        const expected = everyPath(lines, directed, 'A', 'x', 4);
        if (directed) expected.push(...everyPath(lines, directed, 'x', 'A', 4));
        expect(shown.sort()).toEqual(expected.sort());
        expect(answer.complete).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('that could not be added up are left out, and the answer says so', async () => {
    const crowd = Array.from({ length: 50 }, (_, i) => [transfers('1', '2', 1, i), transfers('2', '3', 1, i)]).flat();
    const snapshot = await snapshotOfRows(crowd);
    const between = ['Account:1', 'Account:3'].map((id) => snapshot.find(id)!);
    const { search } = budgetsOf({});
    const { drawing } = budgetsOf({ steps: 60 });
    expect(pathsOf(snapshot, between, question, { search, drawing })).toMatchObject({
      paths: [],
      pairs: [{ reach: { type: 'near', hops: 2 } }],
      complete: false,
      stoppedBecause: 'steps',
    });
  });
});

describe('a question too large for the serving thread', async () => {
  // A hub with 30,000 counterparties stands between two parties; looking at its edges takes more than may be done at once.
  const HUB = 30_000;
  const rows: readonly Row[] = [
    owns('Person:P', 'A', 1),
    owns('Person:Q', 'B', 1),
    hasAccount('A', 'a'),
    hasAccount('B', 'b'),
    transfers('a', 'hub', 10, 1),
    transfers('hub', 'b', 9, 2),
    ...Array.from({ length: HUB }, (_, i) => transfers('hub', `other${i}`, 1, 3)),
    owns('Person:R', 'Z', 1),
  ];
  const store = await openStore(':memory:');
  const isEdge = (row: Row): row is EdgeRow => 'from' in row;
  const nodes = rows.filter((row): row is NodeRow => !isEdge(row));
  for (const batch of batchesOf(nodes, rows.filter(isEdge))) await store.upsert(batch);
  const engine = Engine.open(store, { threads: 1 });
  afterAll(async () => {
    await engine.close();
    await store.close();
  });

  it('is answered whole, in another thread', async () => {
    const answer = await engine.paths(['Person:P', 'Person:Q', 'Person:R'], question);
    expect(answer.visited).toBeGreaterThan(HUB);
    expect(answer).toMatchObject({ complete: true, stoppedBecause: null });
    expect(answer.paths.map(({ nodes }) => nodes)).toEqual([
      ['Person:P', 'Enterprise:A', 'Account:a', 'Account:hub', 'Account:b', 'Enterprise:B', 'Person:Q'],
    ]);
    expect(answer.pairs.map(({ reach }) => reach.type)).toEqual(['near', 'none', 'none']);
    expect(answer.paths[0].cost).toBeCloseTo(6 + Math.log2((HUB + 2) / 2), 9);
    expect(answer.nodes.find(({ id }) => id === 'Account:hub')?.hidden).toBeNull();
    const [group] = answer.edges.filter(({ from, kind }) => kind === 'transfers' && from === 'Account:a');
    expect(group.within.idOf(group.edges[0])).toMatch(/^transfers:/);
  });

  it('finds whom a hub and its counterparties have in common', async () => {
    const { neighbors, complete } = await engine.commonNeighbors(['Account:hub', 'Enterprise:A'], {
      atLeast: 2,
      limit: 10,
    });
    expect(neighbors.map(({ id }) => id)).toEqual(['Account:a']);
    expect(complete).toBe(true);
  });

  it('sees what was written a moment ago, at once and in the thread', async () => {
    const married: EdgeRow = { kind: 'kin', from: 'Person:P', to: 'Person:R', values: { relation: 'spouse' } };
    await engine.apply(batchesOf([], [married]));
    const { paths } = await engine.paths(['Person:P', 'Person:R'], question);
    expect(paths.map(({ nodes }) => nodes)).toEqual([['Person:P', 'Person:R']]);
    const far = await engine.paths(['Person:R', 'Person:Q'], { ...question, maxHops: 7 });
    expect(far.paths.map(({ steps }) => steps.length)).toEqual([7]);
  });

  it('ends when nobody waits for it any more', async () => {
    const asked = engine.paths(['Person:P', 'Person:Q'], question, { signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
