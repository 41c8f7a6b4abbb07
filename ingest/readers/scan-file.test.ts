import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanFile } from './scan-file.ts';

const gb = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]);

describe('a scan of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringsight-scan-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const scan = async (content: string | Buffer) => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    return scanFile(path);
  };

  it('gives size and fingerprint', async () => {
    const { bytes, sha256 } = await scan('abc');
    expect(bytes).toBe(3);
    expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each([
    ['a\nb\n', { newline: 'lf', filledLines: 2, longestLine: 1 }],
    ['a\n\n\nbcd', { newline: 'lf', filledLines: 2, longestLine: 3 }],
    ['a\r\nb\r\n\r\n', { newline: 'crlf', filledLines: 2 }],
    ['a\rb\r', { newline: 'cr', filledLines: 2 }],
    ['a\r\nb\n', { newline: 'mixed' }],
    ['a\rb\nc\n', { newline: 'mixed' }],
    ['"a"\n', { hasQuotes: true, hasTabs: false, hasRareBlanks: false, nulBytes: 0 }],
    ['a\tb\n', { hasTabs: true, hasRareBlanks: false }],
    ['a\0b\0\n', { nulBytes: 2, hasRareBlanks: true }],
    ['a\u00a0b', { hasRareBlanks: true }],
    ['a\u3000b', { hasRareBlanks: true }],
    ['a\u001fb', { hasRareBlanks: true }],
    ['a\ufeffb', { hasRareBlanks: true }],
    ['退廿', { hasRareBlanks: false }],
    ['a中b', { isUtf8: true, hasRareBlanks: false, hasPlane16: false }],
    ['\u{10ffff}', { isUtf8: true, hasPlane16: true }],
    [gb, { isUtf8: false }],
    [Buffer.from('中').subarray(0, 2), { isUtf8: false }],
  ])('%j: %j', async (content, expected) => {
    expect((await scan(content)).text).toMatchObject(expected);
  });

  it('sees a character that lies across two pieces of the file', async () => {
    const large = `${'x'.repeat((1 << 20) - 1)}中\n"`;
    expect((await scan(large)).text).toMatchObject({ isUtf8: true, filledLines: 2, hasQuotes: true });
    expect((await scan(`${'x'.repeat((1 << 20) - 2)}\u3000`)).text).toMatchObject({ hasRareBlanks: true });
    expect((await scan(`${'x'.repeat((1 << 20) - 1)}\u3000`)).text).toMatchObject({ hasRareBlanks: true });
  });
});
