/** Deciding on findings: one that is open, or all that are marked in the queue. */
import { request } from '../api/client.ts';
import { reviewDocument } from '../api/finding-documents.ts';
import type { Verdict } from '../generated/graphql.ts';
import { catalogueNow } from './catalogue.ts';
import { findingStore } from './details.ts';
import { failureOf } from './failure.ts';
import { loadQueue, queueStore, setStanding } from './findings.ts';
import { announce } from './notice.ts';
import { routeStore } from './route.ts';
import { createStore, type Failure } from './store.ts';

/** What is appended: what is left out stays as it was. */
export interface Decision {
  readonly verdict?: Verdict;
  /** Null = nobody. */
  readonly assignee?: string | null;
  readonly reason: string;
}

export interface Deciding {
  /** The reason or remark that is being written. */
  readonly reason: string;
  readonly busy: boolean;
  /** A decision that waits for its reason. */
  readonly awaiting: Verdict | null;
  readonly failure: Failure | null;
}

const undecided: Deciding = { reason: '', busy: false, awaiting: null, failure: null };
export const decidingStore = createStore<Deciding>(undecided);

export const setReason = (reason: string): void => decidingStore.update((deciding) => ({ ...deciding, reason }));

/** Whether a dismissal lacks its reason: the one thing that a decision must not leave out. */
export const lacksReason = ({ verdict, reason }: Decision): boolean => verdict === 'dismissed' && reason.trim() === '';

/** The marked findings; the open one where none is marked. */
export function underDecision(): readonly string[] {
  const { marked } = queueStore.get();
  const { finding } = routeStore.get();
  return marked.size > 0 ? [...marked] : finding === null ? [] : [finding];
}

/** Appends a decision to what is under decision, with the reason that is written. Resolves to whether it was taken. */
export async function decide(decision: Omit<Decision, 'reason'>): Promise<boolean> {
  const findings = underDecision();
  const { reason, busy } = decidingStore.get();
  if (findings.length === 0 || busy) return false;
  if (lacksReason({ ...decision, reason })) {
    decidingStore.update((deciding) => ({ ...deciding, awaiting: decision.verdict ?? null }));
    return false;
  }
  decidingStore.update((deciding) => ({ ...deciding, busy: true, failure: null }));
  try {
    await append(findings, { ...decision, reason });
    decidingStore.update(() => undecided);
    announce(findings.length > 1 ? 'said.reviewedMany' : 'said.reviewed', { count: findings.length });
    if (findings.length > 1) {
      queueStore.update((queue) => ({ ...queue, marked: new Set() }));
      void loadQueue();
    }
    return true;
  } catch (error) {
    decidingStore.update((deciding) => ({ ...deciding, busy: false, failure: failureOf(error) }));
    return false;
  }
}

/** Takes what is under decision for whoever looks. */
export const assignToMe = (): Promise<boolean> => decide({ assignee: catalogueNow()?.caller ?? 'local' });

async function append(findings: readonly string[], { verdict, assignee, reason }: Decision): Promise<void> {
  const { reviewFindings } = await request(reviewDocument, {
    input: {
      findings,
      ...(verdict === undefined ? {} : { verdict }),
      ...(assignee === undefined ? {} : { assignee }),
      reason: reason.trim() || null,
      idempotencyKey: crypto.randomUUID(),
    },
  });
  for (const { id, ...standing } of reviewFindings.findings) {
    findingStore.update((remote) =>
      remote.state === 'ready' && remote.value.id === id
        ? { state: 'ready', value: { ...remote.value, ...standing } }
        : remote,
    );
    setStanding(id, standing);
  }
}
