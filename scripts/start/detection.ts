import { detectors } from '../../graph/detectors/index.ts';
import type { Engine } from '../../graph/engine/engine.ts';
import { count, Step } from './step.ts';

interface Parts {
  readonly done: number;
  readonly total: number;
}

/** Runs the detectors that have not yet seen what the store holds now. */
export async function detectWhatIsNew(engine: Engine, signal: AbortSignal): Promise<void> {
  const pending = await pendingDetectors(engine);
  if (pending.length === 0) return;
  const step = new Step('Detecting');
  const parts = new Map<string, Parts>();
  try {
    const run = await engine.detect({
      detectors: pending,
      signal,
      onProgress: ({ detector, done, total }) => {
        parts.set(detector, { done, total });
        step.update(sum(parts, 'done'), sum(parts, 'total'), detector);
      },
    });
    const found = run.detectors.reduce((total, { findings }) => total + findings, 0);
    step.done(`${count(found)} findings of ${pending.length} detectors`);
  } finally {
    step.stop();
  }
}

const sum = (parts: ReadonlyMap<string, Parts>, field: keyof Parts): number =>
  [...parts.values()].reduce((total, part) => total + part[field], 0);

async function pendingDetectors(engine: Engine): Promise<readonly string[]> {
  const { id } = await engine.snapshot();
  const runs = await engine.store.list('run', { where: { type: 'detection', snapshot: id } });
  const seen = new Set(
    runs
      .flatMap((run) => (run.type === 'detection' && run.endedAt !== null ? run.detectors : []))
      .map((outcome) => outcome.detector),
  );
  return detectors.map((detector) => detector.id).filter((detector) => !seen.has(detector));
}
