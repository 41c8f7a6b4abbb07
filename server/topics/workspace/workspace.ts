/** Scenes that investigators keep and share. Versions are appended; an archived workspace is one whose latest version says so. */
import { randomUUID } from 'node:crypto';
import type { Engine } from '../../../graph/engine/engine.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { Workspace } from '../../../graph/schema/workspace.ts';
import { type Order, type Page, type PageQuery, pageOf, sortedBy } from '../../paging.ts';
import { checkedContent, type SceneContent } from './content.ts';

const LONGEST_NAME = 200;

const latestSavedFirst: Order<Workspace> = { name: 'SAVED', key: ({ at, workspace }) => [-at, workspace] };

/** Who saves. */
export interface Author {
  readonly name: string;
  readonly isAdministrator: boolean;
}

export interface WorkspaceInput {
  /** The workspace to go on with; a new one when left out. */
  readonly id?: string;
  readonly name: string;
  readonly content: unknown;
}

export class Workspaces {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** One page of those that are not archived, latest saved first. O(versions). Errors: `pageOf`. */
  async page(query: PageQuery): Promise<Page<Workspace>> {
    const latest = new Map<string, Workspace>();
    for (const version of await this.#engine.store.list('workspace')) {
      const known = latest.get(version.workspace);
      if (known === undefined || known.version < version.version) latest.set(version.workspace, version);
    }
    const standing = [...latest.values()].filter(({ archived }) => !archived);
    return pageOf(sortedBy(standing, latestSavedFirst), latestSavedFirst, query);
  }

  /** The latest version of a workspace, or the one asked for; null when there is none. */
  async find(workspace: string, version?: number): Promise<Workspace | null> {
    const versions = await this.#engine.store.list('workspace', { where: { workspace } });
    if (version !== undefined) return versions.find((each) => each.version === version) ?? null;
    return versions.reduce<Workspace | null>((a, b) => (a === null || a.version < b.version ? b : a), null);
  }

  /**
   * What a version shows. An archived one shows what was kept last.
   *
   * @throws RingsightError NOT_FOUND when the store has lost it
   */
  async contentOf({ id }: Workspace): Promise<SceneContent> {
    const [kept] = await this.#engine.store.list('workspaceContent', { ids: [id] });
    if (kept === undefined) {
      throw new RingsightError('NOT_FOUND', `workspace ${id}`, 'its content is not there', 'Open an earlier version.');
    }
    return checkedContent(kept.content);
  }

  /**
   * Appends a version.
   *
   * @throws RingsightError NOT_FOUND and FORBIDDEN when it is nobody's or another's; BAD_REQUEST or LIMIT_EXCEEDED for a name or
   *   a content that cannot be kept; IDEMPOTENCY_CONFLICT when somebody saved the same version at the same moment
   */
  async save(input: WorkspaceInput, author: Author): Promise<Workspace> {
    const name = checkedName(input.name);
    const content = checkedContent(input.content);
    const before = input.id === undefined ? null : await this.#ownOf(input.id, author);
    return this.#append(
      { workspace: before?.workspace ?? randomUUID(), version: (before?.version ?? 0) + 1, name, archived: false },
      before?.owner ?? author.name,
      content,
    );
  }

  /** Appends a version that is archived. Errors: as `save`. */
  async archive(id: string, author: Author): Promise<Workspace> {
    const before = await this.#ownOf(id, author);
    if (before.archived) return before;
    const { workspace, version, name, owner } = before;
    const next = { workspace, version: version + 1, name, archived: true };
    return this.#append(next, owner, await this.contentOf(before));
  }

  async #append(
    version: Pick<Workspace, 'workspace' | 'version' | 'name' | 'archived'>,
    owner: string,
    content: SceneContent,
  ): Promise<Workspace> {
    const { store } = this.#engine;
    const { sequence } = await store.status();
    const id = `${version.workspace}.${version.version}`;
    const saved = { ...version, id, owner, at: Date.now(), nodes: content.nodes.length, snapshot: String(sequence) };
    // The content first: a version that is listed can be opened.
    await store.put('workspaceContent', [{ id, content }]);
    await store.put('workspace', [saved]);
    return saved;
  }

  async #ownOf(id: string, { name, isAdministrator }: Author): Promise<Workspace> {
    const found = await this.find(id);
    if (found === null) {
      throw new RingsightError('NOT_FOUND', `workspace ${id}`, 'there is none', 'Save it as a new one.');
    }
    if (found.owner !== name && !isAdministrator) {
      throw new RingsightError('FORBIDDEN', `workspace ${id}`, `it is that of ${found.owner}`, 'Save a copy of it.');
    }
    return found;
  }
}

function checkedName(given: string): string {
  const name = given.trim();
  if (name === '') throw new RingsightError('BAD_REQUEST', 'name', 'it is empty', 'Give the workspace a name.');
  if (name.length > LONGEST_NAME) {
    const why = `it has ${name.length} characters`;
    throw new RingsightError('LIMIT_EXCEEDED', 'name', why, `Use at most ${LONGEST_NAME}.`);
  }
  return name;
}
