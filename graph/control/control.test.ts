import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type ControlStep, controlAt } from './control.ts';
import { defaultRules } from './rules.ts';

const TODAY = 100 * DAY;

/** One letter from P on is a person, any other an enterprise. */
const idOf = (name: string) => `${name >= 'P' ? 'Person' : 'Enterprise'}:${name}`;

/** `X 51 H` holds 51 %; `X agreement H`, `X chair H`, `X spouse Y`, `X concert Y` are the other ties. */
function edge(text: string): EdgeRow {
  const [from, tie, to] = text.split(' ');
  const ends = { from: idOf(from), to: idOf(to) };
  switch (tie) {
    case 'agreement':
      return { kind: 'controls', ...ends, values: { basis: tie } };
    case 'concert':
      return { kind: 'actsInConcert', ...ends };
    case 'chair':
    case 'supervisor':
    case 'legalRepresentative':
      return { kind: 'holdsOffice', ...ends, values: { office: tie } };
    case 'spouse':
    case 'sibling':
      return { kind: 'kin', ...ends, values: { relation: tie } };
    default:
      return { kind: 'owns', ...ends, values: { share: Number(tie) / 100 } };
  }
}

const open = (ties: string) => snapshotOf([], ties.split(', ').filter(Boolean).map(edge));

async function asked(ties: string) {
  const snapshot = await open(ties);
  const control = controlAt(snapshot, TODAY);
  const node = (name: string) => snapshot.find(idOf(name))!;
  const name = (index: number) => snapshot.keyOf(index);
  return {
    snapshot,
    control,
    node,
    step: (company: string) => told(snapshot, control.stepTo(node(company))),
    top: (company: string) => {
      const actual = control.actualController(node(company));
      return actual && `${name(actual.controller)}: ${actual.path.map((step) => told(snapshot, step)).join(', ')}`;
    },
    group: (party: string) =>
      control
        .membersOf(control.groupOf(node(party)))
        .map(name)
        .sort()
        .join(''),
  };
}

const told = (snapshot: Snapshot, step: ControlStep | null) =>
  step && `${snapshot.keyOf(step.controller)}→${snapshot.keyOf(step.company)} ${step.rule} ${step.confidence}`;

describe('control', () => {
  it('goes down a pyramid in which the economic share is only 26.01 %', async () => {
    const { top, control, node, group } = await asked('X 51 H, H 51 K, Y 49 K');
    expect(top('K')).toBe('X: X→H majority 1, H→K majority 1');
    expect(control.controllersOf(node('K'))).toEqual([node('H'), node('X')]);
    expect(control.controlledBy(node('X'))).toEqual([node('H'), node('K')]);
    expect(control.votesOf(node('X'), node('K'))).toBe(0.51);
    expect([group('K'), group('Y')]).toEqual(['HKX', 'Y']);
    expect(control.actualController(node('X'))).toBeNull();
  });

  const steps: readonly (readonly [string, string, string, string | null])[] = [
    ['half is no majority', 'X 50 H, Y 50 H', 'H', null],
    ['own votes and those of whom one controls add up', 'X 60 H, X 30 K, H 25 K', 'K', 'X→K majority 1'],
    [
      'the lowest party with a majority is the controller',
      'X 60 H, H 60 I, H 60 J, I 30 K, J 30 K',
      'K',
      'H→K majority 1',
    ],
    ['a surplus higher up changes nothing', 'X 60 H, H 60 I, H 60 J, I 30 K, J 30 K, X 30 K', 'K', 'H→K majority 1'],
    ['votes are lent at every depth', 'X 60 A, A 60 B, B 60 C, C 20 D, X 40 D, Y 40 D', 'D', 'X→D majority 1'],
    ['parties in concert vote together, the larger one leads', 'X 20 H, Y 31 H, X concert Y', 'H', 'Y→H concert 1'],
    ['a single majority needs no concert', 'X 20 H, Y 51 H, X concert Y', 'H', 'Y→H majority 1'],
    ['an agreement decides where no majority does', 'X 40 H, Y 40 H, Y agreement H', 'H', 'Y→H agreement 1'],
    ['a majority comes before an agreement', 'X 60 H, Y agreement H', 'H', 'X→H majority 1'],
    ['spouses vote together', 'X 30 H, Y 25 H, X spouse Y', 'H', 'X→H family 0.8'],
    ['siblings do not', 'X 30 H, Y 25 H, X sibling Y', 'H', null],
    ['families vote through their companies', 'X 60 A, A 30 H, Y 25 H, X spouse Y', 'H', 'A→H family 0.8'],
    ['the largest holder who chairs is presumed', 'X 35 H, Y 17 H, X chair H', 'H', 'X→H presumed 0.7'],
    ['not with a rival of half of it', 'X 35 H, Y 17.5 H, X chair H', 'H', null],
    ['not below 30 %', 'X 29 H, X chair H', 'H', null],
    ['not without an office that leads', 'X 35 H, X supervisor H', 'H', null],
    ['not when someone else leads', 'X 35 H, Z legalRepresentative H', 'H', null],
    ['a spouse is no rival', 'X 30 H, Y 16 H, X spouse Y, X legalRepresentative H', 'H', 'X→H presumed 0.7'],
    ['presumed through the company that holds', 'X 60 A, A 35 H, X chair H', 'H', 'A→H presumed 0.7'],
    ['votes of a presumed company count on', 'X 35 A, X chair A, A 30 H, X 25 H', 'H', 'X→H majority 1'],
    ['more than 100 % is scaled: 60 of 120 is half', 'X 60 H, Y 60 H', 'H', null],
  ];
  it.each(steps)('%s', async (_, ties, company, expected) => {
    expect((await asked(ties)).step(company)).toBe(expected);
  });

  it('multiplies what is uncertain on the way', async () => {
    const { top, control, node } = await asked('X 35 A, X chair A, A 60 B, B 40 C, X agreement C');
    expect(top('B')).toBe('X: X→A presumed 0.7, A→B majority 1');
    expect(control.actualController(node('B'))?.confidence).toBe(0.7);
    expect(control.groupConfidence(node('A'), node('B'))).toBe(1);
    expect(control.groupConfidence(node('B'), node('C'))).toBe(0.7);
    expect(control.groupConfidence(node('B'), node('X'))).toBe(0.7);
  });

  it('has no top in a circle, which is one group all the same', async () => {
    const { control, node, step, group, top } = await asked('A 60 B, B 60 C, C 60 A, P 40 A');
    expect([step('A'), step('B'), step('C')]).toEqual(['C→A majority 1', 'A→B majority 1', 'B→C majority 1']);
    expect(top('A')).toBeNull();
    expect(group('A')).toBe('ABC');
    expect(control.controllersOf(node('A'))).toEqual([node('C'), node('B')]);
    expect(control.controlledBy(node('A'))).toEqual([node('B'), node('C')]);
  });

  it('makes one group of tops that decide together, and says by what each joined', async () => {
    const { control, node, group, snapshot } = await asked('X 30 H, Y 25 H, X spouse Y, Y 100 G, Z 20 H');
    expect(group('H')).toBe('GHXY');
    expect(told(snapshot, control.joinedBy(node('Y')))).toBe('X→H family 0.8');
    expect(control.joinedBy(node('Y'))?.evidence.map(({ kind }) => kind)).toEqual(['owns', 'owns', 'kin']);
    expect(told(snapshot, control.joinedBy(node('G')))).toBe('Y→G majority 1');
    expect(control.joinedBy(node('X'))).toBeNull();
    expect(control.groupConfidence(node('G'), node('H'))).toBeCloseTo(0.64, 12);
  });

  it('joins a group by an agreement even where someone else has the majority', async () => {
    const { group, step } = await asked('X 60 H, Y agreement H, Y 100 G');
    expect(step('H')).toBe('X→H majority 1');
    expect(group('X')).toBe('GHXY');
  });

  it('lends no votes to a stranger through a partner of whom it controls', async () => {
    // R controls A, A acts in concert with P, P owns G: R has nothing to say in G.
    const { step, group } = await asked('R 60 A, A concert P, P 100 G');
    expect(step('G')).toBe('P→G majority 1');
    expect(group('G')).toBe('GP');
  });

  it('is that of the date', async () => {
    const snapshot = await snapshotOf(
      [],
      [
        { kind: 'owns', from: 'Person:P', to: 'Enterprise:A', values: { share: 0.6, validTo: 50 * DAY } },
        { kind: 'owns', from: 'Person:Q', to: 'Enterprise:A', values: { share: 0.6, validFrom: 50 * DAY } },
      ],
    );
    const company = snapshot.find('Enterprise:A')!;
    const controllers = [49, 50].map((day) => controlAt(snapshot, day * DAY).stepTo(company)!.controller);
    expect(controllers.map((node) => snapshot.keyOf(node))).toEqual(['P', 'Q']);
  });

  it('follows the rule pack', async () => {
    const snapshot = await open('X 55 H');
    const strict = { ...defaultRules, majority: { ...defaultRules.majority, value: 2 / 3 } };
    const company = snapshot.find('Enterprise:H')!;
    expect(controlAt(snapshot, TODAY).stepTo(company)).not.toBeNull();
    expect(controlAt(snapshot, TODAY, strict).stepTo(company)).toBeNull();
  });

  it('counts voting shares before shares, and the certainty of the data', async () => {
    const snapshot = await snapshotOf(
      [],
      [
        { kind: 'owns', from: 'Person:P', to: 'Enterprise:A', values: { share: 0.9, votingShare: 0.1 } },
        {
          kind: 'owns',
          from: 'Person:Q',
          to: 'Enterprise:A',
          values: { share: 0.1, votingShare: 0.9, confidence: 0.5 },
        },
      ],
    );
    expect(told(snapshot, controlAt(snapshot, TODAY).stepTo(snapshot.find('Enterprise:A')!))).toBe('Q→A majority 0.5');
  });
});

describe('the fixed point of majorities', () => {
  const companies = ['A', 'B', 'C', 'D', 'E', 'F'];
  const parties = [...companies, 'P', 'Q', 'R'];
  const stake = fc.record({
    holder: fc.constantFrom(...parties),
    company: fc.constantFrom(...companies),
    percent: fc.integer({ min: 5, max: 70 }),
  });
  const stakes = fc
    .uniqueArray(stake, { maxLength: 16, selector: ({ holder, company }) => holder + company })
    .map((list) => list.filter(({ holder, company }) => holder !== company));

  /** By the definition: a party controls what it and all it controls have the majority in, again and again. */
  function bruteControlled(list: readonly { holder: string; company: string; percent: number }[], party: string) {
    const controlled = new Set<string>();
    for (let size = -1; size < controlled.size; ) {
      size = controlled.size;
      for (const company of companies) {
        const all = list.filter((s) => s.company === company);
        const total = Math.max(
          100,
          all.reduce((sum, { percent }) => sum + percent, 0),
        );
        const votes = all
          .filter(({ holder }) => holder === party || controlled.has(holder))
          .reduce((sum, { percent }) => sum + percent, 0);
        if (company !== party && 2 * votes > total) controlled.add(company);
      }
    }
    return [...controlled].sort().join('');
  }

  it('is what the definition gives, party by party', async () => {
    await fc.assert(
      fc.asyncProperty(stakes, async (list) => {
        const snapshot = await open(list.map((s) => `${s.holder} ${s.percent} ${s.company}`).join(', '));
        const control = controlAt(snapshot, TODAY);
        for (const party of parties) {
          const node = snapshot.find(idOf(party));
          if (node === null) continue;
          const found = control.controlledBy(node).map((company) => snapshot.keyOf(company));
          expect(`${party}: ${[...found].sort().join('')}`).toBe(`${party}: ${bruteControlled(list, party)}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of the data, under any rule', async () => {
    const tie = fc.oneof(
      { weight: 4, arbitrary: stake.map(({ holder, company, percent }) => `${holder} ${percent} ${company}`) },
      fc.constantFrom(
        'P spouse Q',
        'Q concert A',
        'R concert B',
        'P chair A',
        'Q chair B',
        'R agreement C',
        'A agreement D',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(tie, { minLength: 1, maxLength: 18 }), fc.integer(), async (ties, seed) => {
        const shuffled = [...ties].sort((a, b) => hash(a, seed) - hash(b, seed));
        const [first, second] = await Promise.all([ties, shuffled].map((list) => open(list.join(', '))));
        const answers = (snapshot: Snapshot) => {
          const control = controlAt(snapshot, TODAY);
          return parties.flatMap((party) => {
            const node = snapshot.find(idOf(party));
            if (node === null) return [];
            const group = control.membersOf(control.groupOf(node)).map((member) => snapshot.keyOf(member));
            return [`${party} ${told(snapshot, control.stepTo(node))?.slice(0, 14)} ${group.sort().join('')}`];
          });
        };
        expect(answers(second)).toEqual(answers(first));
      }),
      { numRuns: 200 },
    );
  });

  function hash(text: string, seed: number): number {
    let h = seed;
    for (const char of text) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
    return h;
  }
});
