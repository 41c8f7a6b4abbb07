/** The payments behind the lines of the picture: pages of them, as far as they have been in sight. */
import { isAbort, request } from '../api/client.ts';
import { transactionsDocument } from '../api/entity-documents.ts';
import type { EdgeKind, TransactionOrder, TransactionsQuery } from '../generated/graphql.ts';
import { failureOf } from './failure.ts';
import type { Filter } from './scene/model.ts';
import type { Picture } from './scene/picture.ts';
import { createStore, type Failure } from './store.ts';

export type Transaction = TransactionsQuery['transactions']['rows'][number];

export interface TransactionQuestion {
  readonly between: readonly string[];
  readonly filter: {
    readonly kinds: readonly EdgeKind[];
    readonly from: string | null;
    readonly to: string | null;
    readonly minAmount: string | null;
    readonly maxAmount: string | null;
    readonly text: string | null;
  };
  readonly orderBy: TransactionOrder;
  readonly descending: boolean;
  readonly asOf: string | null;
}

export interface TransactionSheet {
  readonly question: TransactionQuestion | null;
  /** Null until the first page is there. */
  readonly total: number | null;
  /** Minor units as the API writes money. */
  readonly sum: TransactionsQuery['transactions']['sum'];
  readonly complete: boolean;
  readonly pages: ReadonlyMap<number, readonly Transaction[]>;
  readonly failure: Failure | null;
}

const nothing: TransactionSheet = {
  question: null,
  total: null,
  sum: null,
  complete: true,
  pages: new Map(),
  failure: null,
};

export const transactionStore = createStore<TransactionSheet>(nothing);

/** What the server takes in one question, and gives in one answer. */
export const MOST_ENDS = 10_000;
const PAGE = 200;

/** Kinds between which money goes. */
const ends: ReadonlySet<string> = new Set(['Account', 'Loan', 'Enterprise', 'Person']);

/** The entities of a picture that money can go between; groups are their members. */
export const endsIn = ({ nodes }: Pick<Picture, 'nodes'>): readonly string[] =>
  [...nodes.values()]
    .flatMap(({ id, members }) => members ?? [id])
    .filter((id) => ends.has(id.slice(0, id.indexOf(':'))));

/** Kinds of lines that are payments. */
const payments: readonly EdgeKind[] = ['transfers', 'withdraws', 'disburses', 'repays'];

/** The filter of the canvas in the words of the question: what it leaves of each single payment. */
export const filterOf = (
  { mutedKinds, window, minAmount, maxAmount }: Filter,
  text: string,
): TransactionQuestion['filter'] => ({
  kinds: payments.filter((kind) => !mutedKinds.includes(kind)),
  from: window === null ? null : new Date(window[0]).toISOString(),
  to: window === null ? null : new Date(window[1]).toISOString(),
  minAmount: minAmount === null ? null : String(minAmount / 100),
  maxAmount: maxAmount === null ? null : String(maxAmount / 100),
  text: text.trim() === '' ? null : text.trim(),
});

const asked = new Set<number>();
let flight = new AbortController();

/** Asks anew, unless it is the same question; the rows shown stay until the first page has come. */
export function askTransactions(question: TransactionQuestion, again = false): void {
  const before = transactionStore.get();
  if (!again && before.question !== null && JSON.stringify(before.question) === JSON.stringify(question)) return;
  flight.abort();
  flight = new AbortController();
  asked.clear();
  if (question.between.length === 0 || question.filter.kinds.length === 0) {
    transactionStore.update(() => ({ ...nothing, question, total: 0 }));
    return;
  }
  transactionStore.update((sheet) => ({ ...sheet, question, failure: null }));
  void fetchPage(question, 0, true);
}

/** Fetches what is to be seen and not here yet. */
export function needTransactions(from: number, to: number): void {
  const { question, total } = transactionStore.get();
  if (question === null || total === null) return;
  for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) void fetchPage(question, page, false);
}

/** The row at a place; undefined while it is on its way. */
export const transactionAt = ({ pages }: TransactionSheet, place: number): Transaction | undefined =>
  pages.get(Math.floor(place / PAGE))?.[place % PAGE];

async function fetchPage(question: TransactionQuestion, page: number, anew: boolean): Promise<void> {
  if (asked.has(page)) return;
  asked.add(page);
  const { signal } = flight;
  try {
    const { transactions } = await request(transactionsDocument, variables(question, page * PAGE), signal);
    if (signal.aborted) return;
    const { rows, total, sum, complete } = transactions;
    transactionStore.update((sheet) => ({
      ...sheet,
      total,
      sum,
      complete,
      pages: anew ? new Map([[page, rows]]) : new Map(sheet.pages).set(page, rows),
    }));
  } catch (error) {
    asked.delete(page);
    if (!isAbort(error) && !signal.aborted)
      transactionStore.update((sheet) => ({ ...sheet, failure: failureOf(error) }));
  }
}

const variables = (question: TransactionQuestion, offset: number, first = PAGE) => ({ ...question, offset, first });

const MOST_PER_REQUEST = 500;

/** Every row of a question, for a file. */
export async function allTransactions(question: TransactionQuestion, total: number): Promise<readonly Transaction[]> {
  const rows: Transaction[] = [];
  while (rows.length < total) {
    const { transactions } = await request(transactionsDocument, variables(question, rows.length, MOST_PER_REQUEST));
    if (transactions.rows.length === 0) break;
    rows.push(...transactions.rows);
  }
  return rows;
}
