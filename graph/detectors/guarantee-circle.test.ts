import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../algorithms/budget.ts';
import { guaranteeCircle } from './guarantee-circle.ts';
import { parseParameters } from './parameters.ts';
import {
  borrows,
  day,
  detectIn,
  edge,
  enterprise,
  findingsIn,
  findingsOf,
  guarantees,
  loan,
  owns,
  type Row,
  snapshotOfRows,
  subjectKeys,
  yuan,
} from './testing.ts';

/** 500, 300 and 400 ×10,000 in a ring; whether A's guarantee still stands is what decides. */
const ring = (released: boolean): readonly Row[] => [
  guarantees('A', 'B', 5_000_000, { validFrom: day(0), validTo: released ? day(20) : null, contract: 'c1' }),
  guarantees('B', 'C', 3_000_000, { validFrom: day(1), contract: 'c2' }),
  guarantees('C', 'A', 4_000_000, { validFrom: day(2), contract: 'c3' }),
];

describe('guarantee-circle', () => {
  it('finds the ring of three, its amount and the weakest bond', async () => {
    const [finding, ...others] = await findingsOf(guaranteeCircle, ring(false));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'ring', severity: 0.5, confidence: 1, amount: yuan(12_000_000) });
    expect(subjectKeys(finding)).toEqual(['A', 'B', 'C']);
    expect(finding.evidence.edges).toHaveLength(3);
    expect(finding.values).toMatchObject({
      from: { value: 'Enterprise:B' },
      to: { value: 'Enterprise:C' },
      weakest: { value: yuan(3_000_000) },
      // A: 500 + 400, C: 300 + 400, B: 500 + 300.
      core: { value: 'Enterprise:A' },
    });
  });

  it('depends on the date', async () => {
    const rows = ring(true);
    expect(await findingsOf(guaranteeCircle, rows, { asOf: day(30) })).toEqual([]);
    expect(await findingsOf(guaranteeCircle, rows, { asOf: day(10) })).toHaveLength(1);
    expect(await findingsOf(guaranteeCircle, rows, { asOf: day(1) })).toEqual([]);
  });

  it('grows graver with overdue members: 0.5 + 0.4 · 1/3', async () => {
    const rows = [...ring(false), borrows('B', 'x/1'), loan('x/1', { dpd: 30 })];
    const [{ severity }] = await findingsOf(guaranteeCircle, rows);
    expect(severity).toBeCloseTo(0.5 + 0.4 / 3, 12);
  });

  it('leaves a guarantee for a settled loan out', async () => {
    const [first, ...rest] = ring(false) as [Row & { values: object }, ...Row[]];
    const rows = [{ ...first, values: { ...first.values, loan: 'Loan:x/1' } } as Row, ...rest];
    expect(await findingsOf(guaranteeCircle, [...rows, loan('x/1', { status: 'settled' })])).toEqual([]);
    expect(await findingsOf(guaranteeCircle, [...rows, loan('x/1', { status: 'active' })])).toHaveLength(1);
  });

  it('tells two who guarantee each other', async () => {
    const [finding] = await findingsOf(guaranteeCircle, [guarantees('A', 'B', 100), guarantees('B', 'A', 200)]);
    expect(finding).toMatchObject({ message: 'mutual', severity: 0.4, amount: yuan(300) });
  });

  it('says unknown where no ceiling is known, and never 0', async () => {
    const rows = [guarantees('A', 'B'), guarantees('B', 'C'), guarantees('C', 'A')];
    const [finding] = await findingsOf(guaranteeCircle, rows);
    expect(finding).toMatchObject({ message: 'unpricedRing', amount: null });
    expect(finding.text.en).toContain('unknown ceilings');
    expect(finding.text.zh).toContain('担保金额未知');
  });

  it('counts one contract once', async () => {
    const rows = [
      guarantees('A', 'B', 300, { contract: 'joint' }),
      guarantees('B', 'A', 300, { contract: 'joint' }),
      guarantees('B', 'A', 50, { contract: 'other' }),
    ];
    const [finding] = await findingsOf(guaranteeCircle, rows);
    expect(finding.amount).toBe(yuan(350));
  });

  it('tells a joint guarantee as one, without the rings inside it', async () => {
    const firms = ['A', 'B', 'C', 'D', 'E'];
    const rows = firms.flatMap((from) => firms.filter((to) => to !== from).map((to) => guarantees(from, to, 10)));
    const findings = await findingsOf(guaranteeCircle, rows);
    expect(findings.map(({ message }) => message)).toEqual(['joint']);
    expect(subjectKeys(findings[0])).toEqual(firms);
    expect(findings[0].amount).toBe(yuan(200));
  });

  it('tells more than 200 rings as one knot', async () => {
    // A complete graph of seven without one direction is no joint guarantee, and has far more than 200 rings.
    const firms = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const rows = firms
      .flatMap((from, i) => firms.map((to, j) => [from, to, i, j] as const))
      .filter(([, , i, j]) => i !== j && (i + j) % 8 !== 1)
      .map(([from, to]) => guarantees(from, to, 10));
    const findings = await findingsOf(guaranteeCircle, [...rows, guarantees('X', 'Y', 1), guarantees('Y', 'X', 1)]);
    const knot = findings.find(({ message }) => message === 'knot')!;
    expect(subjectKeys(knot)).toEqual(firms);
    expect(knot.evidence.edges).toHaveLength(rows.length);
    expect(findings.map(({ message }) => message)).toContain('mutual');
  });

  it('finds a ring that closes only through a common controller, and proves the control', async () => {
    const rows = [
      guarantees('A', 'B1', 500),
      guarantees('B2', 'A', 400),
      owns('Person:boss', 'B1', 0.9),
      owns('Person:boss', 'H', 0.8),
      owns('H', 'B2', 0.7),
    ];
    const [finding, ...others] = await findingsOf(guaranteeCircle, rows);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'hidden', amount: yuan(900), confidence: 1 });
    // Two groups: 0.4 + 0.1 for hidden.
    expect(finding.severity).toBeCloseTo(0.5, 12);
    expect(subjectKeys(finding)).toEqual(['A', 'B1', 'B2']);
    expect(finding.evidence.edges.filter((id) => id.startsWith('owns:'))).toHaveLength(3);
    expect(finding.evidence.nodes).toContain('Person:boss');
  });

  it('finds a ring that closes through husband and wife, less sure by 0.8, while their kinship lasts', async () => {
    const rows = [
      guarantees('A', 'X', 500),
      guarantees('Y', 'B', 400),
      guarantees('B', 'A', 300),
      owns('Person:husband', 'X', 1),
      owns('Person:wife', 'Y', 1),
    ];
    const married = (validTo: number | null) =>
      edge('kin', 'Person:husband', 'Person:wife', { relation: 'spouse', validTo });
    expect(await findingsOf(guaranteeCircle, rows)).toEqual([]);
    const [finding] = await findingsOf(guaranteeCircle, [...rows, married(null)]);
    expect(finding).toMatchObject({ message: 'hidden', confidence: 0.8, severity: 0.6 });
    expect(subjectKeys(finding)).toEqual(['A', 'B', 'X', 'Y']);
    expect(finding.evidence.edges.filter((id) => id.startsWith('kin:'))).toHaveLength(1);
    expect(finding.evidence.edges.filter((id) => id.startsWith('owns:'))).toHaveLength(2);
    expect(await findingsOf(guaranteeCircle, [...rows, married(day(10))], { asOf: day(20) })).toEqual([]);
  });

  it('leaves alone a parent who guarantees its subsidiaries', async () => {
    const rows = [
      owns('P', 'S1', 1),
      owns('P', 'S2', 1),
      guarantees('P', 'S1', 100),
      guarantees('P', 'S2', 100),
      guarantees('Person:boss', 'P', 100),
      owns('Person:boss', 'P', 1),
    ];
    expect(await findingsOf(guaranteeCircle, rows)).toEqual([]);
  });

  it('keeps hostile names as text', async () => {
    const name = '<script>alert(1)</script>{amount}';
    const [finding] = await findingsOf(guaranteeCircle, [...ring(false), enterprise('A', { name })]);
    expect(finding.text.en).toContain(name);
    expect(finding.text.zh).toContain(name);
  });
});

interface Firms {
  readonly pairs: readonly (readonly [number, number])[];
  readonly owners: readonly number[];
}

const firms: fc.Arbitrary<Firms> = fc.record({
  pairs: fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 14, selector: (pair) => pair.join() }),
  owners: fc.array(fc.nat(7), { minLength: 6, maxLength: 6 }),
});

/** Every simple cycle over vertices 0..n-1 of at most 8, as the list of its vertices from its least one. */
function cyclesOf(n: number, has: (a: number, b: number) => boolean): number[][] {
  const cycles: number[][] = [];
  const extend = (path: number[]): void => {
    const last = path[path.length - 1];
    if (path.length > 1 && has(last, path[0])) cycles.push(path);
    for (let next = path[0] + 1; next < n; next++)
      if (!path.includes(next) && has(last, next) && path.length < 8) extend([...path, next]);
  };
  for (let start = 0; start < n; start++) extend([start]);
  return cycles;
}

/** Sets of at least three who all guarantee one another, none inside a larger one. */
function cliquesOf(n: number, has: (a: number, b: number) => boolean): number[][] {
  const sets = Array.from({ length: 1 << n }, (_, bits) => [...Array(n).keys()].filter((v) => bits & (1 << v))).filter(
    (set) => set.length >= 3 && set.every((a) => set.every((b) => a === b || has(a, b))),
  );
  return sets.filter((set) => !sets.some((other) => other.length > set.length && set.every((v) => other.includes(v))));
}

describe('guarantee-circle, against its definition', () => {
  const keysOf = (subjects: readonly string[]) => [...subjects].sort().join();

  it('finds every circle of a small graph and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(firms, async ({ pairs }) => {
        const edges = pairs.filter(([a, b]) => a !== b);
        const has = (a: number, b: number) => edges.some(([x, y]) => x === a && y === b);
        const cliques = cliquesOf(6, has);
        const cycles = cyclesOf(6, has);
        fc.pre(cycles.length <= 200);
        const expected = [
          ...cliques,
          ...cycles.filter((cycle) => !cliques.some((clique) => cycle.every((v) => clique.includes(v)))),
        ].map((set) => keysOf(set.map((v) => `Enterprise:${v}`)));
        const snapshot = await snapshotOfRows(edges.map(([a, b]) => guarantees(String(a), String(b), 100)));
        const context = { snapshot, asOf: day(0), slice: { index: 0, count: 1 }, budget: new Budget() };
        const found = [...guaranteeCircle.detect(context, parseParameters(guaranteeCircle))].map(({ subjects }) =>
          keysOf(subjects.map((node) => snapshot.idOf(node))),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('finds every hidden ring of a small graph and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(firms, async ({ pairs, owners }) => {
        const edges = pairs.filter(([a, b]) => a !== b);
        const between = (g: number, h: number) => edges.filter(([a, b]) => owners[a] === g && owners[b] === h);
        const rings = cyclesOf(8, (g, h) => g !== h && between(g, h).length > 0);
        const hidden = rings.filter((ring) => {
          // Closed by itself when members can be chosen, one a group, that guarantee each the next.
          const choose = (at: number, member: number, first: number): boolean =>
            between(ring[at], ring[(at + 1) % ring.length]).some(([a, b]) =>
              a !== member ? false : at + 1 === ring.length ? b === first : choose(at + 1, b, first),
            );
          return ![0, 1, 2, 3, 4, 5].some((first) => owners[first] === ring[0] && choose(0, first, first));
        });
        const expected = hidden.map((ring) => {
          const ends = ring.flatMap((g, i) => between(g, ring[(i + 1) % ring.length])).flat();
          return keysOf([...new Set(ends)].map((v) => `Enterprise:${v}`));
        });
        const snapshot = await snapshotOfRows([
          ...edges.map(([a, b]) => guarantees(String(a), String(b), 100)),
          ...owners.map((owner, firm) => owns(`Person:${owner}`, String(firm), 1)),
        ]);
        const context = { snapshot, asOf: day(0), slice: { index: 0, count: 1 }, budget: new Budget() };
        const found = [...guaranteeCircle.detect(context, parseParameters(guaranteeCircle))]
          .filter(({ message }) => message === 'hidden')
          .map(({ subjects }) => keysOf(subjects.map((node) => snapshot.idOf(node))));
        expect(found.sort()).toEqual(expected.sort());
        expect(findingsIn(guaranteeCircle, snapshot, { asOf: day(0), slices: 4 })).toEqual(
          findingsIn(guaranteeCircle, snapshot, { asOf: day(0) }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says so when its budget is spent', async () => {
    const snapshot = await snapshotOfRows(
      [0, 1, 2, 3, 4, 5, 6, 7].flatMap((a) =>
        [0, 1, 2, 3, 4, 5, 6, 7].filter((b) => b !== a && (a + b) % 5 !== 1).map((b) => guarantees(`${a}`, `${b}`, 1)),
      ),
    );
    const budget = new Budget({ steps: 10 });
    const context = { snapshot, asOf: day(0), slice: { index: 0, count: 1 }, budget };
    for (const _ of guaranteeCircle.detect(context, parseParameters(guaranteeCircle)));
    expect(budget.stoppedBecause).toBe('steps');
    expect(detectIn(guaranteeCircle, snapshot, { asOf: day(0) }).length).toBeGreaterThan(0);
  });
});
