import { expect, it } from 'vitest';
import { singleKeys } from '../state/keys.ts';
import { helpKeys } from './help-keys.ts';

/** Twins of keys that the sheet names. */
const twins = new Set(['=', 'ContextMenu']);

/** As the sheet writes a key. */
const written = (key: string): string =>
  /^[A-Z]$/.test(key) ? `⇧ ${key}` : key === '-' ? '−' : /^[a-z]$/.test(key) ? key.toUpperCase() : key;

it('the help sheet names every key that does something', () => {
  const named = new Set(helpKeys.flatMap(([strokes]) => strokes));
  const keys = Object.keys(singleKeys).filter((key) => !twins.has(key));
  expect(keys.filter((key) => !named.has(written(key)))).toEqual([]);
});
