/** Ties the stores together: the address decides what is open, and what is open is fetched. */
import { openFinding, openNeighbourhood } from './acts/open.ts';
import { followArrivals } from './arrivals.ts';
import { loadCatalogue } from './catalogue.ts';
import { loadEntity, loadFinding, loadOwnership } from './details.ts';
import { loadQueue } from './findings.ts';
import { followLines } from './line.ts';
import { type Language, languageStore } from './locale.ts';
import { followHistory, navigate, type Route, routeStore } from './route.ts';
import { sceneNow } from './scene/history.ts';
import { clearSelection, selectionStore, selectNode, soleNode } from './selection.ts';
import { followShelf } from './shelf.ts';
import { cameWithWork, currentStore } from './workspace/current.ts';
import { followDraft } from './workspace/draft.ts';
import { openWorkspace } from './workspace/saved.ts';

/** Kinds that can own or be owned. */
const hasOwners = (id: string): boolean => id.startsWith('Enterprise:') || id.startsWith('Person:');

/** Starts the explorer; returns what stops it. */
export function start(): () => void {
  let last: Route | null = null;
  const follow = (): void => {
    const route = routeStore.get();
    const before = last;
    last = route;
    if (route.language !== null && route.language !== languageStore.get())
      languageStore.update(() => route.language ?? 'en');
    const opens = followWorkspace(route, before);
    if (route.finding !== before?.finding) followFinding(route, opens);
    if (route.entity !== before?.entity || route.asOf !== before?.asOf) followEntity(route, before, opens);
  };
  const speak = (): void => {
    document.documentElement.lang = languageStore.get() === 'zh' ? 'zh-CN' : 'en';
  };
  let ended = false;
  const stops = [
    routeStore.subscribe(follow),
    languageStore.subscribe(speak),
    followHistory(),
    followLines(),
    followShelf(),
    followDraft(),
  ];
  speak();
  // Once the catalogue is there, the key is known, too.
  void loadCatalogue().then(() => {
    follow();
    if (!ended) stops.push(followArrivals());
  });
  void loadQueue();
  return () => {
    ended = true;
    for (const stop of stops) stop();
  };
}

/** Whether a workspace is being opened: what else the address names belongs to its scene. */
function followWorkspace({ workspace }: Route, before: Route | null): boolean {
  if (workspace === (before?.workspace ?? null)) return false;
  if (workspace === null) {
    if (currentStore.get()?.id === before?.workspace) currentStore.update(() => null);
    return false;
  }
  if (workspace === currentStore.get()?.id) return false;
  void openWorkspace(workspace);
  return true;
}

function followFinding(route: Route, opensWorkspace: boolean): void {
  if (route.finding === null) void loadFinding(null);
  else if (opensWorkspace || cameWithWork(route)) void loadFinding(route.finding);
  else void openFinding(route.finding);
}

function followEntity(route: Route, before: Route | null, opensWorkspace: boolean): void {
  const { entity } = route;
  if (entity === null) {
    void loadEntity(null);
    void loadOwnership(null);
    // Back from an entity lets go of it; a selection of several has come in its place and stays.
    if (soleNode(selectionStore.get()) === before?.entity) selectionStore.update(clearSelection);
    return;
  }
  if (entity !== before?.entity) void loadEntity(entity);
  void loadOwnership(...(hasOwners(entity) ? ([entity, route.asOf] as const) : ([null] as const)));
  const onCanvas = sceneNow().nodes.has(entity);
  if (onCanvas)
    selectionStore.update((selection) => (selection.nodes.has(entity) ? selection : selectNode(selection, entity)));
  const sceneChanges = route.finding === null && (!onCanvas || route.asOf !== before?.asOf);
  if (sceneChanges && !opensWorkspace) void openNeighbourhood(entity);
}

/** Changes the language of the screen and of links made from now on. */
export function setLanguage(language: Language): void {
  languageStore.update(() => language);
  navigate({ language }, 'replace');
}
