/** What holds for every detector, so that a forgotten place fails by name. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Budget } from '../algorithms/budget.ts';
import { slotsOf } from '../schema/text.ts';
import { DAY } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { detectorById, detectors } from './index.ts';
import { describeParameters, parseParameters } from './parameters.ts';
import {
  borrows,
  collateral,
  day,
  detectIn,
  edge,
  findingsIn,
  guarantees,
  hasAccount,
  loan,
  node,
  owns,
  type Row,
  snapshotOfRows,
  transfers,
} from './testing.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hasText = (text: { readonly zh: string; readonly en: string }) => {
  expect(text.zh).toMatch(/\p{Script=Han}/u);
  expect(text.en).toMatch(/[a-z]/);
  expect(text.en).not.toMatch(/[，。；：]/);
};

/** A small town in which every detector finds something. */
const town: readonly Row[] = [
  ...['A', 'B', 'C', 'D', 'E', 'F'].flatMap((firm) => [hasAccount(firm, firm), borrows(firm, `bank/${firm}`)]),
  loan('bank/F', { dpd: 40 }),
  loan('other/1', { lender: 'other' }),
  borrows('A', 'other/1'),
  owns('Person:p', 'A', 0.9),
  owns('Person:p', 'B', 0.8),
  owns('Person:q', 'C', 1),
  edge('kin', 'Person:p', 'Person:q', { relation: 'spouse' }),
  edge('holdsOffice', 'Person:p', 'Enterprise:A', { office: 'chair' }),
  edge('uses', 'Enterprise:A', 'Identifier:phone/1'),
  guarantees('A', 'B', 100),
  guarantees('B', 'C', 90),
  guarantees('C', 'A', 80),
  guarantees('A', 'D', 70),
  guarantees('D', 'E', 60),
  guarantees('X', 'Y', 60),
  guarantees('Y', 'Z', 60),
  guarantees('Z', 'D', 60),
  guarantees('E', 'F', 60),
  collateral('m', { type: 'equipment', appraisedValue: 1000, serial: 'HT800100' }),
  collateral('n', { type: 'equipment', appraisedValue: 1000, serial: 'HT8001OO' }),
  edge('secures', 'Collateral:m', 'Loan:bank/A', { rank: 1, securedAmount: 700, registryNo: '1' }),
  edge('secures', 'Collateral:n', 'Loan:other/1', { rank: 2, securedAmount: 800, registryNo: '2' }),
  edge('titledTo', 'Collateral:m', 'Enterprise:A'),
  node('Contract', 'c', { goods: '钢', unitPrice: 5, signedOn: day(3) }),
  edge('sells', 'Enterprise:A', 'Contract:c'),
  edge('buys', 'Enterprise:B', 'Contract:c'),
  ...[0, 40].flatMap((start) => [
    transfers('A', 'B', 100_000, start + 1.1),
    transfers('B', 'C', 96_000, start + 2.1),
    transfers('C', 'A', 93_000, start + 3.1),
  ]),
  transfers('D', 'A', 50_000, 30.1, { purpose: '货款' }),
];
const asOf = day(0) + 100 * DAY;
let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await snapshotOfRows(town);
});

describe('the list of detectors', () => {
  it('has each id once', () => {
    expect(new Set(detectors.map(({ id }) => id)).size).toBe(detectors.length);
    expect(detectorById('no-such-detector')).toBeNull();
  });

  it('lists every file that defines one', () => {
    const files = readdirSync(new URL('.', import.meta.url));
    // A detector's test bears its name; what else is tested is a helper of all, or of the detector that its name begins with.
    const tested = files.filter((name) => name.endsWith('.test.ts')).map((name) => name.replace('.test.ts', ''));
    const apart = ['detectors', 'finding', 'merge', 'parameters', 'transfer-purposes'];
    const isPart = (name: string) => detectors.some(({ id }) => name.startsWith(`${id}-`));
    expect(tested.filter((name) => !apart.includes(name) && !isPart(name)).sort()).toEqual(
      detectors.map(({ id }) => id).sort(),
    );
  });
});

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (id, detector) => {
  it.each([
    ['its code', `graph/detectors/${id}.ts`],
    ['its test', `graph/detectors/${id}.test.ts`],
    ['a story that plants it', `ingest/generate/patterns/${id}.ts`],
    ['its page', `docs/detectors/${id}.md`],
  ])('has %s', (_, path) => {
    expect(existsSync(root + path), path).toBe(true);
  });

  it('speaks both languages, with the same slots', () => {
    for (const text of [detector.title, detector.summary, detector.nextStep, ...Object.values(detector.messages)]) {
      hasText(text);
      expect(new Set(slotsOf(text.zh))).toEqual(new Set(slotsOf(text.en)));
    }
  });

  it('explains every parameter and keeps its own defaults', () => {
    for (const { name, text, default: value } of describeParameters(detector)) {
      hasText(text);
      expect(value, name).not.toBeUndefined();
    }
    const defaults = Object.fromEntries(describeParameters(detector).map(({ name, default: value }) => [name, value]));
    expect(parseParameters(detector)).toEqual(defaults);
    expect(parseParameters(detector, defaults)).toEqual(defaults);
  });

  it('counts no more than 0.6 in a score', () => {
    expect(detector.weight).toBeGreaterThan(0);
    expect(detector.weight).toBeLessThanOrEqual(0.6);
  });

  it('needs only what it reads', () => {
    expect(detector.needs.length).toBeGreaterThan(0);
    for (const kind of detector.needs) expect(detector.reads.edges).toContain(kind);
  });

  it('finds something in the town, well formed', () => {
    const findings = findingsIn(detector, snapshot, { asOf });
    expect(findings.length).toBeGreaterThan(0);
    for (const { severity, confidence, amount, subjects, evidence, text, message } of findings) {
      expect(severity).toBeGreaterThan(0);
      expect(severity).toBeLessThanOrEqual(1);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(amount === null || amount > 0).toBe(true);
      expect(new Set(subjects).size).toBe(subjects.length);
      expect(new Set(evidence.edges).size).toBe(evidence.edges.length);
      expect(evidence.edges.length).toBeGreaterThan(0);
      for (const subject of subjects) expect(evidence.nodes).toContain(subject);
      for (const edgeId of evidence.edges) expect(detector.reads.edges).toContain(edgeId.slice(0, edgeId.indexOf(':')));
      expect(Object.keys(detector.messages)).toContain(message);
      expect(text.en).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
      expect(text.zh).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
    }
  });

  it('finds the same in one slice, in two and in seven', () => {
    const whole = findingsIn(detector, snapshot, { asOf });
    for (const slices of [2, 7]) expect(findingsIn(detector, snapshot, { asOf, slices })).toEqual(whole);
  });

  it('reads no kind and no property that it does not declare', () => {
    const { watched, edges, nodes, properties } = watch(snapshot);
    detectIn(detector, watched, { asOf });
    expect([...edges].filter((kind) => !(detector.reads.edges as readonly string[]).includes(kind))).toEqual([]);
    expect([...nodes].filter((kind) => !(detector.reads.nodes as readonly string[]).includes(kind))).toEqual([]);
    const declared = Object.entries(detector.reads.properties).flatMap(([kind, names]) =>
      names.map((name) => `${kind}.${name}`),
    );
    expect([...properties].filter((property) => !declared.includes(property))).toEqual([]);
  });

  it('finds nothing where there is nothing, and on a date before anything', async () => {
    expect(findingsIn(detector, await snapshotOfRows([]), { asOf })).toEqual([]);
    const dated = town.map((row) =>
      'from' in row && row.values?.at === undefined ? { ...row, values: { ...row.values, validFrom: day(0) } } : row,
    );
    expect(findingsIn(detector, await snapshotOfRows(dated), { asOf: day(-10) })).toEqual([]);
  });

  it('ends when it is told to', () => {
    const cancelled = new Int32Array(1).fill(1);
    const budget = new Budget({ cancelled, steps: 0 });
    const parameters = parseParameters(detector);
    const context = { snapshot, asOf, slice: { index: 0, count: 1 }, budget };
    for (const _ of detector.detect(context, parameters));
    expect(budget.stoppedBecause).not.toBeNull();
  });

  it('yields what can be handed from thread to thread', () => {
    const found = detectIn(detector, snapshot, { asOf });
    expect(structuredClone(found)).toEqual(found);
  });
});

/** The same snapshot, telling which kinds and properties it was asked for. */
function watch(real: Snapshot) {
  const edges = new Set<string>();
  const nodes = new Set<string>();
  const properties = new Set<string>();
  const watchedEdges = (kind: string, own: object) =>
    new Proxy(own, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (name === 'numbers' || name === 'texts') properties.add(`${kind}.${args[0]}`);
          if (name === 'number' || name === 'text') properties.add(`${kind}.${args[1]}`);
          return value.apply(target, args);
        };
      },
    });
  const watched = new Proxy(real, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'edges') edges.add(String(args[0]));
        if (['number', 'numbers', 'text', 'texts', 'range'].includes(String(name))) nodes.add(String(args[0]));
        if (['number', 'numbers', 'text', 'texts'].includes(String(name))) properties.add(`${args[0]}.${args[1]}`);
        const answer = value.apply(target, args);
        return name === 'edges' ? watchedEdges(String(args[0]), answer) : answer;
      };
    },
  });
  return { watched, edges, nodes, properties };
}
