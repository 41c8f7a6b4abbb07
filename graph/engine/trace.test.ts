import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeKind } from '../schema/kinds.ts';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { budgetsOf } from './paths.ts';
import { type Trace, type TraceQuestion, traceOf } from './trace.ts';

const MAY = Date.UTC(2024, 4, 1);
const day = (n: number): number => MAY + n * DAY;
const row = (kind: EdgeKind, from: string, to: string, on: number, yuan: number, reference: string): EdgeRow => ({
  kind,
  from,
  to,
  values: { at: day(on), amount: yuan * 100, reference },
});

/**
 * A loan of 1,000 goes to a on day 1. a pays b 600 on day 2 and c 300 on day 5, b pays c 500 on day 3, c pays d 700 on day 4 and
 * d pays a 100 on day 9. b had paid d 50 on day 0, before the loan. d repays another loan 80 on day 10, which pays out to e on day 11.
 */
const story = snapshotOf(
  [],
  [
    row('disburses', 'Loan:L', 'Account:a', 1, 1000, '1'),
    row('transfers', 'Account:a', 'Account:b', 2, 600, '2'),
    row('transfers', 'Account:a', 'Account:c', 5, 300, '3'),
    row('transfers', 'Account:b', 'Account:c', 3, 500, '4'),
    row('transfers', 'Account:c', 'Account:d', 4, 700, '5'),
    row('transfers', 'Account:d', 'Account:a', 9, 100, '6'),
    row('transfers', 'Account:b', 'Account:d', 0, 50, '7'),
    row('repays', 'Account:d', 'Loan:M', 10, 80, '8'),
    row('disburses', 'Loan:M', 'Account:e', 11, 80, '9'),
    { kind: 'hasAccount', from: 'Person:p', to: 'Account:b', values: { validFrom: day(0) } },
    { kind: 'hasAccount', from: 'Person:p', to: 'Account:d', values: { validFrom: day(0) } },
  ],
);

const ask = async (id: string, question: Partial<TraceQuestion> = {}): Promise<Trace> => {
  const snapshot = await story;
  const whole = { direction: 'downstream', hops: 5, limit: 100, ...question } as const;
  return traceOf(snapshot, snapshot.find(id)!, whole, budgetsOf({ steps: 10_000 }));
};
const seen = ({ nodes }: Trace) =>
  nodes.map(({ id, hops, time, amount }) => [id, hops, time === null ? null : (time - MAY) / DAY, amount / 100]);
const lines = ({ edges }: Trace) => edges.map(({ from, to, total }) => `${from} ${to} ${total! / 100}`).sort();

describe('a trace', () => {
  it('downstream of a loan: whom its money can have reached, by when, and no further than a loan', async () => {
    const trace = await ask('Loan:L');
    expect(seen(trace)).toEqual([
      ['Loan:L', 0, null, 0],
      ['Account:a', 1, 1, 1100],
      ['Account:b', 2, 2, 600],
      ['Account:c', 2, 3, 800],
      ['Account:d', 4, 4, 700],
      ['Loan:M', 5, 10, 80],
    ]);
    expect(lines(trace)).toEqual([
      'Account:a Account:b 600',
      'Account:a Account:c 300',
      'Account:b Account:c 500',
      'Account:c Account:d 700',
      'Account:d Account:a 100',
      'Account:d Loan:M 80',
      'Loan:L Account:a 1000',
    ]);
    expect(trace.hops.map(({ hops, nodes, edges, amount }) => [hops, nodes, edges, amount / 100])).toEqual([
      [1, 1, 2, 1100],
      [2, 2, 3, 1400],
      [4, 1, 1, 700],
      [5, 1, 1, 80],
    ]);
    expect([trace.complete, trace.stoppedBecause]).toEqual([true, null]);
  });

  it('of three hops does not take the transfer that only four hops come in time for', async () => {
    // c is reached on day 5 by two hops and on day 3 by three; what it paid on day 4 was paid before the former.
    const trace = await ask('Loan:L', { hops: 3 });
    expect(seen(trace)).toEqual([
      ['Loan:L', 0, null, 0],
      ['Account:a', 1, 1, 1000],
      ['Account:b', 2, 2, 600],
      ['Account:c', 2, 3, 800],
    ]);
  });

  it('upstream of an account: where its money came from, when it left at the latest, and no further than a loan', async () => {
    const trace = await ask('Account:c', { direction: 'upstream' });
    expect(seen(trace)).toEqual([
      ['Account:c', 0, null, 0],
      ['Account:b', 1, 3, 500],
      ['Account:a', 1, 5, 900],
      ['Loan:L', 2, 1, 1000],
    ]);
  });

  it('of a party begins at its accounts', async () => {
    const trace = await ask('Person:p', { hops: 1 });
    expect(seen(trace).map(([id, hops]) => `${id} ${hops}`)).toEqual([
      'Account:b 0',
      'Account:d 0',
      'Account:c 1',
      'Account:a 1',
      'Loan:M 1',
    ]);
    // What b paid d before is between two starts.
    expect(lines(trace)).toContain('Account:b Account:d 50');
  });

  it('keeps to kinds, dates and amounts', async () => {
    const of = async (question: Partial<TraceQuestion>) => (await ask('Account:a', question)).nodes.map(({ id }) => id);
    expect(await of({ until: day(3) })).toEqual(['Account:a', 'Account:b', 'Account:c']);
    expect(await of({ from: day(3) })).toEqual(['Account:a', 'Account:c']);
    expect(await of({ minAmount: 500_00 })).toEqual(['Account:a', 'Account:b', 'Account:c', 'Account:d']);
    expect(await of({ minAmount: 600_00 })).toEqual(['Account:a', 'Account:b']);
    expect(await of({ kinds: ['repays'] })).toEqual(['Account:a']);
  });

  it('says what cut it: nodes are given up smallest first, and steps end', async () => {
    const few = await ask('Account:a', { limit: 2 });
    expect(few.nodes.map(({ id }) => id)).toEqual(['Account:a', 'Account:b']);
    expect([few.complete, few.stoppedBecause]).toEqual([false, 'results']);
    const snapshot = await story;
    const question = { direction: 'downstream', hops: 5, limit: 100 } as const;
    const short = traceOf(snapshot, snapshot.find('Loan:L')!, question, budgetsOf({ steps: 3 }));
    expect([short.complete, short.stoppedBecause]).toEqual([false, 'steps']);
    expect(short.nodes.length).toBeLessThan(6);
  });

  it('is refused where no money goes', async () => {
    const snapshot = await snapshotOf([{ kind: 'CourtCase', key: 'k' }], []);
    const question = { direction: 'downstream', hops: 1, limit: 9 } as const;
    expect(() => traceOf(snapshot, snapshot.find('CourtCase:k')!, question, budgetsOf({}))).toThrow(/no money/);
  });

  it('is that of a definition that tries every walk', async () => {
    const account = fc.integer({ min: 0, max: 4 });
    const deals = fc.array(
      fc.record({
        from: account,
        to: account,
        on: fc.integer({ min: 0, max: 9 }),
        yuan: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 14 },
    );
    const questions = fc.record({
      direction: fc.constantFrom('downstream' as const, 'upstream' as const),
      hops: fc.integer({ min: 1, max: 4 }),
      minAmount: fc.constantFrom(undefined, 200),
      from: fc.constantFrom(undefined, day(2)),
    });
    await fc.assert(
      fc.asyncProperty(deals, questions, async (given, question) => {
        const rows = given.map((deal, i) =>
          row('transfers', `Account:${deal.from}`, `Account:${deal.to}`, deal.on, deal.yuan, `${i}`),
        );
        const snapshot = await snapshotOf([{ kind: 'Account', key: '0' }], rows);
        const until = day(8);
        const trace = traceOf(snapshot, snapshot.find('Account:0')!, { ...question, until, limit: 99 }, budgetsOf({}));
        const allowed = given.filter(
          ({ on, yuan }) => on <= 8 && yuan * 100 >= (question.minAmount ?? 0) && day(on) >= (question.from ?? 0),
        );
        // Upstream is downstream of the same deals with ends and time turned round.
        const turned = allowed.map(({ from, to, on, yuan }) =>
          question.direction === 'downstream' ? { from, to, on, yuan } : { from: to, to: from, on: -on, yuan },
        );
        const best = new Map<number, { hops: number; on: number }>();
        const used = new Set<(typeof turned)[number]>();
        const go = (at: number, on: number, hops: number): void => {
          if (hops === question.hops) return;
          for (const deal of turned) {
            if (deal.from !== at || deal.on <= on) continue;
            used.add(deal);
            const known = best.get(deal.to);
            best.set(deal.to, { hops: Math.min(hops + 1, known?.hops ?? 99), on: Math.min(deal.on, known?.on ?? 99) });
            go(deal.to, deal.on, hops + 1);
          }
        };
        go(0, -99, 0);
        best.delete(0);
        const got = trace.nodes
          .slice(1)
          .map(({ id, hops, time }) => [Number(id.slice(8)), { hops, on: Math.abs(time! - MAY) / DAY }]);
        expect(new Map(got as [number, { hops: number; on: number }][])).toEqual(
          new Map([...best].map(([v, { hops, on }]) => [v, { hops, on: Math.abs(on) }])),
        );
        const sum = [...used].reduce((total, { yuan }) => total + yuan * 100, 0);
        expect(trace.edges.reduce((total, group) => total + group.total!, 0)).toBe(sum);
        expect(trace.edges.reduce((count, group) => count + group.count, 0)).toBe(used.size);
        expect(trace.complete).toBe(true);
      }),
    );
  });
});
