import swc from '@swc/core';

// dependency-cruiser sees no module at all through a TypeScript newer than it knows, so it parses with swc, and it asks
// swc for plain TypeScript only: JSX has to be said to it file by file.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });

// Who may import whom: one row a folder; what a row does not name is forbidden.
const mayImport = {
  'graph/schema': [],
  'graph/store': ['graph/schema'],
  'graph/snapshot': ['graph/schema'],
  'graph/algorithms': ['graph/schema', 'graph/snapshot'],
  'graph/control': ['graph/schema', 'graph/snapshot', 'graph/algorithms'],
  'graph/detectors': ['graph/schema', 'graph/snapshot', 'graph/algorithms', 'graph/control'],
  'graph/scoring': ['graph/schema', 'graph/snapshot', 'graph/algorithms', 'graph/control', 'graph/detectors'],
  'graph/engine': ['graph'],
  ingest: ['graph/schema', 'graph/store'],
  server: ['graph', 'ingest'],
  ui: [],
};
const computes = '^graph/(schema|snapshot|algorithms|control|detectors|scoring)/';
const test = '[.]test[.]tsx?$';
const within = (folders) => folders.map((folder) => `^${folder}/`);

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([folder, others]) => ({
      name: `${folder} imports ${['itself', ...others].join(', ')} only`,
      severity: 'error',
      from: { path: within([folder]), pathNot: test },
      to: {
        path: within(['graph', 'ingest', 'server', 'ui', 'test', 'bench', 'scripts']),
        pathNot: within([folder, ...others]),
      },
    })),
    {
      name: 'a store adapter is known only to graph/store/open.ts',
      severity: 'error',
      from: { pathNot: ['^graph/store/(duckdb|neo4j)/', '^graph/store/open[.]ts$', test, '^(test|bench)/'] },
      to: { path: '^graph/store/(duckdb|neo4j)/' },
    },
    {
      name: 'what computes does no I/O',
      severity: 'error',
      from: { path: computes, pathNot: test },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util|assert)$' },
    },
    {
      name: 'only the engine uses threads',
      severity: 'error',
      from: { pathNot: ['^graph/engine/', '^(test|bench)/', test] },
      to: { path: ['^(node:)?(worker_threads|cluster)$', 'node_modules/piscina/'] },
    },
    {
      name: 'database and queue clients stay behind their port',
      severity: 'error',
      from: {
        pathNot: [
          '^graph/store/(duckdb|neo4j)/',
          '^ingest/readers/',
          '^server/jobs/bull(-shelf|-worker)?[.]ts$',
          '^(test|bench)/',
          test,
        ],
      },
      to: { path: 'node_modules/(neo4j-driver|@duckdb/[^/]+|bull|ioredis)/' },
    },
    {
      name: 'the explorer runs in a browser',
      severity: 'error',
      from: { path: '^ui/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'what runs in production is a dependency of production',
      severity: 'error',
      from: { path: '^(graph|ingest|server)/', pathNot: [test, '/testing[.]ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: { parser: 'swc', tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
