import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildExplorer } from '../../scripts/start/explorer.ts';
import { makePortfolio } from '../browser/portfolio.ts';

/** Before tests that open the explorer: it is built when its sources are newer, and the portfolio that they look at is made once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildExplorer(fileURLToPath(new URL('../..', import.meta.url)));
  const { store, remove } = await makePortfolio();
  project.provide('portfolioStore', store);
  return remove;
}
