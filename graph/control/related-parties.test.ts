import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { beneficialOwners } from './beneficial-owners.ts';
import { relatedPartiesOf } from './related-parties.ts';
import { ownershipWarningsOf } from './warnings.ts';

const TODAY = 100 * DAY;

/** Persons have short names in lower case, enterprises in upper case, identifiers begin with #, accounts with @. */
function idOf(name: string): string {
  if (name.startsWith('#')) return `Identifier:phone/${name.slice(1)}`;
  if (name.startsWith('@')) return `Account:${name.slice(1)}`;
  return `${name === name.toUpperCase() ? 'Enterprise' : 'Person'}:${name}`;
}

function edge(text: string): EdgeRow {
  const [from, tie, to] = text.split(' ');
  const ends = { from: idOf(from), to: idOf(to) };
  if (tie === 'uses') return { kind: 'uses', ...ends };
  if (tie === 'has') return { kind: 'hasAccount', ...ends };
  if (['spouse', 'sibling', 'child'].includes(tie)) return { kind: 'kin', ...ends, values: { relation: tie } };
  if (Number.isNaN(Number(tie))) return { kind: 'holdsOffice', ...ends, values: { office: tie } };
  return { kind: 'owns', ...ends, values: { share: Number(tie) / 100 } };
}

const open = (ties: string) => snapshotOf([], ties.split(', ').map(edge));

async function related(ties: string, party = 'B') {
  const snapshot = await open(ties);
  const found = relatedPartiesOf(snapshot, TODAY, snapshot.find(idOf(party))!);
  return Object.fromEntries(
    [...found].map(([node, { relation, confidence }]) => [snapshot.keyOf(node), `${relation} ${confidence}`]),
  );
}

describe('related parties', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['the control group', 'x 60 B, x 60 C, C 60 D, y 40 C', { x: 'group 1', C: 'group 1', D: 'group 1' }],
    ['owners from 20 % on', 'x 20 B, y 19 B', { x: 'owner 1' }],
    ['owners through other companies', 'x 50 H, H 40 B', { H: 'owner 1', x: 'owner 1' }],
    ['what it owns from 20 % on', 'B 20 C, B 19 D, B 50 E, E 40 F', { C: 'owned 1', E: 'owned 1', F: 'owned 1' }],
    [
      'officers, and the firms they own or represent',
      'o director B, o 20 C, o legalRepresentative D, o director E',
      {
        o: 'officer 1',
        C: 'firmOfRelative 1',
        D: 'firmOfRelative 1',
      },
    ],
    [
      'kin of officers and of owners, and their firms',
      'o manager B, k sibling o, k 60 C, C 60 D, x 60 B, x child c, z spouse k',
      {
        o: 'officer 1',
        k: 'kin 1',
        C: 'firmOfRelative 1',
        D: 'firmOfRelative 1',
        x: 'group 1',
        c: 'kin 1',
      },
    ],
    [
      'whoever shares two rare identifiers, at half confidence',
      'B uses #1, B uses #2, C uses #1, C uses #2, D uses #1',
      {
        C: 'sharedIdentifiers 0.5',
      },
    ],
    [
      'identifiers of accounts too',
      'B has @b, @b uses #1, B uses #2, c has @c, @c uses #1, @c uses #2',
      {
        c: 'sharedIdentifiers 0.5',
      },
    ],
    ['the surer of two relations', 'B uses #1, B uses #2, C uses #1, C uses #2, B 30 C', { C: 'owned 1' }],
    ['none', 'x 10 B', {}],
  ];
  it.each(cases)('are %s', async (_, ties, expected) => {
    expect(await related(ties)).toEqual(expected);
  });

  it('of a person are its firms and kin', async () => {
    expect(await related('b 60 C, b manager D, b spouse k, k 30 E', 'b')).toEqual({
      C: 'group 1',
      D: 'officer 1',
      k: 'kin 1',
      E: 'firmOfRelative 1',
    });
  });

  it('do not include users of an identifier that everyone uses', async () => {
    const crowd = (users: number) => Array.from({ length: users }, (_, i) => `C${i} uses #1, C${i} uses #2`).join(', ');
    expect(Object.keys(await related(`B uses #1, B uses #2, ${crowd(9)}`))).toHaveLength(9);
    expect(Object.keys(await related(`B uses #1, B uses #2, ${crowd(10)}`))).toHaveLength(0);
  });

  it('carry the confidence and the evidence of every edge on the way', async () => {
    const rows = ['o finance B', 'k sibling o', 'k 60 C'].map(edge);
    const snapshot = await snapshotOf(
      [],
      rows.map((row) => ({ ...row, values: { ...row.values, confidence: 0.5 } })),
    );
    const found = relatedPartiesOf(snapshot, TODAY, snapshot.find('Enterprise:B')!);
    const firm = found.get(snapshot.find('Enterprise:C')!)!;
    expect(firm.confidence).toBe(0.125);
    expect(firm.evidence.map(({ kind }) => kind)).toEqual(['holdsOffice', 'kin', 'owns']);
  });

  it('are none where nothing is sure', async () => {
    const rows = ['o finance B', 'o spouse k', 'k 60 C', 'x 60 B', 'B 60 D'].map(edge);
    const unsure = rows.map((row) => ({ ...row, values: { ...row.values, confidence: 0 } }));
    const snapshot = await snapshotOf([], unsure);
    expect(relatedPartiesOf(snapshot, TODAY, snapshot.find('Enterprise:B')!).size).toBe(0);
  });

  it('take nothing from before or after the date', async () => {
    const snapshot = await snapshotOf(
      [],
      [
        { kind: 'owns', from: 'Person:x', to: 'Enterprise:B', values: { share: 0.6, validTo: TODAY } },
        {
          kind: 'holdsOffice',
          from: 'Person:y',
          to: 'Enterprise:B',
          values: { office: 'chair', validFrom: TODAY + 1 },
        },
      ],
    );
    const party = snapshot.find('Enterprise:B')!;
    expect(relatedPartiesOf(snapshot, TODAY, party).size).toBe(0);
    expect(relatedPartiesOf(snapshot, TODAY - 1, party).size).toBe(1);
  });
});

describe('beneficial owners', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['persons from 25 % on, through every level', 'x 50 H, H 50 B, y 24 B, z 26 B', ['z share 0.26', 'x share 0.25']],
    ['persons whose votes reach it', 'x 51 H, H 40 B, y 20 B', ['x share 0.204']],
    ['else who leads', 'm manager B, o legalRepresentative B, x 10 B', ['o legalRepresentative 0']],
    ['else the manager', 'd director B, m manager B', ['m legalRepresentative 0']],
    ['no one', 'd director B, x 10 B', []],
  ];
  it.each(cases)('are %s', async (_, ties, expected) => {
    const snapshot = await open(ties);
    const owners = beneficialOwners(snapshot, TODAY, snapshot.find('Enterprise:B')!);
    expect(
      owners.map(({ person, rule, share }) => `${snapshot.keyOf(person)} ${rule} ${Number(share.toFixed(6))}`),
    ).toEqual(expected);
    for (const { evidence, confidence } of owners) expect([evidence.length > 0, confidence]).toEqual([true, 1]);
  });

  it('are persons who vote through a company that they do not own', async () => {
    const snapshot = await snapshotOf(
      [],
      [{ kind: 'controls', from: 'Person:x', to: 'Enterprise:H', values: { basis: 'vie' } }, edge('H 40 B')],
    );
    const [owner] = beneficialOwners(snapshot, TODAY, snapshot.find('Enterprise:B')!);
    expect([snapshot.keyOf(owner.person), owner.share, owner.votes]).toEqual(['x', 0, 0.4]);
    expect(owner.evidence.map(({ kind }) => kind)).toEqual(['controls', 'owns']);
  });

  it('are who controls by agreement where no one owns enough', async () => {
    const snapshot = await snapshotOf(
      [],
      [
        { kind: 'controls', from: 'Person:x', to: 'Enterprise:B', values: { basis: 'vie', confidence: 0.5 } },
        edge('o legalRepresentative B'),
        edge('y 10 B'),
      ],
    );
    const [owner, ...others] = beneficialOwners(snapshot, TODAY, snapshot.find('Enterprise:B')!);
    expect(others).toEqual([]);
    expect({ ...owner, person: snapshot.keyOf(owner.person) }).toEqual({
      person: 'x',
      share: 0,
      votes: 0,
      rule: 'control',
      confidence: 0.5,
      evidence: [{ kind: 'controls', edge: 0 }],
    });
  });
});

describe('warnings about owners', () => {
  it('name circles, unknown owners and overstated shares, and nothing else', async () => {
    const snapshot = await open('A 60 B, B 30 A, x 20 A, x 60 C, y 60 C, x 100 D, y 50 E');
    const warned = (company: string) =>
      ownershipWarningsOf(snapshot, TODAY, snapshot.find(idOf(company))!).map(({ warning, values }) =>
        [warning, ...Object.values(values).map(({ value }) => value)].join(' '),
      );
    expect(warned('A')[0]).toBe('circularHolding Enterprise:A,Enterprise:B');
    expect(warned('A')[1]).toMatch(/^unknownOwners 0\.756/);
    expect(warned('C')).toEqual(['overstatedShares 1.2']);
    expect(warned('D')).toEqual([]);
    expect(warned('E')).toEqual(['unknownOwners 0.5']);
  });
});
