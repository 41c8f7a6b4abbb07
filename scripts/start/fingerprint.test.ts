import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

let root = '';
const write = (path: string, content: string): void => writeFileSync(join(root, path), content);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ringsight-fingerprint-'));
  mkdirSync(join(root, 'ui/deep'), { recursive: true });
  write('ui/a.ts', 'a');
  write('ui/deep/b.tsx', 'b');
  write('lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

const now = (): string => fingerprint(root, ['ui', 'lock.json']);

const changes: readonly { readonly name: string; readonly change: () => void; readonly differs: boolean }[] = [
  { name: 'nothing', change: () => write('ui/a.ts', 'a'), differs: false },
  { name: 'a file in a folder', change: () => write('ui/deep/b.tsx', 'c'), differs: true },
  { name: 'a file given by name', change: () => write('lock.json', '[]'), differs: true },
  { name: 'a new file', change: () => write('ui/c.ts', ''), differs: true },
  { name: 'a test', change: () => write('ui/a.test.ts', 'it'), differs: false },
  { name: 'a file that was not given', change: () => write('other.ts', 'x'), differs: false },
];
for (const { name, change, differs } of changes) {
  it(`${differs ? 'changes' : 'stays'} with ${name}`, () => {
    const before = now();
    change();
    expect(now() !== before).toBe(differs);
  });
}
