import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTruths } from './truth.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringsight-truth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (text: string) => {
  writeFileSync(join(folder, 'truth.jsonl'), text);
  return readTruths(folder);
};
const line = (pattern: string, rest = {}) =>
  JSON.stringify({ pattern, detector: 'd', variant: 'easy', members: ['Person:1'], ...rest });

describe('readTruths', () => {
  it('needs pattern, detector, variant and members; the rest has defaults', async () => {
    expect(await read(`${line('a')}\n\n${line('b', { variant: 'benign', also: ['e'] })}\n`)).toEqual([
      {
        pattern: 'a',
        detector: 'd',
        variant: 'easy',
        also: [],
        story: { zh: '', en: '' },
        members: ['Person:1'],
        edges: [],
      },
      {
        pattern: 'b',
        detector: 'd',
        variant: 'benign',
        also: ['e'],
        story: { zh: '', en: '' },
        members: ['Person:1'],
        edges: [],
      },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown variant', line('a', { variant: 'middling' })],
    ['no members', line('a', { members: [] })],
    ['a pattern twice', `${line('a')}\n${line('a')}`],
  ])('refuses %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('refuses a folder without a truth', async () => {
    await expect(readTruths('/no/such/folder')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
