/** A detection in parts finds what one process finds over the whole graph. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectors } from '../../graph/detectors/index.ts';
import { Engine } from '../../graph/engine/engine.ts';
import type { PartResult } from '../../graph/engine/parts/part.ts';
import type { PlanOptions } from '../../graph/engine/parts/plan.ts';
import type { Finding } from '../../graph/schema/finding.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
/** What a finding says, without when and by which run. */
const said = ({ run, foundAt, ...finding }: Finding) => finding;

async function inParts(engine: Engine, options: PlanOptions) {
  const plan = throughJson(await engine.planDetection(options));
  const results: PartResult[] = [];
  for (const part of [...plan.parts].reverse()) results.push(throughJson(await engine.detectPart(part)));
  // A part whose worker was thought dead may come twice.
  await engine.completeDetection(plan, [...results, results[0]].filter(Boolean));
  return { plan, results, findings: (await engine.currentFindings()).map(said) };
}

async function whole(engine: Engine, options: PlanOptions = {}) {
  await engine.detect(options);
  return (await engine.currentFindings()).map(said);
}

describe('a detection in parts, on a generated portfolio', () => {
  let folder: string;
  let store: GraphStore;
  let engine: Engine;
  let expected: readonly unknown[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringsight-parts-'));
    await generatePortfolio({ out: folder, enterprises: 600, seed: 3, prevalence: 0.1 });
    store = await openStore(':memory:');
    await ingest(store, { inputs: [folder], format: 'portfolio' });
    engine = Engine.open(store, { threads: 2 });
    expected = await whole(engine);
  });
  afterAll(async () => {
    await engine.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it.each([1, 4])('finds the same in %i', async (parts) => {
    const { plan, findings } = await inParts(engine, { parts });
    expect(findings).toEqual(expected);
    for (const { id } of detectors) {
      expect(
        findings.some(({ detector }) => detector === id),
        id,
      ).toBe(true);
      expect(plan.parts.filter(({ detector }) => detector === id).length, id).toBeGreaterThan(0);
    }
  });

  it('ends a part that is cancelled, and says of one without time that it saw too little', async () => {
    const plan = await engine.planDetection({ detectors: ['guarantee-circle'] });
    const [part] = plan.parts;
    await expect(engine.detectPart(part, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    const result = await engine.detectPart(part, { milliseconds: 0 });
    expect(result.completeness).toEqual({ complete: false, stoppedBecause: 'time' });
    const run = await engine.completeDetection(plan, [result]);
    expect(run.detectors).toMatchObject([{ completeness: { complete: false, stoppedBecause: 'time' } }]);
  });

  it('does not take some parts for all', async () => {
    const plan = await engine.planDetection({ detectors: ['circular-flow'], parts: 2 });
    await expect(engine.completeDetection(plan, [])).rejects.toMatchObject({
      code: 'NOT_FOUND',
      subject: plan.parts[0].id,
    });
  });
});
