/** The queue of findings: filter, order, and the pages that have come. */
import { isAbort, request } from '../api/client.ts';
import { findingsDocument } from '../api/finding-documents.ts';
import type {
  FindingFilter,
  FindingOrder,
  FindingRowFragment,
  FindingsQuery,
  ReviewState,
  SeverityBand,
} from '../generated/graphql.ts';
import { failureOf } from './failure.ts';
import { createStore, type Failure } from './store.ts';

export interface QueueFilter {
  readonly text: string;
  readonly detector: string | null;
  readonly verdict: ReviewState | null;
  /** This band and those above it. */
  readonly minSeverity: SeverityBand;
  /** Whose they are; `NOBODY` for those not assigned; null = anybody's. */
  readonly assignee: string | null;
}

/** Stands for “not assigned”: no name is empty. */
export const NOBODY = '';

export interface Queue {
  readonly filter: QueueFilter;
  readonly order: FindingOrder;
  readonly rows: readonly FindingRowFragment[];
  readonly total: number;
  readonly facets: FindingsQuery['findings']['facets'] | null;
  /** Where the next page starts; null when all have come. */
  readonly cursor: string | null;
  /** Findings that are marked to be decided on together. */
  readonly marked: ReadonlySet<string>;
  readonly state: 'loading' | 'more' | 'ready' | 'failed';
  readonly error: Failure | null;
}

export const everything: QueueFilter = { text: '', detector: null, verdict: null, minSeverity: 'low', assignee: null };
export const orders: readonly FindingOrder[] = ['PRIORITY', 'SEVERITY', 'CONFIDENCE', 'AMOUNT', 'RECENT'];
export const severityBands: readonly SeverityBand[] = ['low', 'medium', 'high'];
export const reviewStates: readonly ReviewState[] = ['unreviewed', 'confirmed', 'dismissed', 'unsure'];

export const isFiltered = (filter: QueueFilter): boolean =>
  filter.text !== '' ||
  filter.detector !== null ||
  filter.verdict !== null ||
  filter.minSeverity !== 'low' ||
  filter.assignee !== null;

/** A queue's filter as the API takes it: what does not restrict is left out. */
export function apiFilter(filter: QueueFilter): FindingFilter {
  return {
    ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
    ...(filter.detector === null ? {} : { detectors: [filter.detector] }),
    ...(filter.verdict === null ? {} : { verdicts: [filter.verdict] }),
    ...(filter.assignee === null ? {} : { assignees: [filter.assignee === NOBODY ? null : filter.assignee] }),
    ...(filter.minSeverity === 'low'
      ? {}
      : { severities: severityBands.slice(severityBands.indexOf(filter.minSeverity)) }),
  };
}

/** The rows of a page put behind those before it; a row that moved between pages stands once. */
export function appended(rows: readonly FindingRowFragment[], page: readonly FindingRowFragment[]) {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...page.filter(({ id }) => !known.has(id))];
}

/** The row `step` places away from the open one; the first or last row when there is none. */
export function neighbourRow(
  rows: readonly FindingRowFragment[],
  open: string | null,
  step: 1 | -1,
): FindingRowFragment | undefined {
  const at = rows.findIndex(({ id }) => id === open);
  if (at < 0) return step === 1 ? rows[0] : rows[rows.length - 1];
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}

export const queueStore = createStore<Queue>({
  filter: everything,
  order: 'PRIORITY',
  rows: [],
  total: 0,
  facets: null,
  cursor: null,
  marked: new Set(),
  state: 'loading',
  error: null,
});

const PAGE = 50;
/** As many as the server decides on at once. */
const MOST_MARKED = 100;
let flight: AbortController | null = null;

/** Fetches the first page for the filter in force. What is shown stays until the answer is there. */
export function loadQueue(): Promise<void> {
  queueStore.update((queue) => ({ ...queue, state: 'loading', error: null }));
  return fetchPage(null);
}

/** Fetches the page after those that are shown, if there is one and none is on its way. */
export function loadMore(): Promise<void> {
  const { cursor, state } = queueStore.get();
  if (cursor === null || state !== 'ready') return Promise.resolve();
  queueStore.update((queue) => ({ ...queue, state: 'more' }));
  return fetchPage(cursor);
}

async function fetchPage(after: string | null): Promise<void> {
  flight?.abort();
  const mine = new AbortController();
  flight = mine;
  const { filter, order } = queueStore.get();
  try {
    const { findings } = await request(
      findingsDocument,
      { filter: apiFilter(filter), orderBy: order, first: PAGE, after },
      mine.signal,
    );
    if (flight !== mine) return;
    queueStore.update((queue) => ({
      ...queue,
      rows: after === null ? findings.nodes : appended(queue.rows, findings.nodes),
      total: findings.totalCount,
      facets: findings.facets,
      cursor: findings.pageInfo.hasNextPage ? (findings.pageInfo.endCursor ?? null) : null,
      state: 'ready',
    }));
  } catch (error) {
    if (isAbort(error) || flight !== mine) return;
    queueStore.update((queue) => ({ ...queue, state: 'failed', error: failureOf(error) }));
  }
}

let delay: ReturnType<typeof setTimeout> | undefined;
const TYPING = 200;

/** Changes the filter and fetches; text waits until the typing pauses. */
export function setFilter(change: Partial<QueueFilter>): void {
  queueStore.update((queue) => ({ ...queue, filter: { ...queue.filter, ...change } }));
  clearTimeout(delay);
  if (change.text === undefined) void loadQueue();
  else delay = setTimeout(() => void loadQueue(), TYPING);
}

export function setOrder(order: FindingOrder): void {
  queueStore.update((queue) => ({ ...queue, order }));
  void loadQueue();
}

/** Writes what was decided into the row of a finding. */
export const setStanding = (id: string, standing: Pick<FindingRowFragment, 'verdict' | 'assignee'>): void =>
  queueStore.update((queue) => ({
    ...queue,
    rows: queue.rows.map((row) =>
      row.id === id ? { ...row, verdict: standing.verdict, assignee: standing.assignee } : row,
    ),
  }));

/** Marks a finding to be decided on together with others, or takes the mark away. */
export const toggleMark = (id: string): void =>
  queueStore.update((queue) => {
    const marked = new Set(queue.marked);
    if (!marked.delete(id) && marked.size < MOST_MARKED) marked.add(id);
    return { ...queue, marked };
  });

/** Marks every row that has come, or takes all marks away. */
export const markAll = (on: boolean): void =>
  queueStore.update((queue) => ({
    ...queue,
    marked: new Set(on ? queue.rows.slice(0, MOST_MARKED).map(({ id }) => id) : []),
  }));
