/** The small parts that panels are made of. */
import type { ReactNode } from 'react';
import { glyphPath } from '../canvas/glyphs.ts';
import { shapeOf } from '../canvas/reducers.ts';
import type { ReviewState, SeverityBand } from '../generated/graphql.ts';
import { openNode } from '../state/acts/select.ts';
import { useCatalogue, useLabel } from '../state/catalogue.ts';
import { formatExactMoney, formatMoney, minorUnits } from '../state/format.ts';
import { isWord, useLocale } from '../state/locale.ts';
import type { Failure } from '../state/store.ts';
import { Icon, type IconName } from './icon.tsx';
import { outlines } from './outlines.ts';

/** The mark of a kind: its colour, its shape, its sign. */
export function KindMark({ kind, size = 18 }: { readonly kind: string; readonly size?: number }) {
  const entry = useCatalogue()?.nodeKinds.get(kind);
  const glyph = glyphPath(kind);
  return (
    <svg className="kind-mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={outlines[shapeOf(entry?.shape)]} fill={entry?.color ?? '#7a8291'} />
      {glyph !== null && (
        <g transform={kind === 'Collateral' ? 'translate(6.6 9.500) scale(.46)' : 'translate(5.4 5.400) scale(.55)'}>
          <path d={glyph} fill="none" stroke="#fff" strokeWidth={2.4} strokeLinecap="round" strokeLinejoin="round" />
        </g>
      )}
    </svg>
  );
}

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

/** A party or thing by its name; a click opens its details. */
export function EntityLink({ entity }: { readonly entity: Named }) {
  const label = useLabel();
  return (
    <button
      type="button"
      className="entity-link"
      title={`${label(entity.kind)} · ${entity.id}`}
      onClick={() => openNode(entity.id)}
    >
      <KindMark kind={entity.kind} size={15} />
      <span>{entity.name}</span>
    </button>
  );
}

export function SeverityMeter({ severity, band }: { readonly severity: number; readonly band: SeverityBand }) {
  const { t } = useLocale();
  return (
    <span className={`meter meter-${band}`} title={`${t('finding.severity')} ${severity.toFixed(2)}`}>
      <span style={{ height: `${Math.max(8, severity * 100)}%` }} />
      <span className="visually-hidden">{t(`severity.${band}`)}</span>
    </span>
  );
}

const verdictIcons: Readonly<Record<ReviewState, IconName | null>> = {
  unreviewed: null,
  confirmed: 'check',
  dismissed: 'cross',
  unsure: 'question',
};

export function VerdictBadge({ verdict }: { readonly verdict: ReviewState }) {
  const { t } = useLocale();
  const icon = verdictIcons[verdict];
  return (
    <span className={`badge verdict-${verdict}`}>
      {icon !== null && <Icon name={icon} size={11} />}
      {t(`verdict.${verdict}`)}
    </span>
  );
}

/** An amount as it is said, with the exact one at hand. */
export function Amount({
  money,
}: {
  readonly money: { readonly amount: string; readonly currency: string } | null | undefined;
}) {
  const { language } = useLocale();
  const minor = minorUnits(money);
  if (minor === null || money === null || money === undefined) return <span className="muted">–</span>;
  return (
    <span title={formatExactMoney(minor, language, money.currency)}>
      {formatMoney(minor, language, money.currency)}
    </span>
  );
}

export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="section">
      <h3>
        <span>{title}</span>
        {aside !== undefined && <span className="aside">{aside}</span>}
      </h3>
      {children}
    </section>
  );
}

export function Empty({ title, text }: { readonly title: string; readonly text?: string }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
    </div>
  );
}

export function Loading() {
  const { t } = useLocale();
  return (
    <div className="loading">
      <span className="visually-hidden">{t('app.loading')}</span>
      <i />
      <i />
      <i />
    </div>
  );
}

/** What a failure says: our words for the codes that have some, else the server's. */
export function FailureNote({ failure, onRetry }: { readonly failure: Failure; readonly onRetry?: () => void }) {
  const { t } = useLocale();
  const word = `failure.${failure.code}`;
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{t('failure.title')}</strong>
        <p>{isWord(word) ? t(word) : failure.message}</p>
        {onRetry !== undefined && (
          <button type="button" className="button" onClick={onRetry}>
            {t('app.retry')}
          </button>
        )}
      </div>
    </div>
  );
}

export function IconButton({
  icon,
  label,
  shortcut,
  pressed,
  disabled,
  onClick,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
