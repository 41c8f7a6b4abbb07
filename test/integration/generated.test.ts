import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedFiles, type Staleness, staleness } from '../../scripts/generate/files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const paths = ({ stale, leftOver }: Staleness) => ({ stale: stale.map(({ path }) => path), leftOver });

describe('generated files', () => {
  it('are what the tables and records give', () => {
    expect(paths(staleness(root))).toEqual({ stale: [], leftOver: [] });
  });

  it('come out the same every time', () => {
    expect(generatedFiles(root)).toEqual(generatedFiles(root));
  });
});

describe('a forgotten generation', () => {
  let copy = '';
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'ringsight-generated-'));
    for (const folder of ['docs', 'server']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('is found by the name of the file', () => {
    writeFileSync(join(copy, 'docs/data-model.md'), 'something else');
    rmSync(join(copy, 'server/graphql/kinds.graphql'));
    writeFileSync(join(copy, 'docs/detectors/gone.md'), 'its detector is gone');
    expect(paths(staleness(copy))).toEqual({
      stale: ['server/graphql/kinds.graphql', 'docs/data-model.md'],
      leftOver: ['docs/detectors/gone.md'],
    });
  });
});
