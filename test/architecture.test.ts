import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const { default: rules } = (await import(join(root, '.dependency-cruiser.mjs'))) as { default: IConfiguration };
const folders = ['graph', 'ingest', 'server', 'ui', 'scripts'];

/** Every source file under a folder, from the root, sorted. */
const sources = (base: string, folder: string): readonly string[] =>
  readdirSync(join(base, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.](ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path))
    .sort();

async function check(baseDir: string, inside: readonly string[]): Promise<ICruiseResult> {
  const { options, ...ruleSet } = rules;
  const { output } = await cruise([...inside], { ...options, baseDir, ruleSet, validate: true });
  return output as ICruiseResult;
}

const violations = ({ summary }: ICruiseResult): readonly string[] =>
  summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`).sort();

describe('imports', async () => {
  const result = await check(root, folders);

  it('point one way', () => {
    expect(violations(result)).toEqual([]);
  });

  it('were looked at in every source file', () => {
    const seen = new Set(result.modules.map(({ source }) => source));
    const missed = folders.flatMap((folder) => sources(root, folder)).filter((path) => !seen.has(path));
    expect(missed).toEqual([]);
  });
});

describe('the rules catch what they forbid', () => {
  const driver = '@duckdb/node-api';
  const planted: readonly { file: string; content: string; rule: string }[] = [
    { file: 'graph/schema/a.ts', content: "import '../snapshot/b.ts';", rule: 'graph/schema imports itself only' },
    {
      file: 'graph/control/a.ts',
      content: "import type { A } from '../detectors/a.ts';\nexport type B = A;",
      rule: 'graph/control imports itself, graph/schema, graph/snapshot, graph/algorithms only',
    },
    {
      file: 'ui/a.tsx',
      content: "import '../graph/snapshot/b.ts';\nexport const A = () => <p>a</p>;",
      rule: 'ui imports itself only',
    },
    { file: 'ui/b.ts', content: "import 'node:path';", rule: 'the explorer runs in a browser' },
    {
      file: 'server/a.ts',
      content: "import '../graph/store/duckdb/store.ts';",
      rule: 'a store adapter is known only to graph/store/open.ts',
    },
    { file: 'graph/detectors/b.ts', content: "import 'node:fs';", rule: 'what computes does no I/O' },
    { file: 'server/b.ts', content: "import 'node:worker_threads';", rule: 'only the engine uses threads' },
    {
      file: 'server/c.ts',
      content: `import '${driver}';`,
      rule: 'database and queue clients stay behind their port',
    },
    {
      file: 'server/d.ts',
      content: "import 'dev-only';",
      rule: 'what runs in production is a dependency of production',
    },
    { file: 'graph/engine/a.ts', content: "import './b.ts';", rule: 'no cycles' },
  ];
  const support = {
    'package.json': `{ "dependencies": { "${driver}": "1" }, "devDependencies": { "dev-only": "1" } }`,
    'node_modules/dev-only/package.json': '{ "name": "dev-only", "main": "index.js" }',
    'node_modules/dev-only/index.js': '',
    [`node_modules/${driver}/package.json`]: `{ "name": "${driver}", "main": "index.js" }`,
    [`node_modules/${driver}/index.js`]: '',
    'graph/snapshot/b.ts': 'export const b = 1;',
    'graph/detectors/a.ts': 'export type A = 1;',
    'graph/store/duckdb/store.ts': `import '${driver}';`,
    'graph/engine/b.ts': "import './a.ts';",
  };

  it('each in its own words', async () => {
    const base = mkdtempSync(join(tmpdir(), 'ringsight-imports-'));
    try {
      const files = { ...support, ...Object.fromEntries(planted.map(({ file, content }) => [file, content])) };
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(base, path)), { recursive: true });
        writeFileSync(join(base, path), content);
      }
      const { summary } = await check(base, ['graph', 'server', 'ui']);
      const caught = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
      expect(caught.sort()).toEqual(planted.map(({ file, rule }) => `${file}: ${rule}`).sort());
    } finally {
      rmSync(base, { recursive: true });
    }
  });
});

describe('the environment', () => {
  it('is read by server/config.ts alone', () => {
    const readers = ['graph', 'ingest', 'server', 'ui']
      .flatMap((folder) => sources(root, folder))
      .filter(
        (path) =>
          !/[.]test[.]tsx?$/.test(path) &&
          /process\.env|import\.meta\.env/.test(readFileSync(join(root, path), 'utf8')),
      );
    expect(readers).toEqual(['server/config.ts']);
  });
});
