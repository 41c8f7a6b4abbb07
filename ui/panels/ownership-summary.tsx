import { EntityLink, FailureNote, Loading, Section } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import { type Ownership, ownershipStore } from '../state/details.ts';
import { formatShare } from '../state/format.ts';
import { type Translate, useLocale } from '../state/locale.ts';
import { useStore } from '../state/store.ts';

const LISTED = 8;

/** Who controls an enterprise, who benefits from it, and how much of it they hold in the end. */
export function OwnershipSummary() {
  const { t } = useLocale();
  const remote = useStore(ownershipStore);
  if (remote.state === 'idle') return null;
  return (
    <Section title={t('entity.ownership')}>
      {remote.state === 'loading' && <Loading />}
      {remote.state === 'failed' && <FailureNote failure={remote.error} />}
      {remote.state === 'ready' && <Answer ownership={remote.value} t={t} />}
    </Section>
  );
}

function Answer({ ownership, t }: { readonly ownership: Ownership; readonly t: Translate }) {
  const { actualController, beneficialOwners, lookThrough, unknownShare, overstated } = ownership;
  return (
    <div className="ownership" data-testid="ownership">
      <p className="overline">{t('entity.controller')}</p>
      {actualController == null ? (
        <p className="fine">{t('entity.noController')}</p>
      ) : (
        <div className="controller">
          <EntityLink entity={actualController.controller} />
          {actualController.confidence < 1 && (
            <span className="inferred">{formatShare(actualController.confidence)}?</span>
          )}
          <ol className="path">
            {actualController.path.map(({ controller, company, rule }) => (
              <li key={`${controller.id}>${company.id}`}>
                {controller.name} <em>{t(`rule.${rule}`)} →</em> {company.name}
              </li>
            ))}
          </ol>
        </div>
      )}
      {beneficialOwners.length > 0 && (
        <>
          <p className="overline">{t('entity.owners')}</p>
          <ul className="shares">
            {beneficialOwners.map(({ person, share, rule }) => (
              <li key={`${person.id}:${rule}`}>
                <EntityLink entity={person} />
                <span className="muted">{t(`rule.${rule}`)}</span>
                <ShareBar share={share} />
              </li>
            ))}
          </ul>
        </>
      )}
      {lookThrough.length > 0 && (
        <>
          <p className="overline">{t('entity.lookThrough')}</p>
          <ul className="shares">
            {lookThrough.slice(0, LISTED).map(({ entity, share }) => (
              <li key={entity.id}>
                <EntityLink entity={entity} />
                <ShareBar share={share} />
              </li>
            ))}
          </ul>
          {lookThrough.length > LISTED && (
            <p className="fine">{t('entity.moreContributions', { count: lookThrough.length - LISTED })}</p>
          )}
        </>
      )}
      {unknownShare > 0 && <p className="fine">{t('entity.unknownShare', { share: formatShare(unknownShare) })}</p>}
      {overstated && (
        <p className="note">
          <Icon name="warning" size={13} /> {t('entity.overstated')}
        </p>
      )}
    </div>
  );
}

function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="share-bar">
      <span style={{ width: `${Math.min(100, share * 100)}%` }} />
      <b>{formatShare(share)}</b>
    </span>
  );
}
