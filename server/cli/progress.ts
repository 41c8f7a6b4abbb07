/** Bars on a terminal, nothing in a pipe. */
import type { SingleBar } from 'cli-progress';

export interface Progress {
  /**
   * @param total null while nobody knows
   * @param label stands before the bar; the name when left out
   */
  update(name: string, done: number, total: number | null, label?: string): void;
  /** Takes the bars off the screen. */
  stop(): void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

/** One bar a name, on stderr. */
export async function startProgress(): Promise<Progress> {
  if (!process.stderr.isTTY) return silent;
  const { default: cliProgress } = await import('cli-progress');
  const bars = new cliProgress.MultiBar({
    format: '{label} {bar} {percentage}% {value}/{total}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const byName = new Map<string, SingleBar>();
  let isStopped = false;
  const stop = (): void => {
    if (!isStopped) bars.stop();
    isStopped = true;
  };
  // The cursor comes back whatever ends the process.
  process.once('exit', stop);
  return {
    update: (name, done, total, label = name) => {
      const bar = byName.get(name) ?? bars.create(total ?? done, done);
      byName.set(name, bar);
      bar.setTotal(total ?? done);
      bar.update(done, { label: label.padEnd(28) });
    },
    stop,
  };
}
