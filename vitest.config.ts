import { defineConfig } from 'vitest/config';

/** Vite would take graphql's ES module, Node takes its CommonJS one, and two copies refuse each other's schemas. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{graph,ingest,server,ui,scripts,bench}/**/*.test.{ts,tsx}', 'test/architecture.test.ts'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          // Much of the time of these tests is waiting for servers that start, end or are away.
          maxWorkers: 2,
          include: ['test/{integration,contract,faults}/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: './test/services/explorer.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
