/** What a party owes and guarantees, what secures that, and its money month by month. */
import { Amount, EntityLink, Section } from '../components/basics.tsx';
import { type Month, MonthChart } from '../components/charts.tsx';
import { formatDay, minorUnits } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import type { Profile } from '../state/pages.ts';

interface PropertyOf {
  readonly of: Profile['loans'][number] | Profile['pledges'][number]['collateral'];
  readonly name: string;
}

/** What the data says of a property; a dash where it says nothing. */
function Value({ of, name }: PropertyOf) {
  const { language } = useLocale();
  return <>{of.properties.find((property) => property.name === name)?.text[language] ?? '–'}</>;
}

/** An amount that the data gives as a property, said as other amounts are. */
function MoneyValue({ of, name }: PropertyOf) {
  const value = of.properties.find((property) => property.name === name)?.value;
  return <Amount money={value === undefined ? null : { amount: String(value), currency: 'CNY' }} />;
}

export function Loans({ loans }: { readonly loans: Profile['loans'] }) {
  const { t } = useLocale();
  return (
    <Section title={t('profile.loans')} aside={loans.length}>
      {loans.length === 0 ? (
        <p className="fine">{t('profile.noLoans')}</p>
      ) : (
        <table className="sheet-table">
          <thead>
            <tr>
              <th>{t('profile.loan')}</th>
              <th>{t('profile.maturesOn')}</th>
              <th>{t('profile.status')}</th>
              <th className="number">{t('profile.dpd')}</th>
              <th className="number">{t('profile.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {loans.map((loan) => (
              <tr key={loan.id}>
                <td>
                  <EntityLink entity={loan} />
                </td>
                <td>
                  <Value of={loan} name="maturesOn" />
                </td>
                <td>
                  <Value of={loan} name="status" />
                </td>
                <td className="number">
                  <Value of={loan} name="dpd" />
                </td>
                <td className="number">
                  <MoneyValue of={loan} name="balance" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export function Guarantees({ profile }: { readonly profile: Profile }) {
  const { t } = useLocale();
  const { guaranteesGiven, guaranteesReceived } = profile;
  const rows = [
    ...guaranteesGiven.map((relation) => ({ relation, other: relation.to, word: t('profile.for') })),
    ...guaranteesReceived.map((relation) => ({ relation, other: relation.from, word: t('profile.by') })),
  ];
  return (
    <Section title={t('profile.guarantees')} aside={`${guaranteesGiven.length} / ${guaranteesReceived.length}`}>
      {rows.length === 0 ? (
        <p className="fine">{t('profile.noGuarantees')}</p>
      ) : (
        <table className="sheet-table">
          <tbody>
            {rows.map(({ relation, other, word }) => (
              <tr key={`${relation.id} ${word}`}>
                <td className="muted">{word}</td>
                <td>
                  <EntityLink entity={other} />
                </td>
                <td className="number">
                  <Amount money={relation.amount} />
                </td>
                <td>{relation.validTo == null ? '' : t('profile.until', { date: formatDay(relation.validTo) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export function Pledges({ pledges }: { readonly pledges: Profile['pledges'] }) {
  const { t } = useLocale();
  return (
    <Section title={t('profile.pledges')} aside={pledges.length}>
      {pledges.length === 0 ? (
        <p className="fine">{t('profile.noPledges')}</p>
      ) : (
        <table className="sheet-table">
          <thead>
            <tr>
              <th>{t('profile.asset')}</th>
              <th>{t('profile.loan')}</th>
              <th className="number">{t('profile.secured')}</th>
              <th className="number">{t('profile.value')}</th>
            </tr>
          </thead>
          <tbody>
            {pledges.map(({ relation, collateral, loan }) => (
              <tr key={relation.id}>
                <td>
                  <EntityLink entity={collateral} />
                </td>
                <td>
                  <EntityLink entity={loan} />
                </td>
                <td className="number">
                  <Amount money={relation.amount} />
                </td>
                <td className="number">
                  <MoneyValue of={collateral} name="appraisedValue" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export function Money({ months }: { readonly months: Profile['money'] }) {
  const { t } = useLocale();
  const of = (money: { readonly amount: string }): number => minorUnits(money) ?? 0;
  const drawn: readonly Month[] = months.map(({ month, received, paid, receivedFromGroup, paidToGroup }) => ({
    name: formatDay(month).slice(0, 7),
    above: of(received),
    aboveInner: of(receivedFromGroup),
    below: of(paid),
    belowInner: of(paidToGroup),
  }));
  return (
    <Section title={t('profile.money')}>
      {drawn.length === 0 ? (
        <p className="fine">{t('profile.noMoney')}</p>
      ) : (
        <MonthChart
          months={drawn}
          words={{
            above: t('profile.received'),
            below: t('profile.paid'),
            inner: t('profile.withinGroup'),
            month: t('profile.month'),
          }}
        />
      )}
    </Section>
  );
}
