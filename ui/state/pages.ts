/** What the pages over the canvas show: the whole profile of a party, and the portfolio. */

import { borrowersDocument, portfolioDocument } from '../api/catalogue-documents.ts';
import { request } from '../api/client.ts';
import { profileDocument } from '../api/entity-documents.ts';
import type { BorrowerFilter, BorrowersQuery, Grade, PortfolioQuery, ProfileQuery } from '../generated/graphql.ts';
import { loader } from './details.ts';
import { createStore, idle, type Remote } from './store.ts';

export type Profile = ProfileQuery['profile'];
export type PortfolioAnswer = PortfolioQuery;
export type BorrowerRow = BorrowersQuery['portfolio']['borrowers']['nodes'][number];

export interface BorrowerList {
  readonly rows: readonly BorrowerRow[];
  readonly total: number;
  /** Where the next page starts; null when all have come. */
  readonly cursor: string | null;
}

/** Which borrowers are listed: all, those of a grade, or those of a segment. */
export type Chosen =
  | { readonly by: 'all'; readonly filter: BorrowerFilter }
  | { readonly by: 'grade'; readonly grade: Grade; readonly filter: BorrowerFilter }
  | {
      readonly by: 'segment';
      readonly label: { readonly zh: string; readonly en: string };
      readonly filter: BorrowerFilter;
    };

export const allBorrowers: Chosen = { by: 'all', filter: {} };

export const profileStore = createStore<Remote<Profile>>(idle);
export const portfolioStore = createStore<Remote<PortfolioAnswer>>(idle);
export const borrowerStore = createStore<Remote<BorrowerList>>(idle);

export const loadProfile = loader(
  profileStore,
  async (signal, id: string, asOf: string | null) => (await request(profileDocument, { id, asOf }, signal)).profile,
);

export const loadPortfolio = loader(portfolioStore, (signal, asOf: string | undefined) =>
  request(portfolioDocument, { asOf }, signal),
);

export const loadBorrowers = loader(
  borrowerStore,
  async (signal, filter: BorrowerFilter, asOf: string | null): Promise<BorrowerList> =>
    listOf(await request(borrowersDocument, { filter, asOf }, signal), []),
);

/** Fetches the page after those that are shown. */
export async function moreBorrowers(filter: BorrowerFilter, asOf: string | null): Promise<void> {
  const shown = borrowerStore.get();
  if (shown.state !== 'ready' || shown.value.cursor === null) return;
  const answer = await request(borrowersDocument, { filter, asOf, after: shown.value.cursor });
  // Another list may have been asked for meanwhile.
  borrowerStore.update((now) => (now === shown ? { state: 'ready', value: listOf(answer, shown.value.rows) } : now));
}

function listOf({ portfolio: { borrowers } }: BorrowersQuery, before: readonly BorrowerRow[]): BorrowerList {
  const { nodes, totalCount, pageInfo } = borrowers;
  return {
    rows: [...before, ...nodes],
    total: totalCount,
    cursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
