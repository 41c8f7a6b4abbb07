import { SingleBar } from 'cli-progress';

/** One step of the start: a bar while it runs, on a terminal only, and a line when it is done. */
export class Step {
  readonly #label: string;
  readonly #startedAt = performance.now();
  readonly #bar: SingleBar | null;

  constructor(label: string) {
    this.#label = label;
    this.#bar = process.stdout.isTTY
      ? new SingleBar({ format: '  {label} {bar} {value}/{total} {detail}', hideCursor: true, clearOnComplete: true })
      : null;
  }

  /** @param total null while nobody knows */
  update(done: number, total: number | null, detail = ''): void {
    if (this.#bar === null) return;
    if (!this.#bar.isActive) this.#bar.start(total ?? done, done, { label: padded(this.#label), detail });
    this.#bar.setTotal(total ?? done);
    this.#bar.update(done, { detail });
  }

  done(result: string): void {
    this.stop();
    report(this.#label, result, performance.now() - this.#startedAt);
  }

  /** Takes the bar off the screen, so that a message can follow. */
  stop(): void {
    if (this.#bar?.isActive) this.#bar.stop();
  }
}

export const count = (value: number): string => value.toLocaleString('en-US');

/** The line of a step that is done. */
export const report = (label: string, result: string, milliseconds: number): void =>
  console.log(`  ${padded(label)} ${result} (${(milliseconds / 1000).toFixed(1)} s)`);

const padded = (label: string): string => label.padEnd(18);
