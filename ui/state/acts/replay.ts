/** Plays the log of the scene again from its first step: how the picture came to be. */
import { canRedo, canUndo, type History, historyStore, redo } from '../scene/history.ts';
import { createStore } from '../store.ts';

const STEP = 900;

/** Whether the log is being played. */
export const replayStore = createStore(false);
let timer: ReturnType<typeof setInterval> | undefined;

/** Starts from the first step; stops at the last one done, at once when it is called again, or when something else is done. */
export function toggleReplay(): void {
  const whole = historyStore.get();
  if (replayStore.get()) {
    stop();
    return;
  }
  const [first] = whole.steps;
  if (first === undefined || !canUndo(whole)) return;
  let shown: History = { ...whole, scene: first.before, cursor: 0 };
  historyStore.update(() => shown);
  replayStore.update(() => true);
  timer = setInterval(() => {
    if (historyStore.get() !== shown) {
      stop();
      return;
    }
    shown = redo(shown);
    historyStore.update(() => shown);
    if (shown.cursor >= whole.cursor || !canRedo(shown)) stop();
  }, STEP);
}

function stop(): void {
  clearInterval(timer);
  replayStore.update(() => false);
}
