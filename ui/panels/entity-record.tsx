/** What the data says of an entity: its properties, what failed a check, and the rows that stated it. */
import { Section } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import type { Entity } from '../state/details.ts';
import { useLocale } from '../state/locale.ts';

export function EntityRecord({ entity }: { readonly entity: Entity }) {
  const { t, language } = useLocale();
  return (
    <>
      <Section title={t('entity.properties')}>
        <dl className="properties">
          {entity.properties.map(({ name, label, text }) => (
            <div key={name}>
              <dt>{label[language]}</dt>
              <dd>{text[language]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {entity.flags.length > 0 && (
        <Section title={t('entity.flags')}>
          <ul className="flags">
            {entity.flags.map(({ column, label, raw }) => (
              <li key={column}>
                <Icon name="warning" size={13} /> {label[language]} <code>{raw}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('entity.sources')}>
        <ul className="sources">
          {entity.sources.map(({ system, file, line }) => (
            <li key={`${system}:${file}:${line ?? ''}`}>
              <code>{line == null ? file : `${file}:${line}`}</code> <span className="muted">{system}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
