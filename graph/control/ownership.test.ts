import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, type NodeRow, snapshotOf } from '../snapshot/from-rows.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { ownershipAt } from './ownership.ts';

const TODAY = 100 * DAY;

/** `P 70 A`: person P holds 70 % of enterprise A. One letter from P on is a person, any other an enterprise. */
const idOf = (name: string) => `${name >= 'P' ? 'Person' : 'Enterprise'}:${name}`;
const owns = (stakes: string): EdgeRow[] =>
  stakes.split(', ').map((stake) => {
    const [holder, percent, company] = stake.split(' ');
    return { kind: 'owns', from: idOf(holder), to: idOf(company), values: { share: Number(percent) / 100 } };
  });

const named = (snapshot: Snapshot, list: readonly { readonly share: number }[], end: 'holder' | 'company') =>
  list.map((item) => `${snapshot.keyOf((item as unknown as Record<string, number>)[end])} ${item.share.toFixed(6)}`);

const open = async (stakes: string, nodes: readonly NodeRow[] = []) => {
  const snapshot = await snapshotOf(nodes, owns(stakes));
  const ownership = ownershipAt(snapshot, TODAY);
  return {
    snapshot,
    ownership,
    node: (name: string) => snapshot.find(idOf(name))!,
    holders: (name: string) => named(snapshot, ownership.holdersOf(snapshot.find(idOf(name))!), 'holder'),
    interests: (name: string) => named(snapshot, ownership.interestsIn(snapshot.find(idOf(name))!), 'holder'),
    holdings: (name: string) => named(snapshot, ownership.holdingsOf(snapshot.find(idOf(name))!), 'company'),
    unknown: (name: string) => ownership.unknownShareOf(snapshot.find(idOf(name))!),
  };
};

describe('ownership', () => {
  it('looks through companies that hold each other', async () => {
    const { holders, holdings, unknown, ownership, node } = await open('A 60 B, B 30 A, P 70 A, Q 40 B');
    expect(holders('A')).toEqual(['P 0.853659', 'Q 0.146341']);
    expect(holders('B')).toEqual(['P 0.512195', 'Q 0.487805']);
    expect(holdings('P')).toEqual(['A 0.853659', 'B 0.512195']);
    // An owner in the circle stands outside for its own holdings: what B gives back to A is not counted again.
    expect(holdings('A')).toEqual(['B 0.600000']);
    expect(unknown('A')).toBeCloseTo(0, 12);
    expect(ownership.circles).toEqual([[node('A'), node('B')]]);
    expect(ownership.isCircular(node('P'))).toBe(false);
  });

  it('multiplies down a pyramid: 51 % of 51 % is 26.01 %', async () => {
    const { holders, holdings, interests, unknown, ownership, node, snapshot } = await open('X 51 H, H 51 K');
    expect(holders('K')).toEqual(['X 0.260100']);
    expect(interests('K')).toEqual(['H 0.510000', 'X 0.260100']);
    expect(holdings('X')).toEqual(['H 0.510000', 'K 0.260100']);
    expect(unknown('K')).toBeCloseTo(0.7399, 12);
    const chain = ownership.chainOf(node('X'), node('K')).map(({ edge }) => snapshot.edges('owns').targets[edge]);
    expect(chain).toEqual([node('H'), node('K')]);
    expect(ownership.chainOf(node('K'), node('X'))).toEqual([]);
  });

  it('takes the stronger of two chains', async () => {
    const { ownership, node, snapshot } = await open('X 50 H, H 90 K, X 60 I, I 10 K');
    const [first] = ownership.chainOf(node('X'), node('K'));
    expect(snapshot.edges('owns').targets[first.edge]).toBe(node('H'));
  });

  it('counts a company without known holders as one who finally owns, and its own holders as unknown', async () => {
    const { holders, unknown } = await open('H 51 K');
    expect(holders('K')).toEqual(['H 0.510000']);
    expect(unknown('K')).toBeCloseTo(0.49, 12);
    expect(unknown('H')).toBe(1);
  });

  it('scales shares of more than 100 % and says so, but not the rounding of thirds', async () => {
    const { holders, ownership, node } = await open('P 90 A, Q 60 A, P 33.34 B, Q 33.34 B, R 33.34 B');
    expect(holders('A')).toEqual(['P 0.600000', 'Q 0.400000']);
    expect(ownership.statedShareOf(node('A'))).toBeCloseTo(1.5, 12);
    expect([ownership.overstated(node('A')), ownership.overstated(node('B'))]).toEqual([true, false]);
  });

  it('adds up several holdings of one holder, and own shares raise everyone else', async () => {
    const { holders } = await open('P 20 A, P 30 A, A 10 A');
    expect(holders('A')).toEqual(['P 0.555556']);
  });

  it('knows no final owner of companies that own each other wholly', async () => {
    const { holders, unknown } = await open('A 100 B, B 100 A, A 40 C, P 60 C');
    expect(holders('A')).toEqual([]);
    expect(unknown('A')).toBe(1);
    expect(holders('C')).toEqual(['P 0.600000']);
    expect(unknown('C')).toBeCloseTo(0.4, 12);
  });

  it('is that of the date, and takes capital where no share is stated', async () => {
    const rows: EdgeRow[] = [
      { kind: 'owns', from: 'Person:P', to: 'Enterprise:A', values: { share: 0.8, validTo: 50 * DAY } },
      { kind: 'owns', from: 'Person:Q', to: 'Enterprise:A', values: { capital: 200, validFrom: 50 * DAY } },
      { kind: 'owns', from: 'Person:R', to: 'Enterprise:A', values: { validFrom: 50 * DAY } },
    ];
    const snapshot = await snapshotOf([{ kind: 'Enterprise', key: 'A', values: { registeredCapital: 1000 } }], rows);
    const company = snapshot.find('Enterprise:A')!;
    const at = (day: number) => named(snapshot, ownershipAt(snapshot, day * DAY).holdersOf(company), 'holder');
    expect(at(49)).toEqual(['P 0.800000']);
    expect(at(50)).toEqual(['Q 0.200000']);
    expect(ownershipAt(snapshot, 50 * DAY)).toBe(ownershipAt(snapshot, 50 * DAY));
  });

  it('leaves nothing out: holders and unknown add up to 1, and both directions agree', async () => {
    const parties = ['A', 'B', 'C', 'D', 'E', 'P', 'Q', 'R'];
    const stake = fc.record({ holder: fc.nat(7), company: fc.nat(4), percent: fc.integer({ min: 1, max: 70 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(stake, { minLength: 1, maxLength: 14 }), async (list) => {
        const text = list.map(({ holder, company, percent }) => `${parties[holder]} ${percent} ${parties[company]}`);
        const { ownership, node } = await open(text.join(', '));
        for (const { company } of list) {
          const c = node(parties[company]);
          const holders = ownership.holdersOf(c);
          const sum = holders.reduce((total, { share }) => total + share, 0);
          expect(sum + ownership.unknownShareOf(c)).toBeCloseTo(1, 9);
          expect(sum).toBeLessThanOrEqual(1 + 1e-9);
          for (const { holder, share } of ownership.interestsIn(c)) {
            const back = ownership.holdingsOf(holder).find(({ company }) => company === c);
            expect(back?.share).toBeCloseTo(share, 9);
            expect(ownership.chainOf(holder, c).length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
