import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edgeHash, edgeId, edgeNaturalKey } from '../../graph/schema/ids.ts';
import { edgeKind, isEdgeKind, isNodeKind, nodeKinds } from '../../graph/schema/kinds.ts';
import { isLuhn, isResidentId, isUscc } from '../../graph/schema/property-types.ts';
import { everyInstitution } from './institutions.ts';
import { generatePortfolio } from './portfolio.ts';
import type { Truth } from './truth.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ringsight-portfolio-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string>>;
/** Reads a file whose cells hold no separators; that they do not is asserted. */
function rows(out: string, kind: string): readonly Row[] {
  const text = readFileSync(join(out, `${kind}.csv`), 'utf8');
  expect(text).not.toContain('"');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  const cells = lines.map((line) => line.split(','));
  expect(cells.filter(({ length }) => length !== names.length)).toEqual([]);
  return cells.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]!])));
}
const kindsIn = (out: string): readonly string[] =>
  readdirSync(out).flatMap((name) => (name.endsWith('.csv') ? [name.slice(0, -4)] : []));
const hashes = (out: string): readonly string[] =>
  readdirSync(out)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex')}`,
    );

describe('a generated portfolio', () => {
  const out = folder();
  const nodes = new Map<string, Row>();
  const edges = new Map<string, readonly Row[]>();
  let truths: readonly Truth[] = [];
  let planted = 0;

  beforeAll(async () => {
    ({ planted } = await generatePortfolio({ out, enterprises: 2500, seed: 7 }));
    for (const kind of kindsIn(out)) {
      if (isNodeKind(kind)) for (const row of rows(out, kind)) nodes.set(`${kind}:${row.key}`, row);
      else edges.set(kind, rows(out, kind));
    }
    truths = readFileSync(join(out, 'truth.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }, 120_000);

  const of = (kind: string): readonly Row[] =>
    [...nodes].flatMap(([id, row]) => (id.startsWith(`${kind}:`) ? [row] : []));
  const between = (value: number, low: number, high: number): void => {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  };

  it('has so many enterprises as were asked for, and the institutions', () => {
    expect(of('Enterprise').length).toBe(2500 + everyInstitution.length);
  });

  it('has valid and distinct keys, of ranges that are given to nobody', () => {
    const wrong = (kind: string, isRight: (key: string) => boolean) => of(kind).filter(({ key }) => !isRight(key!));
    expect(wrong('Enterprise', (key) => isUscc(key) && key.startsWith('9199'))).toEqual([]);
    expect(wrong('Person', (key) => isResidentId(key) && key.startsWith('99'))).toEqual([]);
    expect(wrong('Account', (key) => isLuhn(key.split('/')[1]!) && key.includes('/9990'))).toEqual([]);
    const counted = kindsIn(out)
      .filter(isNodeKind)
      .reduce((sum, kind) => sum + rows(out, kind).length, 0);
    expect(nodes.size).toBe(counted);
  });

  it('has no dangling reference, and ends of the right kinds', () => {
    for (const [kind, list] of edges) {
      if (!isEdgeKind(kind)) throw new Error(kind);
      const spec = edgeKind(kind);
      const kindOf = (id: string) => id.slice(0, id.indexOf(':'));
      const isRight = (id: string, kinds: readonly string[]) => nodes.has(id) && kinds.includes(kindOf(id));
      expect(
        list.filter(({ from, to }) => !isRight(from!, spec.from) || !isRight(to!, spec.to)),
        kind,
      ).toEqual([]);
    }
    expect(edges.get('guarantees')!.filter(({ loan }) => loan !== '' && !nodes.has(loan!))).toEqual([]);
  });

  it('has a history from 1 January 2024 to 31 December 2025', () => {
    const late = [...edges.values()].flat().filter((row) => (row.at ?? row.validFrom)! > '2025-12-31T23:59:59Z');
    const early = edges.get('transfers')!.filter(({ at }) => at! < '2024-01-01');
    expect([...late, ...early]).toEqual([]);
  });

  it('never hands out more than the whole of a company on one day', () => {
    const held = new Map<string, number>();
    for (const { to, share, validTo } of edges.get('owns')!)
      if (validTo === '') held.set(to!, (held.get(to!) ?? 0) + Number(share));
    expect([...held].filter(([, total]) => total > 1.0002)).toEqual([]);
  });

  it('says of every truth who and what, and they are in the files', () => {
    const ids = new Set<string>();
    for (const [kind, list] of edges) {
      if (!isEdgeKind(kind)) throw new Error(kind);
      for (const row of list) {
        const natural = edgeNaturalKey({
          kind,
          from: row.from!,
          to: row.to!,
          time: Date.parse(row.at ?? row.validFrom!),
          identity: edgeKind(kind).identity.map((name) => row[name]! || null),
        });
        const id = edgeId(kind, edgeHash(natural));
        if (ids.has(id)) throw new Error(`${kind} stands there twice: ${JSON.stringify(row)}`);
        ids.add(id);
      }
    }
    expect(new Set(truths.map(({ pattern }) => pattern)).size).toBe(truths.length);
    for (const truth of truths) {
      expect(truth.members.length).toBeGreaterThan(0);
      for (const member of truth.members) expect(nodes.has(member), `${truth.pattern} ${member}`).toBe(true);
      expect(
        truth.edges.filter((id) => !ids.has(id)),
        truth.pattern,
      ).toEqual([]);
    }
    expect(truths.filter(({ variant }) => variant !== 'benign').length).toBe(planted);
  });

  it('involves about two borrowers in a hundred in what is planted', () => {
    const borrowers = new Set(edges.get('borrows')!.map(({ from }) => from!));
    const bad = truths.filter(({ variant, pattern }) => variant !== 'benign' && !pattern.startsWith('flagship'));
    const involved = new Set(bad.flatMap(({ members }) => members).filter((id) => borrowers.has(id)));
    between(involved.size / borrowers.size, 0.005, 0.02);
  });

  it('tells the case of 林德海', () => {
    const people = [...nodes].filter(([, { name }]) => name === '林德海');
    expect(people.length).toBe(1);
    expect(truths.filter(({ pattern }) => pattern.startsWith('flagship/')).map(({ detector }) => detector)).toEqual([
      'guarantee-circle',
      'duplicate-collateral',
      'circular-flow',
      'related-party-transaction',
    ]);
    expect(nodes.get(truths[0]!.members[0]!)!.name).toBe('云津鑫隆机械有限公司');
  });

  it('has warning signals of the types there are, each about a party', () => {
    const signals = of('Signal');
    const types = Object.keys(nodeKinds.Signal.properties.type.values);
    expect(signals.filter(({ type }) => !types.includes(type!))).toEqual([]);
    const told = new Set(signals.map(({ type }) => type!));
    for (const type of ['ownerIllness', 'familyConflict', 'environmentalOrder', 'depositInquiry', 'other'])
      expect(told).toContain(type);
    expect(
      edges
        .get('concerns')!
        .map(({ from }) => from)
        .sort(),
    ).toEqual(signals.map(({ key }) => `Signal:${key}`).sort());
  });

  it('looks like a portfolio', () => {
    const firms = of('Enterprise').filter(({ isBank, region }) => isBank === 'false' && region !== '990000');
    const borrowers = new Set(
      edges
        .get('borrows')!
        .map(({ from }) => from!)
        .filter((id) => id.startsWith('Enterprise:')),
    );
    between(borrowers.size / firms.length, 0.4, 0.65);
    const loans = of('Loan');
    between(loans.filter(({ dpd }) => Number(dpd) > 0).length / loans.length, 0.015, 0.06);
    expect(new Set(firms.map(({ industry }) => industry)).size).toBeGreaterThan(25);
    const sales = firms.map(({ annualRevenue }) => Number(annualRevenue)).sort((a, b) => a - b);
    between(sales[Math.floor(sales.length / 2)]!, 1_500_000, 9_000_000);
    expect(sales.at(-1)! / sales[Math.floor(sales.length / 2)]!).toBeGreaterThan(20);
  });

  it('has up to six levels of owners', () => {
    const parents = new Map<string, string[]>();
    for (const { from, to } of edges.get('owns')!) parents.set(to!, [...(parents.get(to!) ?? []), from!]);
    let level = new Set(of('Enterprise').map(({ key }) => `Enterprise:${key}`));
    let depth = 0;
    for (; level.size > 0 && depth < 20; depth++)
      level = new Set([...level].flatMap((id) => parents.get(id) ?? []).filter((id) => id.startsWith('Enterprise:')));
    expect(depth).toBeGreaterThanOrEqual(5);
  });

  it('has suppliers that very many pay and many that few pay', () => {
    const payers = new Map<string, Set<string>>();
    for (const { from, to, purpose } of edges.get('transfers')!) {
      if (purpose === '货款' || purpose === '材料款') payers.set(to!, (payers.get(to!) ?? new Set()).add(from!));
    }
    const degrees = [...payers.values()].map(({ size }) => size).sort((a, b) => b - a);
    expect(degrees[0]! / degrees[Math.floor(degrees.length / 2)]!).toBeGreaterThan(10);
  });
});

describe('generatePortfolio', () => {
  const make = async (options: Partial<Parameters<typeof generatePortfolio>[0]>): Promise<string> => {
    const out = folder();
    await generatePortfolio({ out, enterprises: 400, seed: 1, ...options });
    return out;
  };

  it('writes the same bytes for the same seed, others for another', async () => {
    const [one, same, other] = [await make({}), await make({}), await make({ seed: 2 })];
    expect(hashes(same)).toEqual(hashes(one));
    const shared = hashes(other).filter((line) => hashes(one).includes(line));
    expect(shared.map((line) => line.split(' ')[0])).toEqual(['README.md']);
  });

  it('says in the folder that everything is fictitious', async () => {
    expect(readFileSync(join(await make({ enterprises: 100 }), 'README.md'), 'utf8')).toContain(
      '本目录全部数据均为虚构',
    );
  });

  it('writes Parquet in the place of CSV, and removes what an earlier portfolio left', async () => {
    const out = folder();
    const csv = await generatePortfolio({ out, enterprises: 150, seed: 5 });
    const parquet = await generatePortfolio({ out, enterprises: 150, seed: 5, format: 'parquet' });
    expect(parquet.files.map(({ name, rows }) => `${name.replace('.parquet', '')} ${rows}`)).toEqual(
      csv.files.map(({ name, rows }) => `${name.replace('.csv', '')} ${rows}`),
    );
    const expected = [...parquet.files.map(({ name }) => name), 'README.md', 'truth.jsonl'];
    expect(readdirSync(out).sort()).toEqual(expected.sort());
  });

  it('refuses a folder that it cannot write to', async () => {
    await expect(make({ out: '/dev/null/portfolio' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('writes more transfers where more are asked for', async () => {
    const few = rows(await make({ transfersPerEnterprise: 10 }), 'transfers').length;
    const many = rows(await make({ transfersPerEnterprise: 60 }), 'transfers').length;
    expect(many / few).toBeGreaterThan(2);
  });

  it.each([
    [{ enterprises: 99 }, 'enterprises'],
    [{ enterprises: 5_000_001 }, 'enterprises'],
    [{ enterprises: 150.5 }, 'enterprises'],
    [{ seed: -1 }, 'seed'],
    [{ prevalence: 0.5 }, 'prevalence'],
    [{ patterns: ['no-such-pattern'] }, 'patterns'],
  ])('refuses %o', async (options, subject) => {
    await expect(make(options)).rejects.toMatchObject({ code: 'BAD_REQUEST', subject });
  });

  it('stops when it is cancelled', async () => {
    await expect(make({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
