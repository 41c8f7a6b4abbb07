/** The API key of this browser session, kept in `sessionStorage` alone, and the question for it. */
import { createStore } from './store.ts';

const STORED_AS = 'ringsight.apiKey';

interface Session {
  readonly key: string | null;
  /** Whether the server has refused and the dialog is open. */
  readonly asking: boolean;
  /** Whether the key that was given has been refused too. */
  readonly refused: boolean;
}

const stored = (): string | null => (typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(STORED_AS));

export const sessionStore = createStore<Session>({ key: stored(), asking: false, refused: false });

let waiting: (() => void)[] = [];

/** Opens the dialog and resolves once a key has been given. */
export function askForKey(): Promise<void> {
  sessionStore.update((session) => ({ ...session, asking: true, refused: session.key !== null }));
  return new Promise((resolve) => waiting.push(resolve));
}

/** Takes the key that was typed and lets the waiting requests go on. */
export function giveKey(key: string): void {
  sessionStorage.setItem(STORED_AS, key);
  sessionStore.update(() => ({ key, asking: false, refused: false }));
  const resumed = waiting;
  waiting = [];
  for (const resume of resumed) resume();
}
