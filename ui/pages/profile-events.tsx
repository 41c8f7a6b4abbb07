/** What happened to a party, latest first. */
import { Amount, EntityLink, Section } from '../components/basics.tsx';
import { formatDay, formatShare } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import type { Profile } from '../state/pages.ts';

export function Events({ events }: { readonly events: Profile['events'] }) {
  const { t, language } = useLocale();
  return (
    <Section title={t('profile.events')} aside={events.length}>
      {events.length === 0 ? (
        <p className="fine">{t('profile.noEvents')}</p>
      ) : (
        <ol className="events">
          {events.map(({ at, type, text, outgoing, other, relation }) => (
            <li key={`${relation.id} ${type}`} className={`event-${type}`}>
              <time dateTime={at}>{formatDay(at)}</time>
              <span>
                {text[language]} {outgoing ? '→' : '←'} <EntityLink entity={other} />{' '}
                {relation.amount != null && <Amount money={relation.amount} />}
                {relation.amount == null && relation.share != null && formatShare(relation.share)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
