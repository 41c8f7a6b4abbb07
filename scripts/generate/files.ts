import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReference } from './api.ts';
import { dataModel } from './data-model.ts';
import { detectorPages } from './detectors.ts';
import type { GeneratedFile } from './generated-file.ts';
import { kindsGraphql } from './kinds-graphql.ts';

/** Folders in which every file is generated, so that one without its origin is left over. */
const generatedFolders = ['docs/detectors'];

/** Every derived file of the checkout at `root` as it should be. */
export function generatedFiles(root: string): readonly GeneratedFile[] {
  const current = (path: string): string | null =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const kinds = kindsGraphql();
  return [kinds, dataModel(), ...detectorPages(current), apiReference(root, [kinds], current)];
}

export interface Staleness {
  /** Files that are missing or say something else. */
  readonly stale: readonly GeneratedFile[];
  /** Paths of files in generated folders whose origin is gone. */
  readonly leftOver: readonly string[];
}

/** What `npm run generate` would write and remove. */
export function staleness(root: string, files = generatedFiles(root)): Staleness {
  const stale = files.filter(({ path, content }) => {
    const full = join(root, path);
    return !existsSync(full) || readFileSync(full, 'utf8') !== content;
  });
  const known = new Set(files.map(({ path }) => path));
  const leftOver = generatedFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !known.has(path));
  return { stale, leftOver };
}
