import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every page that people read. */
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'bench', 'examples']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => path.endsWith('.md')),
].sort();

const commands = readdirSync(join(root, 'server/cli/commands'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.ts'.length));
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

/** GitHub's anchor of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading));

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name);

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links to what exists', () => {
    const broken = matches(text, /\]\(([^)\s]+)\)/g).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path, fragment] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      return !existsSync(join(root, target)) || (fragment !== undefined && !anchorsOf(target).includes(fragment));
    });
    expect(broken).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = matches(text, /(?:npx ringsight|docker compose run .*\bringsight) +([a-z][\w-]*)/g);
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const named = [...matches(text, /npm run ([\w:-]+)/g), ...matches(text, /npm (start|test)\b/g)];
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const named = (path: string): readonly string[] => [...new Set(read(path).match(/RINGSIGHT_[A-Z_]+/g))].sort();

  it('has every setting of the server and no other', () => {
    expect(named('docs/operations.md')).toEqual(named('server/config.ts'));
  });
});

describe('docs/algorithms.md', () => {
  const text = read('docs/algorithms.md');
  const linked = matches(text, /[(][.][.]\/graph\/algorithms\/([\w-]+(?:[.]ts)?)[)]/g);

  it('names every module of graph/algorithms, and every folder', () => {
    const modules = readdirSync(join(root, 'graph/algorithms')).filter(
      (name) => !name.endsWith('.test.ts') && !/(^|-)testing[.]ts$/.test(name),
    );
    expect(modules.filter((name) => !linked.includes(name))).toEqual([]);
  });

  it('names functions where they are', () => {
    const missing = [...text.matchAll(/((?:`\w+`(?:, )?)+) in \[([\w-]+[.]ts)\]/g)].flatMap(([, names, module]) =>
      matches(names, /`(\w+)`/g).filter(
        (name) => !new RegExp(`export (function[*]?|class|const) ${name}\\b`).test(read(`graph/algorithms/${module}`)),
      ),
    );
    expect(missing).toEqual([]);
  });
});
