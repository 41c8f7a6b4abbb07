import type { FindingOrder, ReviewState, SeverityBand } from '../generated/graphql.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { NOBODY, orders, queueStore, reviewStates, setFilter, setOrder, severityBands } from '../state/findings.ts';
import { useLocale } from '../state/locale.ts';
import { useStore } from '../state/store.ts';

/** Tells “anybody” from every name. */
const ANYBODY = '';

/** What the queue is narrowed to, with how many there would be. */
export function QueueFilters() {
  const { t, language } = useLocale();
  const { filter, facets, order } = useStore(queueStore);
  const catalogue = useCatalogue();
  const counted = (name: string, count: number | undefined): string =>
    count === undefined ? name : `${name} (${count})`;
  return (
    <div className="queue-filters">
      <input
        type="search"
        className="wide"
        value={filter.text}
        placeholder={t('queue.filter')}
        aria-label={t('queue.filter')}
        onChange={({ target }) => setFilter({ text: target.value })}
      />
      <Choice
        label={t('queue.detector')}
        value={filter.detector ?? ''}
        onChange={(detector) => setFilter({ detector: detector === '' ? null : detector })}
        options={[
          ['', t('queue.all')],
          ...[...(catalogue?.detectors.values() ?? [])].map(({ id, title }): [string, string] => [
            id,
            counted(title[language], facets?.detectors.find(({ detector }) => detector === id)?.count),
          ]),
        ]}
      />
      <Choice
        label={t('queue.severity')}
        value={filter.minSeverity}
        onChange={(minSeverity) => setFilter({ minSeverity: minSeverity as SeverityBand })}
        options={severityBands.map((band, i) => [
          band,
          counted(
            t(`queue.from.${band}`),
            facets?.severities
              .filter(({ severity }) => severityBands.indexOf(severity) >= i)
              .reduce((sum, { count }) => sum + count, 0),
          ),
        ])}
      />
      <Choice
        label={t('queue.verdict')}
        value={filter.verdict ?? ''}
        onChange={(verdict) => setFilter({ verdict: verdict === '' ? null : (verdict as ReviewState) })}
        options={[
          ['', t('queue.all')],
          ...reviewStates.map((state): [string, string] => [
            state,
            counted(t(`verdict.${state}`), facets?.verdicts.find(({ verdict }) => verdict === state)?.count),
          ]),
        ]}
      />
      <Choice
        label={t('queue.assignee')}
        value={filter.assignee === null ? ANYBODY : `=${filter.assignee}`}
        onChange={(chosen) => setFilter({ assignee: chosen === ANYBODY ? null : chosen.slice(1) })}
        options={[
          [ANYBODY, t('queue.all')],
          ...(facets?.assignees ?? []).map(({ assignee, count }): [string, string] => [
            `=${assignee ?? NOBODY}`,
            counted(assignee ?? t('review.unassigned'), count),
          ]),
        ]}
      />
      <Choice
        label={t('queue.order')}
        value={order}
        onChange={(chosen) => setOrder(chosen as FindingOrder)}
        options={orders.map((name) => [name, t(`queue.order.${name}`)])}
      />
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
