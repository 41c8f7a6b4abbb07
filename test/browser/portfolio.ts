/** A store to look at: a small generated portfolio, and a guarantee ring whose parties bear hostile names. */
import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { openServices } from '../../server/services.ts';

/** Names that would run, break out or hide if a name from the data ever became markup. */
export const hostileNames = [
  '<img src=x onerror="document.title=1">',
  '"><script>document.title=2</script>',
  'javascript:document.title=3',
] as const;

export interface ServedPortfolio {
  readonly store: string;
  remove(): Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The store that `makePortfolio` made before the tests of the browser. */
    readonly portfolioStore: string;
  }
}

/** A copy, for one file of tests, of the store that was made before all of them: what one changes no other sees. */
export async function preparePortfolio(): Promise<ServedPortfolio> {
  const folder = await mkdtemp(join(tmpdir(), 'ringsight-explorer-'));
  const store = join(folder, 'store.duckdb');
  await copyFile(inject('portfolioStore'), store);
  return { store, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Generates, loads and detects; about 400 enterprises, the same every time. */
export async function makePortfolio(): Promise<ServedPortfolio> {
  const folder = await mkdtemp(join(tmpdir(), 'ringsight-explorer-'));
  const [files, store] = [join(folder, 'portfolio'), join(folder, 'store.duckdb')];
  await generatePortfolio({ out: files, enterprises: 400, seed: 1, prevalence: 0.1 });
  const keys = hostileNames.map((_, i) => `hostile/${i}`);
  await appendFile(
    join(files, 'Enterprise.csv'),
    hostileNames.map((name, i) => `${keys[i]},${quoted(name)},active,,,,,,,,,false,,\n`).join(''),
  );
  await appendFile(
    join(files, 'guarantees.csv'),
    keys
      .map((key, i) => `Enterprise:${key},Enterprise:${keys[(i + 1) % 3]},2025-01-01,,900000.00,,joint,HT${i},\n`)
      .join(''),
  );
  const services = await openServices(store);
  try {
    await ingest(services.store, { inputs: [files], format: 'portfolio' });
    await services.engine.detect();
  } finally {
    await services.close();
  }
  return { store, remove: () => rm(folder, { recursive: true, force: true }) };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
