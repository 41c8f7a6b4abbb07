/** Which files a job may load: those below one folder, whatever it is asked for. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { RingsightError } from '../../graph/schema/errors.ts';

/**
 * The real places of files and folders below the import folder.
 *
 * @param folder null when no files may be loaded
 * @throws RingsightError FORBIDDEN for a path that leads out of the folder, by itself or through a link, and where there is
 *   no folder; BAD_INPUT for one that is not there
 */
export async function importPaths(folder: string | null, paths: readonly string[]): Promise<readonly string[]> {
  if (folder === null) {
    const remedy = 'Set RINGSIGHT_IMPORT_DIR to the folder that holds the files, for the server and its workers.';
    throw new RingsightError('FORBIDDEN', 'import', 'no folder is set that jobs may load from', remedy);
  }
  const root = await realpath(folder).catch((cause) => {
    const remedy = 'Make the folder of RINGSIGHT_IMPORT_DIR, or mount it.';
    throw new RingsightError('BAD_INPUT', 'import', 'its folder is not there', remedy, { cause });
  });
  const real: string[] = [];
  for (const path of paths) {
    const place = await placeOf(root, path);
    real.push(place);
    if (!(await stat(place)).isDirectory()) continue;
    // A link in the folder leads out as well as one to it.
    for (const name of await readdir(place)) await placeOf(root, join(relative(root, place), name));
  }
  return real;
}

async function placeOf(root: string, path: string): Promise<string> {
  const asked = normalize(path);
  if (path.includes('\0') || isAbsolute(asked) || asked.split(sep).includes('..')) throw outside(path);
  const place = await realpath(join(root, asked)).catch((cause) => {
    throw new RingsightError('BAD_INPUT', path, 'there is no such file', 'Give a path below the import folder.', {
      cause,
    });
  });
  if (place !== root && !place.startsWith(root + sep)) throw outside(path);
  return place;
}

const outside = (path: string): RingsightError =>
  new RingsightError(
    'FORBIDDEN',
    path.replaceAll('\0', '\\0'),
    'it leads out of the import folder',
    'Give a path below the folder of RINGSIGHT_IMPORT_DIR, without "..".',
  );
