/** What kinds and detectors there are, with their names and looks, as the server's catalogue says. */
import { useCallback } from 'react';
import { catalogueDocument } from '../api/catalogue-documents.ts';
import { request } from '../api/client.ts';
import type { CatalogueQuery } from '../generated/graphql.ts';
import { failureOf } from './failure.ts';
import { type Language, useLocale } from './locale.ts';
import { createStore, idle, type Remote, useStore } from './store.ts';

type NodeKindEntry = CatalogueQuery['catalogue']['nodeKinds'][number];
type EdgeKindEntry = CatalogueQuery['catalogue']['edgeKinds'][number];
type DetectorEntry = CatalogueQuery['catalogue']['detectors'][number];

export interface Catalogue {
  readonly version: string;
  /** Who looks: the reviewer's name on a decision. */
  readonly caller: string;
  readonly nodeKinds: ReadonlyMap<string, NodeKindEntry>;
  readonly edgeKinds: ReadonlyMap<string, EdgeKindEntry>;
  readonly detectors: ReadonlyMap<string, DetectorEntry>;
  readonly stats: CatalogueQuery['stats'];
}

export const catalogueStore = createStore<Remote<Catalogue>>(idle);

const indexed = ({ caller, catalogue, stats }: CatalogueQuery): Catalogue => ({
  caller,
  version: catalogue.version,
  nodeKinds: new Map(catalogue.nodeKinds.map((entry) => [entry.kind, entry])),
  edgeKinds: new Map(catalogue.edgeKinds.map((entry) => [entry.kind, entry])),
  detectors: new Map(catalogue.detectors.map((entry) => [entry.id, entry])),
  stats,
});

export async function loadCatalogue(): Promise<void> {
  catalogueStore.update(() => ({ state: 'loading' }));
  try {
    const value = indexed(await request(catalogueDocument, {}));
    catalogueStore.update(() => ({ state: 'ready', value }));
  } catch (error) {
    catalogueStore.update(() => ({ state: 'failed', error: failureOf(error) }));
  }
}

/** The catalogue once it has come, outside of components. */
export const catalogueNow = (): Catalogue | null => {
  const remote = catalogueStore.get();
  return remote.state === 'ready' ? remote.value : null;
};

export function useCatalogue(): Catalogue | null {
  const remote = useStore(catalogueStore);
  return remote.state === 'ready' ? remote.value : null;
}

/** Whether lines of a kind have a direction; unknown kinds do. */
export const isDirected = (kind: string): boolean => catalogueNow()?.edgeKinds.get(kind)?.directed ?? true;

/** The name of a node kind, an edge kind or a detector. */
export const labelOf = (catalogue: Catalogue | null, id: string, language: Language): string =>
  (catalogue?.nodeKinds.get(id)?.label ?? catalogue?.edgeKinds.get(id)?.label ?? catalogue?.detectors.get(id)?.title)?.[
    language
  ] ?? id;

export function useLabel(): (id: string) => string {
  const { language } = useLocale();
  const catalogue = useCatalogue();
  return useCallback((id) => labelOf(catalogue, id, language), [catalogue, language]);
}
