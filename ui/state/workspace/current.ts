/** Which kept work the canvas shows. */
import { navigate, type Route } from '../route.ts';
import { createStore } from '../store.ts';

export interface Current {
  /** Null while it is kept in this browser alone. */
  readonly id: string | null;
  readonly name: string;
  readonly version: number;
  /** Whether the caller made it and can go on with it. */
  readonly own: boolean;
  /** The finding that came with it: its explanation is open, and its evidence is not drawn anew. */
  readonly finding: string | null;
}

export const currentStore = createStore<Current | null>(null);

/** Whether the finding of a route is the one that the kept work came with. */
export function cameWithWork({ workspace, finding }: Route): boolean {
  const current = currentStore.get();
  return current !== null && current.id === workspace && current.finding === finding;
}

/** Something else comes on the canvas. */
export function leaveWork(): void {
  if (currentStore.get() === null) return;
  currentStore.update(() => null);
  navigate({ workspace: null }, 'replace');
}
