/** The stores that the explorer is measured on: generated, loaded and looked through once, then kept if a folder is given. */
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { openServices } from '../../server/services.ts';

/** How many enterprises each has. */
export const sizes = { sample: 2_000, million: 22_000 } as const;
export type StoreName = keyof typeof sizes;

export interface PreparedStore {
  readonly name: string;
  readonly path: string;
}

/** A store that is there. */
export const givenStore = (path: string): PreparedStore => ({ name: basename(path), path });

/** A portfolio of a size with its findings, in `folder`; made unless it lies there already. */
export async function prepareStore(folder: string, name: StoreName): Promise<PreparedStore> {
  const path = join(folder, `${name}.duckdb`);
  if (await exists(path)) return { name, path };
  await mkdir(folder, { recursive: true });
  const [files, unfinished] = [join(folder, `${name}-files`), join(folder, `${name}-unfinished.duckdb`)];
  await Promise.all([files, unfinished].map((place) => rm(place, { recursive: true, force: true })));
  await generatePortfolio({ out: files, enterprises: sizes[name], seed: 1 });
  const services = await openServices(unfinished);
  try {
    await ingest(services.store, { inputs: [files], format: 'portfolio' });
    await services.engine.detect();
  } finally {
    await services.close();
  }
  await rename(unfinished, path);
  await rm(files, { recursive: true });
  return { name, path };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
