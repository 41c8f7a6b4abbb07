/** The queue: every finding, most urgent first, one key away from the next. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Amount, Empty, FailureNote, Loading, SeverityMeter, VerdictBadge } from '../components/basics.tsx';
import type { FindingRowFragment } from '../generated/graphql.ts';
import { arrivalStore, showArrivals } from '../state/arrivals.ts';
import {
  everything,
  isFiltered,
  loadMore,
  loadQueue,
  markAll,
  queueStore,
  setFilter,
  toggleMark,
} from '../state/findings.ts';
import { formatAge } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { navigate, routeStore } from '../state/route.ts';
import { useSelected, useStore } from '../state/store.ts';
import { QueueFilters } from './queue-filters.tsx';
import { DecisionFields } from './review-form.tsx';

export function Queue() {
  const { t } = useLocale();
  const { rows, total, state, error, filter, cursor, marked } = useStore(queueStore);
  const open = useSelected(routeStore, (route) => route.finding);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-finding="${CSS.escape(open ?? '')}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <aside className="queue" aria-label={t('queue.title')}>
      <header>
        <h2>{t('queue.title')}</h2>
        <span className="muted" data-testid="queue-count">
          {t('queue.count', { shown: rows.length, total })}
        </span>
      </header>
      <QueueFilters />
      <Arrived />
      {marked.size > 0 && <MarkedFindings count={marked.size} />}
      <div className="queue-list" onScroll={({ currentTarget }) => nearEnd(currentTarget) && void loadMore()}>
        {state === 'failed' && error !== null && <FailureNote failure={error} onRetry={() => void loadQueue()} />}
        {state === 'loading' && rows.length === 0 && <Loading />}
        {state === 'ready' && rows.length === 0 && !isFiltered(filter) && (
          <Empty title={t('queue.empty')} text={t('queue.emptyText')} />
        )}
        {state === 'ready' && rows.length === 0 && isFiltered(filter) && (
          <div className="empty">
            <p>{t('queue.noMatch')}</p>
            <button type="button" className="button" onClick={() => setFilter(everything)}>
              {t('queue.reset')}
            </button>
          </div>
        )}
        <ol ref={list} onKeyDown={walk} aria-busy={state === 'loading'}>
          {rows.map((row) => (
            <Row key={row.id} row={row} open={row.id === open} marked={marked.has(row.id)} />
          ))}
        </ol>
        {state === 'more' && <Loading />}
        {state === 'ready' && cursor !== null && (
          <button type="button" className="button queue-more" onClick={() => void loadMore()}>
            {t('queue.more')}
          </button>
        )}
      </div>
    </aside>
  );
}

const nearEnd = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < 300;

/** ↑ and ↓ move the focus along the list; Enter is the button's own. */
function walk(event: KeyboardEvent<HTMLOListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Says that findings have come or gone; they are shown when that is asked for. */
function Arrived() {
  const { t } = useLocale();
  const { changed, added } = useStore(arrivalStore);
  if (!changed) return null;
  return (
    <button type="button" className="queue-arrived" data-testid="arrived" onClick={() => void showArrivals()}>
      {added > 0 ? t('queue.arrived', { count: added }) : t('queue.changed')}
    </button>
  );
}

/** What is decided on together. */
function MarkedFindings({ count }: { readonly count: number }) {
  const { t } = useLocale();
  return (
    <section className="queue-marked" aria-label={t('queue.marked', { count })} data-testid="marked">
      <p>
        <strong>{t('queue.marked', { count })}</strong>{' '}
        <button type="button" className="text-link" onClick={() => markAll(true)}>
          {t('queue.markAll')}
        </button>{' '}
        <button type="button" className="text-link" onClick={() => markAll(false)}>
          {t('queue.unmark')}
        </button>
      </p>
      <DecisionFields verdict={null} />
    </section>
  );
}

function Row({
  row,
  open,
  marked,
}: {
  readonly row: FindingRowFragment;
  readonly open: boolean;
  readonly marked: boolean;
}) {
  const { t, language } = useLocale();
  return (
    <li>
      <input
        type="checkbox"
        className="queue-mark"
        checked={marked}
        aria-label={t('queue.mark', { title: row.title[language] })}
        onChange={() => toggleMark(row.id)}
      />
      <button
        type="button"
        className="queue-row"
        data-finding={row.id}
        aria-current={open}
        onClick={() => navigate({ finding: row.id, entity: null })}
      >
        <SeverityMeter severity={row.severity} band={row.severityBand} />
        <span className="queue-row-head">
          <strong>{row.title[language]}</strong>
          <span className="queue-row-amount">{row.amount != null && <Amount money={row.amount} />}</span>
        </span>
        <span className="queue-row-text">{row.text[language]}</span>
        <span className="queue-row-foot">
          <span className="queue-row-subjects">
            {row.subjects.map(({ name }) => name).join(language === 'zh' ? '、' : ', ')}
          </span>
          {row.assignee != null && <span className="badge">{row.assignee}</span>}
          {row.verdict !== 'unreviewed' && <VerdictBadge verdict={row.verdict} />}
          <time dateTime={row.foundAt}>{formatAge(row.foundAt, Date.now(), language)}</time>
        </span>
      </button>
    </li>
  );
}
