/** From the paths that a user gives to the files that are read. */
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { RingsightError } from '../graph/schema/errors.ts';

export interface InputFile {
  readonly path: string;
  /** As it stands in origins and reports: the file's name, with folders only where two inputs would share it. */
  readonly name: string;
  /** The name without folders and ending. */
  readonly stem: string;
  /** The user named this very file; it was not merely found in a folder. */
  readonly isNamed: boolean;
}

const DATA_FILE = /\.(csv|tsv|psv|txt|parquet|json|jsonl|ndjson)$/i;
const TABLE_FILE = /\.(csv|tsv|psv|parquet|json|jsonl|ndjson)$/i;

/**
 * The data files among the inputs, those of a folder by name.
 *
 * @throws RingsightError BAD_INPUT for an input that is not there, cannot be read, or holds no data files
 */
export async function resolveInputs(inputs: readonly string[]): Promise<readonly InputFile[]> {
  const paths = new Map<string, boolean>();
  for (const input of inputs) {
    const path = resolve(input);
    const info = await statOf(path, input);
    if (info.isDirectory()) for (const file of await filesOf(path, input)) paths.set(file, paths.get(file) ?? false);
    else {
      if (!info.isFile())
        throw badInput(input, 'it is neither a file nor a folder', 'Give a data file, or a folder of them.');
      paths.set(path, true);
    }
  }
  for (const path of paths.keys()) await checkReadable(path);
  const names = namesOf([...paths.keys()]);
  return [...paths].map(([path, isNamed], i) => ({
    path,
    name: names[i],
    stem: basename(path).replace(DATA_FILE, ''),
    isNamed,
  }));
}

async function statOf(path: string, shown: string) {
  try {
    return await stat(path);
  } catch (cause) {
    throw unreadable(shown, cause);
  }
}

async function filesOf(folder: string, shown: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw unreadable(shown, cause);
  });
  const files: string[] = [];
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!TABLE_FILE.test(name) || name.startsWith('.')) continue;
    const path = join(folder, name);
    if (!(await statOf(path, path)).isFile()) {
      throw badInput(
        path,
        'it is called like a data file and is none',
        'Move it elsewhere, or name the files to load.',
      );
    }
    files.push(path);
  }
  if (files.length > 0) return files;
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const within = folders.length > 0 ? `; it has the folders ${folders.join(', ')}` : '';
  throw badInput(
    shown,
    `the folder holds no data files${within}`,
    'Give a folder with CSV, JSON Lines or Parquet files.',
  );
}

async function checkReadable(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(shown: string, cause: unknown): RingsightError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return badInput(shown, 'there is no such file', 'Check the path.');
  if (code === 'EACCES' || code === 'EPERM') {
    return badInput(shown, 'it may not be read (permission denied)', 'Give yourself permission to read it.');
  }
  return badInput(shown, `it cannot be read (${code ?? String(cause)})`, 'Check the path.');
}

const badInput = (subject: string, reason: string, remedy: string): RingsightError =>
  new RingsightError('BAD_INPUT', subject, reason, remedy);

/** The shortest names that tell the files apart: base names, else paths from the nearest folder above all. */
function namesOf(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) => basename(path));
  if (new Set(short).size === short.length) return short;
  let root = dirname(paths[0]);
  while (!paths.every((path) => path.startsWith(root === '/' ? root : `${root}/`))) root = dirname(root);
  return paths.map((path) => relative(root, path));
}
