/** The one log of the scene: undo, redo and replay are walks along it. */
import { createStore } from '../store.ts';
import { applyEvent, type SceneEvent } from './events.ts';
import { emptyScene, type Scene } from './model.ts';

interface Step {
  readonly event: SceneEvent;
  readonly before: Scene;
  readonly after: Scene;
  /** Steps of one gesture, such as a drag of the time window, become one. */
  readonly gesture: string | null;
}

/** The log with a cursor: steps before it are done, those after it can be done again. */
export interface History {
  readonly scene: Scene;
  readonly steps: readonly Step[];
  readonly cursor: number;
}

export const emptyHistory: History = { scene: emptyScene, steps: [], cursor: 0 };

/** Long days do not fill the memory: the oldest steps are forgotten. */
const REMEMBERED = 200;

/**
 * Appends an event at the cursor; what had been undone is gone. An event that changes nothing leaves no step. Filters, and
 * moves of the same nodes or of one note, of the same gesture make one step.
 */
export function record(history: History, event: SceneEvent, gesture: string | null = null): History {
  const scene = applyEvent(history.scene, event);
  if (scene === history.scene) return history;
  const last = history.steps[history.cursor - 1];
  const merged = gesture !== null && last?.gesture === gesture ? mergedEvent(last.event, event) : null;
  if (merged !== null && last !== undefined) {
    const steps = [...history.steps.slice(0, history.cursor - 1), { ...last, event: merged, after: scene }];
    return { scene, steps, cursor: steps.length };
  }
  const done = history.steps.slice(Math.max(0, history.cursor - REMEMBERED + 1), history.cursor);
  const steps = [...done, { event, before: history.scene, after: scene, gesture }];
  return { scene, steps, cursor: steps.length };
}

/** Two events as one that does the same; null where there is none. */
function mergedEvent(earlier: SceneEvent, later: SceneEvent): SceneEvent | null {
  if (earlier.type === 'filter' && later.type === 'filter')
    return { type: 'filter', change: { ...earlier.change, ...later.change } };
  if (earlier.type === 'note' && later.type === 'note' && earlier.note.id === later.note.id)
    return { ...later, cause: earlier.cause };
  if (earlier.type === 'place' && later.type === 'place' && earlier.cause === later.cause)
    return { ...later, positions: [...new Map([...earlier.positions, ...later.positions])] };
  return null;
}

export const canUndo = (history: History): boolean => history.cursor > 0;
export const canRedo = (history: History): boolean => history.cursor < history.steps.length;

export function undo(history: History): History {
  const step = history.steps[history.cursor - 1];
  return step === undefined ? history : { ...history, scene: step.before, cursor: history.cursor - 1 };
}

export function redo(history: History): History {
  const step = history.steps[history.cursor];
  return step === undefined ? history : { ...history, scene: step.after, cursor: history.cursor + 1 };
}

export const historyStore = createStore<History>(emptyHistory);

/** Does an event to the scene, as one step of the log. */
export const commit = (event: SceneEvent, gesture: string | null = null): void =>
  historyStore.update((history) => record(history, event, gesture));

export const sceneNow = (): Scene => historyStore.get().scene;
