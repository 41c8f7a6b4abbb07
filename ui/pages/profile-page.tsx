/** One party, whole: who it is, its risk and where that comes from, its group, its credit, its money and its history. */
import { useEffect } from 'react';
import { Amount, EntityLink, FailureNote, KindMark, Loading, Section } from '../components/basics.tsx';
import { type Step, Waterfall } from '../components/charts.tsx';
import { EntityRecord } from '../panels/entity-record.tsx';
import { FindingList } from '../panels/finding-list.tsx';
import { OwnershipSummary } from '../panels/ownership-summary.tsx';
import { PinButton } from '../panels/shelf.tsx';
import { type Entity, entityStore } from '../state/details.ts';
import { formatDay, formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { loadProfile, type Profile, profileStore } from '../state/pages.ts';
import { navigate, routeStore } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { Guarantees, Loans, Money, Pledges } from './profile-credit.tsx';
import { Events } from './profile-events.tsx';

const PARTY = /^(Enterprise|Person):/;

export function ProfilePage({ id }: { readonly id: string }) {
  const { t } = useLocale();
  const { asOf } = useStore(routeStore);
  const entity = useStore(entityStore);
  const profile = useStore(profileStore);
  const isParty = PARTY.test(id);
  useEffect(() => {
    void loadProfile(...(isParty ? ([id, asOf] as const) : ([null] as const)));
  }, [id, asOf, isParty]);
  if (entity.state === 'failed') return <FailureNote failure={entity.error} />;
  if (entity.state !== 'ready' || entity.value.id !== id) return <Loading />;
  return (
    <article className="profile" data-testid="profile">
      <Head entity={entity.value} profile={profile.state === 'ready' ? profile.value : null} />
      {!isParty && <p className="note">{t('profile.partiesOnly')}</p>}
      <div className="page-columns">
        <div>
          {entity.value.score != null && <Score score={entity.value.score} />}
          <Section title={t('entity.findings')} aside={entity.value.findings.totalCount}>
            {entity.value.findings.nodes.length === 0 ? (
              <p className="fine">{t('entity.noFindings')}</p>
            ) : (
              <FindingList findings={entity.value.findings.nodes} />
            )}
          </Section>
          {entity.value.kind === 'Enterprise' && <OwnershipSummary />}
          <EntityRecord entity={entity.value} />
        </div>
        {isParty && (
          <div>
            {profile.state === 'loading' && <Loading />}
            {profile.state === 'failed' && (
              <FailureNote failure={profile.error} onRetry={() => void loadProfile(id, asOf)} />
            )}
            {profile.state === 'ready' && <Facts profile={profile.value} />}
          </div>
        )}
      </div>
    </article>
  );
}

function Head({ entity, profile }: { readonly entity: Entity; readonly profile: Profile | null }) {
  const { t, language } = useLocale();
  const { id, kind, name, key, label, score } = entity;
  return (
    <header className="panel-head page-head">
      <KindMark kind={kind} size={34} />
      <div>
        <p className="overline">
          {label[language]}
          {profile !== null && ` · ${t('profile.asOf', { date: formatDay(profile.asOf) })}`}
        </p>
        <h2>{name}</h2>
        <p className="fine">
          <code>{key}</code>
        </p>
      </div>
      <PinButton entity={{ id, kind, name }} />
      {score != null && (
        <dl className={`key-figures grade-${score.grade}`}>
          <div>
            <dt>{t('entity.score')}</dt>
            <dd>
              {formatNumber(score.score, language, 0)} <span className="grade">{score.grade}</span>
            </dd>
          </div>
          {profile !== null && (
            <>
              <Figure title={t('profile.balance')} money={profile.exposure.balance} />
              <Figure title={t('profile.guaranteed')} money={profile.exposure.guarantees} />
              <Figure title={t('profile.groupExposure')} money={profile.group.exposure.total} />
            </>
          )}
        </dl>
      )}
    </header>
  );
}

function Figure({
  title,
  money,
}: {
  readonly title: string;
  readonly money: { readonly amount: string; readonly currency: string };
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Amount money={money} />
      </dd>
    </div>
  );
}

/** Where the score comes from, as a waterfall of its contributions. */
function Score({ score }: { readonly score: NonNullable<Entity['score']> }) {
  const { t, language } = useLocale();
  const { contributions, contributionCount, coverage } = score;
  const steps: readonly Step[] = contributions.map(({ type, text, portion, finding, party, signal }, i) => ({
    key: `${i}`,
    label: text[language],
    portion,
    className: `contribution-${type}`,
    onClick:
      finding != null
        ? () => navigate({ finding: finding.id, entity: null, page: null })
        : party != null
          ? () => navigate({ entity: party.id })
          : signal != null
            ? () => navigate({ entity: signal.id })
            : undefined,
  }));
  const left = contributionCount - contributions.length;
  return (
    <Section title={t('profile.whyScore')}>
      {steps.length === 0 ? (
        <p className="fine">{t('entity.noContributions')}</p>
      ) : (
        <Waterfall
          steps={steps}
          rest={left > 0 ? t('entity.moreContributions', { count: left }) : null}
          total={t('profile.scoreTotal', { score: formatNumber(score.score, language, 0) })}
        />
      )}
      <p className="fine">{t('entity.coverage', { ran: coverage.ran.length, noData: coverage.noData.length })}</p>
    </Section>
  );
}

function Facts({ profile }: { readonly profile: Profile }) {
  const { t } = useLocale();
  return (
    <>
      {!profile.complete && <p className="note">{t('profile.cut')}</p>}
      <Group profile={profile} />
      <Loans loans={profile.loans} />
      <Guarantees profile={profile} />
      <Pledges pledges={profile.pledges} />
      <Money months={profile.money} />
      <Events events={profile.events} />
    </>
  );
}

function Group({ profile }: { readonly profile: Profile }) {
  const { t } = useLocale();
  const { size, members } = profile.group;
  return (
    <Section title={t('profile.group')} aside={t('profile.members', { count: size })}>
      {size === 1 ? (
        <p className="fine">{t('profile.noGroup')}</p>
      ) : (
        <table className="sheet-table">
          <thead>
            <tr>
              <th>{t('profile.member')}</th>
              <th>{t('profile.joinedBy')}</th>
              <th className="number">{t('profile.exposure')}</th>
              <th className="number">{t('entity.score')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ entity, joinedBy, exposure }) => (
              <tr key={entity.id}>
                <td>
                  <EntityLink entity={entity} />
                </td>
                <td>
                  {joinedBy == null ? t('profile.top') : `${t(`rule.${joinedBy.rule}`)} · ${joinedBy.controller.name}`}
                </td>
                <td className="number">
                  <Amount money={exposure.total} />
                </td>
                <td className="number">
                  {entity.score == null ? '–' : `${Math.round(entity.score.score)} ${entity.score.grade}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
