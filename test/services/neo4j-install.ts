/** Fetches the Neo4j server from Maven Central, once; Maven keeps the files and `.cache` the path to them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('./neo4j/', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/neo4j/', import.meta.url));
const FILES = ['pom.xml', 'Neo4jServer.java'] as const;

/** Whether there is a Java that compiles, of a version that Neo4j runs on. */
export function hasJdk(): boolean {
  const { stdout, stderr } = spawnSync('javac', ['-version'], { encoding: 'utf8' });
  return Number(/javac (\d+)/.exec(`${stdout}${stderr}`)?.[1] ?? 0) >= 17;
}

export const hasMaven = (): boolean => spawnSync('mvn', ['-version']).status === 0;

/**
 * The class path of the server, with its libraries fetched and its launcher compiled: some ten seconds and 150 MB from
 * Maven Central the first time, nothing after it.
 *
 * @throws Error that names what is missing or what Maven said
 */
export function neo4jClassPath(): string {
  const hash = createHash('sha256');
  for (const file of FILES) hash.update(readFileSync(join(sources, file)));
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  const readClassPath = () => readFileSync(join(folder, 'classpath'), 'utf8') + delimiter + folder;
  if (existsSync(folder)) {
    const path = readClassPath();
    if (path.split(delimiter).every((file) => existsSync(file))) return path;
    rmSync(folder, { recursive: true, force: true });
  }
  build(folder);
  return readClassPath();
}

/** In a folder of its own that gets its name when it is whole: several test files may start at once. */
function build(folder: string): void {
  if (!hasJdk() || !hasMaven()) {
    throw new Error(
      'the Neo4j server needs a JDK of version 17 or later and Maven (Debian: apt-get install default-jdk-headless maven)',
    );
  }
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'build-'));
  try {
    for (const file of FILES) cpSync(join(sources, file), join(work, file));
    run(work, 'mvn', ['--quiet', '--batch-mode', 'dependency:build-classpath', '-Dmdep.outputFile=classpath']);
    const path = readFileSync(join(work, 'classpath'), 'utf8').trim();
    writeFileSync(join(work, 'classpath'), path);
    run(work, 'javac', ['-cp', path, '-d', '.', 'Neo4jServer.java']);
    try {
      renameSync(work, folder);
    } catch (error) {
      // Another process was first, and its folder is as good.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(cwd: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} could not prepare the Neo4j server: ${error ?? stdout + stderr}`);
}
