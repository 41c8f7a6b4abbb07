/** The borrowers behind a number of the portfolio. */
import { useEffect } from 'react';
import { Amount, FailureNote, KindMark, Loading, Section } from '../components/basics.tsx';
import { formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { borrowerStore, type Chosen, loadBorrowers, moreBorrowers } from '../state/pages.ts';
import { navigate, routeStore } from '../state/route.ts';
import { useStore } from '../state/store.ts';

export function Borrowers({ chosen }: { readonly chosen: Chosen }) {
  const { t, language } = useLocale();
  const { asOf } = useStore(routeStore);
  const remote = useStore(borrowerStore);
  useEffect(() => {
    void loadBorrowers(chosen.filter, asOf);
  }, [chosen, asOf]);
  const title =
    chosen.by === 'grade'
      ? t('entity.grade', { grade: chosen.grade })
      : chosen.by === 'segment'
        ? chosen.label[language]
        : t('portfolio.borrowers');
  const list = remote.state === 'ready' ? remote.value : null;
  return (
    <Section title={title} aside={list === null ? undefined : formatNumber(list.total, language)}>
      {remote.state === 'failed' && <FailureNote failure={remote.error} />}
      {remote.state === 'loading' && <Loading />}
      {list !== null && (
        <table className="sheet-table" data-testid="borrowers">
          <thead>
            <tr>
              <th>{t('portfolio.borrower')}</th>
              <th>{t('portfolio.grade')}</th>
              <th className="number">{t('profile.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map(({ entity, grade, balance }) => (
              <tr key={entity.id}>
                <td>
                  <button
                    type="button"
                    className="entity-link"
                    onClick={() => navigate({ page: 'profile', entity: entity.id })}
                  >
                    <KindMark kind={entity.kind} size={15} />
                    <span>{entity.name}</span>
                  </button>
                </td>
                <td>{grade}</td>
                <td className="number">
                  <Amount money={balance} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list !== null && list.cursor !== null && (
        <button type="button" className="button" onClick={() => void moreBorrowers(chosen.filter, asOf)}>
          {t('queue.more')}
        </button>
      )}
    </Section>
  );
}
