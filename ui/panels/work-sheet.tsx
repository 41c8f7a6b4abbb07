/** Keeping work and coming back to it: save, share by a link, open, archive, and play the log. */
import { useState } from 'react';
import { FailureNote, Loading } from '../components/basics.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { toggleReplay } from '../state/acts/replay.ts';
import { failureOf } from '../state/failure.ts';
import { formatTime } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { navigate } from '../state/route.ts';
import { historyStore } from '../state/scene/history.ts';
import { type Failure, shown, useSelected, useStore } from '../state/store.ts';
import { MOST_NODES } from '../state/workspace/content.ts';
import { currentStore } from '../state/workspace/current.ts';
import {
  archiveWorkspace,
  canBeKept,
  hideWork,
  linkTo,
  loadWorkspaces,
  saveWorkspace,
  type WorkspaceList,
  workSheetStore,
  workspacesStore,
} from '../state/workspace/saved.ts';

export function WorkSheet() {
  const { t } = useLocale();
  if (!useStore(workSheetStore)) return null;
  return (
    <Dialog title={t('work.title')} onClose={hideWork}>
      <div className="work">
        <Keep />
        <Kept />
      </div>
    </Dialog>
  );
}

/** The scene of the moment: its name, its saving, its link. */
function Keep() {
  const { t } = useLocale();
  const current = useStore(currentStore);
  const steps = useSelected(historyStore, ({ cursor }) => cursor);
  const nodes = useSelected(historyStore, ({ scene }) => scene.nodes.size);
  const [name, setName] = useState(current?.name ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const goesOn = current?.own === true && current.id !== null;
  const save = (as: 'next' | 'new'): void => {
    setFailure(null);
    saveWorkspace(name.trim(), as).catch((error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <form
      className="work-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && canBeKept()) save('next');
      }}
    >
      <label>
        <span>{t('work.name')}</span>
        <input
          value={name}
          maxLength={200}
          // biome-ignore lint/a11y/noAutofocus: a dialog opens with its first field in focus
          autoFocus
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <div className="work-acts">
        <button type="submit" className="button button-primary" disabled={name.trim() === '' || !canBeKept()}>
          {goesOn ? t('work.saveVersion', { version: current.version + 1 }) : t('work.save')}
        </button>
        {goesOn && (
          <button type="button" className="button" disabled={name.trim() === ''} onClick={() => save('new')}>
            {t('work.saveCopy')}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={steps === 0}
          onClick={() => {
            hideWork();
            toggleReplay();
          }}
        >
          <Icon name="play" size={13} />
          {t('work.replay', { steps })}
        </button>
      </div>
      {nodes === 0 && <p className="fine">{t('work.nothing')}</p>}
      {nodes > MOST_NODES && <p className="field-error">{t('work.tooLarge', { nodes: MOST_NODES })}</p>}
      {failure !== null && <FailureNote failure={failure} />}
      {current !== null && current.id !== null && <Link id={current.id} />}
    </form>
  );
}

function Link({ id }: { readonly id: string }) {
  const { t } = useLocale();
  const [copied, setCopied] = useState(false);
  const link = linkTo(id);
  return (
    <div className="work-link">
      <label>
        <span>{t('work.link')}</span>
        <input readOnly value={link} data-testid="link" onFocus={({ target }) => target.select()} />
      </label>
      <button
        type="button"
        className="button"
        onClick={() => void navigator.clipboard?.writeText(link).then(() => setCopied(true))}
      >
        {t(copied ? 'work.copied' : 'work.copy')}
      </button>
    </div>
  );
}

/** Those on the server, the latest first. */
function Kept() {
  const { t } = useLocale();
  const remote = useStore(workspacesStore);
  const list = shown(remote);
  return (
    <section>
      <h3>{t('work.list')}</h3>
      {remote.state === 'failed' && (
        <FailureNote failure={remote.error} onRetry={() => void loadWorkspaces(undefined)} />
      )}
      {remote.state === 'loading' && <Loading />}
      {list?.nodes.length === 0 && <p className="fine">{t('work.none')}</p>}
      <ul className="plain work-list" data-testid="workspaces">
        {list?.nodes.map((workspace) => (
          <Row key={workspace.id} workspace={workspace} />
        ))}
      </ul>
      {list !== undefined && list.totalCount > list.nodes.length && (
        <p className="fine">{t('queue.count', { shown: list.nodes.length, total: list.totalCount })}</p>
      )}
    </section>
  );
}

function Row({ workspace }: { readonly workspace: WorkspaceList['nodes'][number] }) {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id, name, owner, own, version, savedAt, nodeCount } = workspace;
  return (
    <li>
      <button
        type="button"
        className="work-open"
        onClick={() => {
          hideWork();
          currentStore.update(() => null);
          navigate({ workspace: null }, 'replace');
          navigate({ workspace: id });
        }}
      >
        <b>{name}</b>
        <span className="fine">
          {t('work.row', { owner, version, nodes: nodeCount })} · {formatTime(savedAt)}
        </span>
      </button>
      {own && (
        <button
          type="button"
          className="button"
          aria-label={t('work.archiveOne', { name })}
          onClick={() => archiveWorkspace(id).catch((error: unknown) => setFailure(failureOf(error)))}
        >
          {t('work.archive')}
        </button>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </li>
  );
}
