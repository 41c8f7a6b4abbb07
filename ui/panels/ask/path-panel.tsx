import { useMemo } from 'react';
import { lineOfGroup } from '../../api/scene.ts';
import { Amount, EntityLink, FailureNote, Loading, Section } from '../../components/basics.tsx';
import { askPaths, showPaths } from '../../state/acts/ask.ts';
import { type PathAnswer, type PathQuestion, pathSearches, pathStore } from '../../state/ask.ts';
import { useLabel } from '../../state/catalogue.ts';
import { formatSpan } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { selectionStore, showTrail } from '../../state/selection.ts';
import { useStore } from '../../state/store.ts';

const HOPS = [1, 2, 3, 4, 5, 6, 8, 10];

/** Paths between entities: how they are looked for, what was found for each pair, and the paths themselves. */
export function PathPanel({ question }: { readonly question: PathQuestion }) {
  const { t } = useLocale();
  const remote = useStore(pathStore);
  const again = (change: Partial<PathQuestion>): void => askPaths(question.between, { ...question, ...change });
  return (
    <>
      <div className="ask-form">
        <label>
          {t('paths.search')}
          <select
            value={question.search}
            onChange={({ target }) => again({ search: pathSearches.find((one) => one === target.value) ?? 'shortest' })}
          >
            {pathSearches.map((search) => (
              <option key={search} value={search}>
                {t(`paths.${search}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('paths.maxHops')}
          <select value={question.maxHops} onChange={({ target }) => again({ maxHops: Number(target.value) })}>
            {HOPS.map((hops) => (
              <option key={hops} value={hops}>
                {hops}
              </option>
            ))}
          </select>
        </label>
        <label className="ask-check">
          <input
            type="checkbox"
            checked={question.byOwner}
            onChange={({ target }) => again({ byOwner: target.checked })}
          />
          {t('paths.byOwner')}
        </label>
      </div>
      <p className="fine">{t('paths.filter')}</p>
      {remote.state === 'loading' && <Loading />}
      {remote.state === 'failed' && <FailureNote failure={remote.error} onRetry={() => again({})} />}
      {remote.state === 'ready' && <Found answer={remote.value} />}
    </>
  );
}

function Found({ answer }: { readonly answer: PathAnswer }) {
  const { t } = useLocale();
  const names = useMemo(() => new Map(answer.nodes.map(({ entity }) => [entity.id, entity])), [answer]);
  const nameOf = (id: string): string => names.get(id)?.name ?? id;
  return (
    <>
      <ul className="pairs">
        {answer.pairs.map(({ from, to, reach, hops, noneWithin }) => (
          <li key={`${from} ${to}`} className={`reach-${reach}`}>
            {nameOf(from)} – {nameOf(to)}:{' '}
            <b>{t(`paths.reach.${reach}`, { hops: hops ?? '?', none: noneWithin ?? '?' })}</b>
          </li>
        ))}
      </ul>
      <Section
        title={t('paths.found')}
        aside={answer.complete ? answer.paths.length : t('paths.more', { count: answer.paths.length })}
      >
        {answer.paths.length > 1 && (
          <button type="button" className="button" onClick={() => void showPaths(answer)}>
            {t('paths.showAll')}
          </button>
        )}
        <ol className="paths" data-testid="paths">
          {answer.paths.map((path) => (
            <PathRow key={path.nodes.join('>') + path.kinds.join()} path={path} answer={answer} names={names} />
          ))}
        </ol>
      </Section>
    </>
  );
}

type Path = PathAnswer['paths'][number];

function PathRow({
  path,
  answer,
  names,
}: {
  readonly path: Path;
  readonly answer: PathAnswer;
  readonly names: ReadonlyMap<string, PathAnswer['nodes'][number]['entity']>;
}) {
  const { t, language } = useLocale();
  const label = useLabel();
  const kindsOf = (ids: readonly string[]): string =>
    [...new Set(answer.edges.filter(({ id }) => ids.includes(id)).map(({ kind }) => label(kind)))].join(', ');
  const preview = (on: boolean): void => {
    const steps = new Set(path.steps.flatMap(({ edges }) => edges));
    const lines = answer.edges.filter(({ id }) => steps.has(id)).map((edge) => lineOfGroup(edge).id);
    const trail = on ? { nodes: new Set(path.nodes), edges: new Set(lines) } : null;
    selectionStore.update((selection) => showTrail(selection, trail));
  };
  const when = formatSpan(
    path.first == null ? null : Date.parse(path.first),
    path.last == null ? null : Date.parse(path.last),
  );
  return (
    <li onMouseEnter={() => preview(true)} onMouseLeave={() => preview(false)}>
      <div className="path-steps">
        {path.nodes.map((id, i) => (
          <span key={id}>
            {i > 0 && <em> — {kindsOf(path.steps[i - 1]?.edges ?? [])} — </em>}
            <EntityLink entity={names.get(id) ?? { id, kind: id.slice(0, id.indexOf(':')), name: id }} />
          </span>
        ))}
      </div>
      <p className="fine">
        {t('paths.hops', { count: path.hops })}
        {path.amount != null && (
          <>
            {' · '}
            <Amount money={path.amount} />
          </>
        )}
        {when !== '' && ` · ${when}`}{' '}
        <button type="button" className="text-link" lang={language} onClick={() => void showPaths(answer, [path])}>
          {t('paths.show')}
        </button>
      </p>
    </li>
  );
}
