import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BondSource, propagate, type Reached } from './propagate.ts';

interface Link {
  /** Whom it endangers, by whom, how strongly. */
  readonly of: number;
  readonly from: number;
  readonly strength: number;
}

function sourceOf(links: readonly Link[]): BondSource {
  return {
    tiesOf: (party) => {
      const ties = new Map<number, { kind: 'group'; party: number; share: number; strength: number }[]>();
      for (const { of, from, strength } of links)
        if (of === party)
          ties.set(from, [...(ties.get(from) ?? []), { kind: 'group', party: from, share: 1, strength }]);
      return ties;
    },
    neighbours: (party) => new Set(links.filter(({ from }) => from === party).map(({ of }) => of)),
  };
}

const survival = (risk: number) => -Math.log1p(-risk);
const riskOf = (reached: Reached | undefined) => (reached ? -Math.expm1(-reached.total) : 0);

/** The definition, message by message over all pairs, many times round. */
function slowly(own: readonly number[], links: readonly Link[]): readonly number[] {
  const n = own.length;
  const strength = (of: number, from: number) => links.filter((link) => link.of === of && link.from === from);
  let messages: number[][] = Array.from({ length: n }, () => [...own].map(() => 0));
  const combine = (i: number, without: number): number => {
    let stays = 1 - own[i];
    for (let j = 0; j < n; j++)
      if (j !== without) for (const link of strength(i, j)) stays *= 1 - link.strength * messages[j][i];
    return 1 - stays;
  };
  for (let round = 0; round < 3000; round++)
    messages = messages.map((_, from) => own.map((_, to) => (from === to ? 0 : combine(from, to))));
  return own.map((_, i) => combine(i, -1));
}

describe('propagation', () => {
  it('is the worked example: own 0.2, a bond of 0.5 to a party at 0.8 → 0.52', () => {
    const own = new Map([
      [0, survival(0.2)],
      [1, survival(0.8)],
    ]);
    const reached = propagate(own, sourceOf([{ of: 0, from: 1, strength: 0.5 }]));
    expect(riskOf(reached.get(0))).toBeCloseTo(0.52, 12);
    expect(riskOf(reached.get(1))).toBeCloseTo(0.8, 12);
    expect(reached.get(0)?.incoming).toMatchObject([{ party: 1, message: expect.closeTo(0.8, 12) }]);
  });

  it('sends nobody’s risk straight back: two that endanger each other', () => {
    const reached = propagate(
      new Map([[0, survival(0.5)]]),
      sourceOf([
        { of: 0, from: 1, strength: 0.5 },
        { of: 1, from: 0, strength: 0.5 },
      ]),
    );
    expect(riskOf(reached.get(0))).toBeCloseTo(0.5, 12);
    expect(riskOf(reached.get(1))).toBeCloseTo(0.25, 12);
    expect(reached.get(0)?.incoming).toEqual([]);
  });

  it('carries several ties of one pair together, and excludes all of them from the echo', () => {
    const both = [
      { of: 1, from: 0, strength: 0.5 },
      { of: 1, from: 0, strength: 0.3 },
      { of: 0, from: 1, strength: 0.4 },
    ];
    const reached = propagate(new Map([[0, survival(0.6)]]), sourceOf(both));
    // 1 − (1 − 0.3)(1 − 0.18)
    expect(riskOf(reached.get(1))).toBeCloseTo(1 - 0.7 * 0.82, 12);
    expect(riskOf(reached.get(0))).toBeCloseTo(0.6, 12);
  });

  const link = fc.record({ of: fc.nat(5), from: fc.nat(5), strength: fc.double({ min: 0.01, max: 0.5, noNaN: true }) });
  const graphs = fc.record({
    own: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })), {
      minLength: 6,
      maxLength: 6,
    }),
    links: fc.array(link, { maxLength: 10 }).map((links) => links.filter(({ of, from }) => of !== from)),
  });
  const quick = (own: readonly number[], links: readonly Link[]) => {
    const reached = propagate(new Map(own.map((risk, i) => [i, survival(risk)])), sourceOf(links));
    return own.map((_, i) => riskOf(reached.get(i)));
  };

  it('is what the definition gives', () => {
    fc.assert(
      fc.property(graphs, ({ own, links }) => {
        const expected = slowly(own, links);
        quick(own, links).forEach((risk, i) => {
          expect(Math.abs(risk - expected[i])).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never falls when a risk or a bond is added, and stays below 1', () => {
    fc.assert(
      fc.property(
        graphs,
        link,
        fc.nat(5),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        ({ own, links }, more, who, risk) => {
          fc.pre(more.of !== more.from);
          const before = quick(own, links);
          const riskier = own.map((value, i) => (i === who ? Math.max(value, risk) : value));
          const after = quick(riskier, [...links, more]);
          after.forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(before[i] - 1e-6);
            expect(value).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('looks only at what risk reaches', () => {
    const asked: number[] = [];
    const source = sourceOf([
      { of: 1, from: 0, strength: 0.5 },
      { of: 3, from: 2, strength: 0.5 },
    ]);
    const watched: BondSource = {
      ...source,
      tiesOf: (party) => {
        asked.push(party);
        return source.tiesOf(party);
      },
    };
    const reached = propagate(new Map([[0, survival(0.5)]]), watched);
    expect([...reached.keys()].sort()).toEqual([0, 1]);
    expect(asked).not.toContain(2);
    expect(asked).not.toContain(3);
  });
});
