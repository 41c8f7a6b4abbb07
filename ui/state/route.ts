/** What the address of the page holds: enough to send a view to a colleague. */

import type { Language } from './locale.ts';
import { createStore } from './store.ts';

export interface Route {
  /** The finding that is open. */
  readonly finding: string | null;
  /** The entity whose details are open. */
  readonly entity: string | null;
  /** The date of the question, `2024-05-31`; null = the data's horizon. */
  readonly asOf: string | null;
  /** Null = as the browser asks for. */
  readonly language: Language | null;
  /** What covers the canvas: the whole profile of the entity, or the portfolio; null = nothing. */
  readonly page: PageName | null;
  /** The workspace that is open. */
  readonly workspace: string | null;
}

export const pageNames = ['profile', 'portfolio'] as const;
export type PageName = (typeof pageNames)[number];

export const emptyRoute: Route = {
  finding: null,
  entity: null,
  asOf: null,
  language: null,
  page: null,
  workspace: null,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a query string; what is not understood is left out. */
export function parseRoute(query: string): Route {
  const given = new URLSearchParams(query);
  const asOf = given.get('asOf');
  const language = given.get('lang');
  return {
    finding: given.get('finding') || null,
    entity: given.get('entity') || null,
    asOf: asOf !== null && DAY.test(asOf) && !Number.isNaN(Date.parse(asOf)) ? asOf : null,
    language: language === 'zh' || language === 'en' ? language : null,
    page: pageNames.find((name) => name === given.get('page')) ?? null,
    workspace: given.get('workspace') || null,
  };
}

/** Writes a route as a query string, `` or beginning with `?`. */
export function formatRoute(route: Route): string {
  const query = new URLSearchParams();
  if (route.finding !== null) query.set('finding', route.finding);
  if (route.entity !== null) query.set('entity', route.entity);
  if (route.asOf !== null) query.set('asOf', route.asOf);
  if (route.language !== null) query.set('lang', route.language);
  if (route.page !== null) query.set('page', route.page);
  if (route.workspace !== null) query.set('workspace', route.workspace);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export const routeStore = createStore<Route>(
  typeof location === 'undefined' ? emptyRoute : parseRoute(location.search),
);

/** Goes to a route: `push` makes a step for the browser's Back, `replace` does not. */
export function navigate(change: Partial<Route>, how: 'push' | 'replace' = 'push'): void {
  const before = routeStore.get();
  const route = { ...before, ...change };
  const address = location.pathname + formatRoute(route);
  if (formatRoute(route) !== formatRoute(before)) {
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }
  routeStore.update(() => route);
}

/** Follows the browser's Back and Forward. */
export function followHistory(): () => void {
  const listen = (): void => routeStore.update(() => parseRoute(location.search));
  addEventListener('popstate', listen);
  return () => removeEventListener('popstate', listen);
}
