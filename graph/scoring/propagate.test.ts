import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BondSource, propagate, type Reached, type Tie } from './propagate.ts';

interface Link {
  /** Whom it endangers, by whom, how strongly. */
  readonly of: number;
  readonly from: number;
  readonly strength: number;
  /** All risk when not given. */
  readonly carries?: Tie['carries'];
}

function sourceOf(links: readonly Link[]): BondSource {
  return {
    tiesOf: (party) => {
      const ties = new Map<number, Tie[]>();
      for (const { of, from, strength, carries = 'risk' } of links)
        if (of === party)
          ties.set(from, [...(ties.get(from) ?? []), { kind: 'group', party: from, share: 1, strength, carries }]);
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
  type Messages = Record<Tie['carries'], number[][]>;
  let messages: Messages = { risk: own.map(() => own.map(() => 0)), conduct: own.map(() => own.map(() => 0)) };
  const combine = (part: Tie['carries'], i: number, without: number): number => {
    let stays = 1 - own[i];
    for (let j = 0; j < n; j++)
      if (j !== without)
        for (const { strength: a, carries = 'risk' } of strength(i, j))
          if (part === 'risk' || carries === 'conduct') stays *= 1 - a * messages[carries][j][i];
    return 1 - stays;
  };
  const next = (part: Tie['carries']) =>
    own.map((_, from) => own.map((_, to) => (from === to ? 0 : combine(part, from, to))));
  for (let round = 0, grown = 1; round < 3000 && grown > 1e-12; round++) {
    const before = messages.risk.flat();
    messages = { risk: next('risk'), conduct: next('conduct') };
    // Whatever conduct carries is part of the risk, and reaches it a round later at the latest.
    grown = round < own.length ? 1 : Math.max(...messages.risk.flat().map((message, i) => message - before[i]));
  }
  return own.map((_, i) => combine('risk', i, -1));
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

  it('carries conduct at any depth, and not what befell the other from elsewhere', () => {
    // 0 answers for 1, 1 for 2; 1 is endangered by 3 as well.
    const reached = propagate(
      new Map([
        [2, survival(0.8)],
        [3, survival(0.9)],
      ]),
      sourceOf([
        { of: 0, from: 1, strength: 0.5, carries: 'conduct' },
        { of: 1, from: 2, strength: 0.5, carries: 'conduct' },
        { of: 1, from: 3, strength: 0.5 },
      ]),
    );
    expect(riskOf(reached.get(1))).toBeCloseTo(1 - 0.6 * 0.55, 12);
    expect(riskOf(reached.get(0))).toBeCloseTo(0.2, 12);
  });

  it('leaves a head of fifty at half the risk of the only one that is bad, however they endanger one another', () => {
    const firms = Array.from({ length: 50 }, (_, i) => i + 1);
    const links = firms.flatMap((firm): Link[] => [
      { of: 0, from: firm, strength: 0.5, carries: 'conduct' },
      { of: firm, from: 0, strength: 0.5 },
      ...firms.filter((other) => other !== firm).map((other) => ({ of: firm, from: other, strength: 0.3 / 49 })),
    ]);
    const reached = propagate(new Map([[1, survival(0.6)]]), sourceOf(links));
    expect(riskOf(reached.get(0))).toBeCloseTo(0.3, 12);
  });

  const link = fc.record({
    of: fc.nat(5),
    from: fc.nat(5),
    strength: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    carries: fc.constantFrom('risk', 'conduct'),
  });
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
