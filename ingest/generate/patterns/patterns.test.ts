import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Atlas } from '../atlas.ts';
import { Plan } from '../plan.ts';
import { Sheets } from '../sheets.ts';
import { Stage, type Teller } from '../stage.ts';
import { Town } from '../town.ts';
import { patterns } from './index.ts';

/** Every detector that is or will be. */
const DETECTORS = [
  'related-party-transaction',
  'insider-lending',
  'recusal',
  'guarantee-circle',
  'guarantee-chain',
  'over-guarantee',
  'weak-guarantor',
  'duplicate-collateral',
  'impaired-collateral',
  'swapped-collateral',
  'circular-flow',
  'proceeds-return',
  'loan-misuse',
  'entrusted-payment-breach',
  'evergreening',
  'yin-yang-contract',
  'fictitious-receivable',
  'cost-splitting',
  'sales-mismatch',
  'pass-through',
  'fan-in',
  'fan-out',
  'structuring',
  'dormant-burst',
  'payroll-anomaly',
  'shared-identifier-ring',
  'circular-ownership',
  'hidden-liability',
  'asset-stripping',
  'multi-lending',
];

const scratch = mkdtempSync(join(tmpdir(), 'ringsight-patterns-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('patterns', () => {
  it('are there for every detector, one file each', () => {
    const here = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(here).filter(
      (name) => !name.includes('.test.') && !['index.ts', 'scenes.ts'].includes(name),
    );
    expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual([...DETECTORS].sort());
    expect(patterns.map(({ detector }) => detector).sort()).toEqual([...DETECTORS].sort());
  });

  it.each(patterns.map((pattern) => [pattern.detector, pattern] as const))(
    '%s: each variant and look-alike tells a story',
    (_, pattern) => {
      const tellers: readonly Teller[] = [pattern.easy, pattern.hard, pattern.noisy, ...pattern.benign];
      expect(tellers.length).toBeGreaterThanOrEqual(4);
      const town = new Town(new Atlas(3, 1000), 0, new Sheets(scratch));
      const told = tellers.map((tell, n) => {
        const stage = new Stage(town, n);
        return { ...tell(stage), edges: stage.edges };
      });
      for (const { story, members, edges, also = [] } of told) {
        expect(story.zh.length).toBeGreaterThan(5);
        expect(story.en.length).toBeGreaterThan(20);
        expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
        expect(members.length).toBeGreaterThan(0);
        expect(new Set(edges).size).toBe(edges.length);
        expect(edges.length).toBeGreaterThan(0);
        expect(also.every((id) => DETECTORS.includes(id) && id !== pattern.detector)).toBe(true);
      }
      const all = told.flatMap(({ members }) => members.map(({ id }) => id));
      expect(new Set(all).size, 'stories share no members').toBe(all.length);
    },
  );
});

describe('Plan', () => {
  it('plants four patterns and six look-alikes in a thousand enterprises, wherever towns begin', () => {
    const whole = new Plan().storiesFor(0, 30_000);
    expect(whole.filter(({ variant }) => variant !== 'benign').length).toBe(120);
    expect(whole.filter(({ variant }) => variant === 'benign').length).toBe(180);
    const towns = [0, 1, 2].flatMap((i) => new Plan().storiesFor(i * 10_000, (i + 1) * 10_000));
    expect(towns.map(({ name }) => name).sort()).toEqual(whole.map(({ name }) => name).sort());
  });

  it('takes all patterns and grades in turn', () => {
    const names = new Plan()
      .storiesFor(0, 22_500)
      .flatMap(({ detector, variant }) => (variant === 'benign' ? [] : [`${detector}/${variant}`]));
    expect(names.length).toBe(90);
    expect(new Set(names).size).toBe(90);
  });

  it('plants only what is asked for', () => {
    const stories = new Plan(0.1, ['recusal', 'fan-in']).storiesFor(0, 1000);
    expect(new Set(stories.map(({ detector }) => detector))).toEqual(new Set(['recusal', 'fan-in']));
    expect(stories.length).toBe(50);
  });
});
