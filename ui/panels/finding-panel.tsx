/** Why a finding was raised, what proves it, and what was decided. */
import { useEffect, useRef } from 'react';
import { lineId } from '../api/scene.ts';
import {
  Amount,
  EntityLink,
  FailureNote,
  IconButton,
  Loading,
  Section,
  SeverityMeter,
  VerdictBadge,
} from '../components/basics.tsx';
import type { RelationRowFragment } from '../generated/graphql.ts';
import { openFinding } from '../state/acts/open.ts';
import { openEdge } from '../state/acts/select.ts';
import { useLabel } from '../state/catalogue.ts';
import { type Finding, findingStore, sourceOf } from '../state/details.ts';
import { formatDay, formatNumber, formatShare, formatTime } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { playbackStore, step, toggleStepping } from '../state/playback.ts';
import { routeStore } from '../state/route.ts';
import { hover, selectionStore } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { ReviewForm } from './review-form.tsx';

export function FindingPanel() {
  const { t } = useLocale();
  const remote = useStore(findingStore);
  const { finding } = useStore(routeStore);
  if (remote.state === 'failed')
    return (
      <FailureNote
        failure={remote.error.code === 'NOT_FOUND' ? { code: '', message: t('finding.missing') } : remote.error}
        onRetry={() => finding !== null && void openFinding(finding)}
      />
    );
  if (remote.state !== 'ready') return <Loading />;
  return <Explanation key={remote.value.id} finding={remote.value} />;
}

function Explanation({ finding }: { readonly finding: Finding }) {
  const { t, language } = useLocale();
  return (
    <article data-testid="finding">
      <header className="panel-head">
        <SeverityMeter severity={finding.severity} band={finding.severityBand} />
        <div>
          <p className="overline">{t('queue.detector')}</p>
          <h2>{finding.title[language]}</h2>
        </div>
        <VerdictBadge verdict={finding.verdict} />
      </header>
      <p className="sentence">{finding.text[language]}</p>
      <dl className="figures">
        <div>
          <dt>{t('finding.amount')}</dt>
          <dd>
            <Amount money={finding.amount} />
          </dd>
        </div>
        <div>
          <dt>{t('finding.severity')}</dt>
          <dd>
            {t(`severity.${finding.severityBand}`)} <small>{finding.severity.toFixed(2)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('finding.confidence')}</dt>
          <dd>{formatShare(finding.confidence)}</dd>
        </div>
      </dl>
      <Section title={t('finding.subjects')}>
        <div className="chips">
          {finding.subjects.map((subject) => (
            <EntityLink key={subject.id} entity={subject} />
          ))}
        </div>
      </Section>
      <p className="next-step">
        <strong>{t('finding.nextStep')}</strong> {finding.nextStep[language]}
      </p>
      <ReviewForm finding={finding} />
      <EvidenceList finding={finding} />
      <Section title={t('finding.parameters')}>
        <ul className="parameters">
          {finding.parameters.map(({ name, text, value }) => (
            <li key={name}>
              <code>{name}</code>{' '}
              <b>{typeof value === 'number' ? formatNumber(value, language, 4) : String(value ?? '–')}</b>
              <span>{text[language]}</span>
            </li>
          ))}
        </ul>
      </Section>
      <p className="fine">
        {t('finding.asOf')} {formatDay(finding.asOf)} · {t('finding.found')} {formatTime(finding.foundAt)} ·{' '}
        {t('finding.snapshot')} <code>{finding.snapshot.slice(0, 12)}</code>
      </p>
    </article>
  );
}

function EvidenceList({ finding }: { readonly finding: Finding }) {
  const { t } = useLocale();
  const playback = useStore(playbackStore);
  const { at, playing } = playback.finding === finding.id ? playback : { at: null, playing: false };
  const { evidence } = finding;
  return (
    <Section title={t('finding.evidence')} aside={t('finding.evidenceCount', { count: evidence.edgeCount })}>
      {evidence.edges.length < evidence.edgeCount && (
        <p className="fine">{t('cut.evidence', { shown: evidence.edges.length, total: evidence.edgeCount })}</p>
      )}
      <button type="button" className="text-link fine" onClick={() => void openFinding(finding.id)}>
        {t('finding.show')}
      </button>
      <PlaybackControls count={evidence.edges.length} at={at} playing={playing} />
      <ol className="evidence">
        {evidence.edges.map((relation, i) => (
          <EvidenceRow key={relation.id} relation={relation} current={i === at} />
        ))}
      </ol>
    </Section>
  );
}

/** Step by step through the evidence, by hand or by itself. */
function PlaybackControls({
  count,
  at,
  playing,
}: {
  readonly count: number;
  readonly at: number | null;
  readonly playing: boolean;
}) {
  const { t } = useLocale();
  if (count < 2) return null;
  return (
    <div className="playback" data-testid="playback">
      <IconButton icon="back" label={t('playback.back')} shortcut="," disabled={at === null} onClick={() => step(-1)} />
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={t(playing ? 'playback.pause' : 'playback.play')}
        shortcut=">"
        onClick={toggleStepping}
      />
      <IconButton
        icon="forward"
        label={t('playback.on')}
        shortcut="."
        disabled={at === count - 1}
        onClick={() => step(1)}
      />
      <span className="fine" aria-live="polite">
        {at === null ? t('playback.steps', { count }) : t('playback.at', { at: at + 1, count })}
      </span>
    </div>
  );
}

function EvidenceRow({ relation, current }: { readonly relation: RelationRowFragment; readonly current: boolean }) {
  const label = useLabel();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const line = lineId(relation.kind, relation.from.id, relation.to.id);
  const dwell = (on: boolean): void =>
    selectionStore.update((selection) => hover(selection, on ? { type: 'edge', id: line } : null));
  return (
    <li ref={row} aria-current={current ? 'step' : undefined}>
      <button
        type="button"
        onClick={() => openEdge(line)}
        onMouseEnter={() => dwell(true)}
        onMouseLeave={() => dwell(false)}
        onFocus={() => dwell(true)}
        onBlur={() => dwell(false)}
      >
        <span className="evidence-ends">
          {relation.from.name} <em>{label(relation.kind)} →</em> {relation.to.name}
        </span>
        <RelationFacts relation={relation} />
      </button>
    </li>
  );
}

/** Amount, share, time, how sure, and the row that states it. */
export function RelationFacts({ relation }: { readonly relation: RelationRowFragment }) {
  const { t } = useLocale();
  const until = relation.validTo == null ? '' : ` – ${formatDay(relation.validTo)}`;
  const time = relation.at ?? relation.validFrom;
  return (
    <span className="facts">
      {relation.amount != null && (
        <b>
          <Amount money={relation.amount} />
        </b>
      )}
      {relation.share != null && <b>{formatShare(relation.share)}</b>}
      {time != null && <span>{relation.at != null ? formatTime(time) : `${formatDay(time)}${until}`}</span>}
      {relation.confidence < 1 && <span className="inferred">{formatShare(relation.confidence)}?</span>}
      <code>{sourceOf(relation) ?? t('finding.noSource')}</code>
    </span>
  );
}
