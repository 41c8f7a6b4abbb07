/**
 * Benchmark data that lies beside the checkout, not in it. In a plain clone it is absent: tests on it are then left out
 * and say so in their name.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const root = fileURLToPath(new URL('../../shared/', import.meta.url));

/** The full path of a file or folder of the shared data. */
export const sharedPath = (path: string): string => root + path;

/** `describe` for tests that need shared data; where it is absent they are skipped, and their name says why. */
export function describeWithShared(path: string, name: string, body: () => void): void {
  if (existsSync(sharedPath(path))) describe(name, body);
  else describe.skip(`${name} (left out: ../shared/${path} is not here)`, body);
}
