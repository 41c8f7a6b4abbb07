/** Workspaces on the server: their list, and saving, opening and archiving them. */
import { request } from '../../api/client.ts';
import {
  archiveWorkspaceDocument,
  saveWorkspaceDocument,
  workspaceDocument,
  workspacesDocument,
} from '../../api/workspace-documents.ts';
import type { WorkspacesQuery } from '../../generated/graphql.ts';
import { asked } from '../acts/fetch.ts';
import { opening } from '../acts/opening.ts';
import { loader } from '../details.ts';
import { announce, noticeStore, pending } from '../notice.ts';
import { emptyRoute, formatRoute, navigate, routeStore } from '../route.ts';
import { historyStore, sceneNow } from '../scene/history.ts';
import { clearSelection, selectionStore } from '../selection.ts';
import { createStore, idle, type Remote } from '../store.ts';
import { type Content, contentOf, historyOf, MOST_NODES } from './content.ts';
import { currentStore } from './current.ts';

export type WorkspaceList = WorkspacesQuery['workspaces'];

export const workspacesStore = createStore<Remote<WorkspaceList>>(idle);
/** Whether the sheet with all of this is open. */
export const workSheetStore = createStore(false);

export const loadWorkspaces = loader(
  workspacesStore,
  async (signal, after: string | undefined) => (await request(workspacesDocument, { after }, signal)).workspaces,
);

export function showWork(): void {
  workSheetStore.update(() => true);
  void loadWorkspaces(undefined);
}

export const hideWork = (): void => workSheetStore.update(() => false);

/** Whether the scene is small enough to be kept. */
export const canBeKept = (): boolean => sceneNow().nodes.size > 0 && sceneNow().nodes.size <= MOST_NODES;

/** What there is to keep now. */
export function contentNow(): Content {
  const { asOf, finding } = routeStore.get();
  return contentOf(historyStore.get(), asOf, finding);
}

/** Keeps the scene as the next version of the open workspace, or as a new one. */
export async function saveWorkspace(name: string, as: 'next' | 'new'): Promise<void> {
  const current = currentStore.get();
  const id = as === 'next' && current?.own === true ? current.id : null;
  const content = contentNow();
  const { saveWorkspace: saved } = await request(saveWorkspaceDocument, { input: { id, name, content } });
  currentStore.update(() => ({ ...saved, finding: content.finding }));
  navigate({ workspace: saved.id }, 'replace');
  announce('said.saved', { name: saved.name, version: saved.version });
  void loadWorkspaces(undefined);
}

/** Puts a workspace on the canvas with its log, its date and its finding, and says what of it has vanished from the data. */
export function openWorkspace(id: string): Promise<void> {
  const mine = opening.begin();
  return pending(async () => {
    const answer = await asked(() => request(workspaceDocument, { id }));
    if (answer === null || !opening.isCurrent(mine)) return;
    const { workspace } = answer;
    if (workspace == null) {
      noticeStore.update((notice) => ({ ...notice, failure: { code: 'NOT_FOUND', message: '' } }));
      return;
    }
    const { name, own, version, missing } = workspace;
    const content = workspace.content as Content;
    show(content, { id, name, own, version });
    const gone = missing.map((each) => sceneNow().nodes.get(each)?.label ?? each);
    noticeStore.update((notice) => ({
      ...notice,
      cut:
        gone.length === 0
          ? null
          : { word: 'cut.vanished', values: { count: gone.length, names: gone.slice(0, 5).join(' · ') } },
    }));
    announce('said.opened', { name });
  });
}

/** Puts kept work on the canvas. */
export function show(
  content: Content,
  work: { readonly id: string | null; readonly name: string; readonly own: boolean; readonly version: number },
): void {
  selectionStore.update(clearSelection);
  historyStore.update(() => historyOf(content));
  currentStore.update(() => ({ ...work, finding: content.finding }));
  navigate({ workspace: work.id, finding: content.finding, asOf: content.asOf, entity: null, page: null }, 'replace');
}

/** Takes a workspace off the list; its link still opens it. */
export async function archiveWorkspace(id: string): Promise<void> {
  await request(archiveWorkspaceDocument, { id });
  announce('said.archived');
  await loadWorkspaces(undefined);
}

/** The address that opens a workspace for a colleague. */
export const linkTo = (id: string): string =>
  location.origin + location.pathname + formatRoute({ ...emptyRoute, workspace: id });
