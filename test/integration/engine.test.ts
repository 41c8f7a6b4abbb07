import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectors } from '../../graph/detectors/index.ts';
import { Engine } from '../../graph/engine/engine.ts';
import type { Finding } from '../../graph/schema/finding.ts';
import type { EntityId } from '../../graph/schema/ids.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { load } from './worked-example.ts';

let store: GraphStore;
const engines: Engine[] = [];
const engineOf = (threads: number): Engine => {
  const engine = Engine.open(store, { threads });
  engines.push(engine);
  return engine;
};

beforeAll(async () => {
  store = await openStore(':memory:');
  await load(store);
});
afterAll(async () => {
  for (const engine of engines) await engine.close();
  await store.close();
});

/** What a finding says, without when and by which run. */
const said = ({ run, foundAt, ...finding }: Finding) => finding;

describe('detection', () => {
  it('finds the same with one thread and with three', async () => {
    const [one, three] = [engineOf(1), engineOf(3)];
    await one.detect();
    const expected = (await one.currentFindings()).map(said);
    await three.detect();
    expect((await three.currentFindings()).map(said)).toEqual(expected);
    expect(expected.filter(({ detector }) => detector === 'duplicate-collateral')).toHaveLength(31);
  });

  it('records the run from its start to its end', async () => {
    const engine = engineOf(2);
    const seen: string[] = [];
    const run = await engine.detect({
      onProgress: ({ detector, done, total }) => seen.push(`${detector} ${done}/${total}`),
    });
    expect(run.detectors.map(({ detector }) => detector)).toEqual(detectors.map(({ id }) => id));
    expect(run.endedAt).toBeGreaterThanOrEqual(run.startedAt);
    expect(await store.list('run', { ids: [run.id] })).toEqual([run]);
    const stored = await store.count('finding', { where: { run: run.id } });
    expect(run.detectors.reduce((sum, { findings }) => sum + findings, 0)).toBe(stored);
    expect(seen).toContain('duplicate-collateral 2/2');
    expect((await engine.runs()).at(-1)).toEqual(run);
  });

  it('runs only what was asked for, with the parameters given, and keeps the others’ findings', async () => {
    const engine = engineOf(2);
    await engine.detect();
    const before = await engine.currentFindings();
    const run = await engine.detect({
      detectors: ['duplicate-collateral'],
      parameters: { 'duplicate-collateral': { registrationGraceDays: '10' } },
    });
    expect(run.detectors).toMatchObject([
      { detector: 'duplicate-collateral', parameters: { registrationGraceDays: 10 } },
    ]);
    const after = await engine.currentFindings();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const own = after.filter(({ detector }) => detector === 'duplicate-collateral');
    expect(new Set(own.map((finding) => finding.run))).toEqual(new Set([run.id]));
  });

  it.each([
    [{ detectors: ['no-such-detector'] }, 'no-such-detector'],
    [{ parameters: { 'no-such-detector': {} } }, 'no-such-detector'],
    [{ parameters: { 'duplicate-collateral': { nothing: 1 } } }, 'duplicate-collateral.nothing'],
    [{ parameters: { 'duplicate-collateral': { minimumMatch: 7 } } }, 'duplicate-collateral.minimumMatch'],
  ])('refuses %j before anything runs', async (options, subject) => {
    const runs = await store.count('run');
    await expect(engineOf(1).detect(options)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      subject: expect.stringContaining(subject),
    });
    expect(await store.count('run')).toBe(runs);
  });

  it('ends without findings when it is cancelled', async () => {
    const engine = engineOf(1);
    await engine.detect();
    const before = await engine.currentFindings();
    await expect(engine.detect({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    const last = (await engine.runs()).at(-1);
    expect(last).toMatchObject({ endedAt: null, detectors: [] });
    expect(await engine.currentFindings()).toEqual(before);
  });

  it('says so when a detector has no time left', async () => {
    const run = await engineOf(2).detect({ detectors: ['duplicate-collateral'], milliseconds: 0 });
    expect(run.detectors).toMatchObject([{ completeness: { complete: false, stoppedBecause: 'time' } }]);
  });
});

describe('a detector without data', () => {
  it('did not run, and has nothing incomplete', async () => {
    const empty = await openStore(':memory:');
    const engine = Engine.open(empty, { threads: 1 });
    try {
      const run = await engine.detect();
      expect(run.detectors).toHaveLength(detectors.length);
      for (const outcome of run.detectors) {
        expect(outcome).toMatchObject({ ran: false, findings: 0, completeness: { complete: true } });
      }
      expect(await engine.currentFindings()).toEqual([]);
      expect(await engine.scores()).toEqual([]);
      expect(await engine.search('甲', { limit: 5 })).toEqual([]);
    } finally {
      await engine.close();
      await empty.close();
    }
  });
});

describe('what was computed', () => {
  it('is computed again when the store moved, and only then', async () => {
    const moving = await openStore(':memory:');
    const engine = Engine.open(moving, { threads: 1 });
    try {
      const empty = await engine.snapshot();
      expect(empty.nodeCount).toBe(0);
      await load(moving);
      const [one, two] = await Promise.all([engine.snapshot(), engine.snapshot()]);
      expect(one).toBe(two);
      expect(one.nodeCount).toBeGreaterThan(100);
      expect(await engine.snapshot()).toBe(one);
      expect((await engine.search('张伟', { limit: 5 })).map(({ id }) => id)).toEqual(['Person:P']);
      await load(moving);
      expect(await engine.snapshot()).toBe(one);
    } finally {
      await engine.close();
      await moving.close();
    }
  });
});

describe('scores', () => {
  it('come in the order asked for, also of parties without risk, and leave out what is no party', async () => {
    const engine = engineOf(1);
    await engine.detect();
    const ids = ['Person:P', 'Enterprise:A', 'Account:bank/A', 'Enterprise:none', 'Enterprise:B'] as EntityId[];
    const scores = await engine.scores(ids);
    expect(scores.map(({ id }) => id)).toEqual(['Person:P', 'Enterprise:A', 'Enterprise:B']);
    for (const { rank, contributions, score } of scores) {
      expect(contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(rank, 9);
      expect(score).toBeCloseTo(1000 * (1 - Math.exp(-rank)), 6);
    }
    const all = await engine.scores();
    expect(all.map(({ rank }) => rank)).toEqual([...all.map(({ rank }) => rank)].sort((a, b) => b - a));
  });

  it('leave out a finding in a counterfactual', async () => {
    const engine = engineOf(1);
    await engine.detect();
    const [before] = await engine.scores(['Enterprise:C3' as EntityId]);
    const [cause] = before.contributions;
    const findings = cause.type === 'finding' ? [cause.finding] : [];
    const [after] = await engine.scores(['Enterprise:C3' as EntityId], { without: { findings } });
    expect(before.score).toBeGreaterThan(0);
    expect(after.score).toBeLessThan(before.score);
  });
});
