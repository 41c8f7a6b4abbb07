import { describe, expect, it } from 'vitest';
import { emptyHistory, type History, record } from '../../ui/state/scene/history.ts';
import { edge, node, show } from '../../ui/state/scene/testing.ts';
import { contentOf } from '../../ui/state/workspace/content.ts';
import { startApi } from './api.ts';

const { ask, codeOf, services } = startApi();

/** What the explorer itself would save: two entities of which one is not in the data, and every kind of step. */
const history = (
  [
    show([node('Enterprise:R0'), node('Enterprise:gone')], [edge('Enterprise:R0', 'Enterprise:gone')], {
      replace: true,
    }),
    { type: 'place', cause: 'move', positions: [['Enterprise:R0', { x: 3, y: 4 }]] },
    { type: 'pin', nodes: ['Enterprise:R0'], pinned: false },
    {
      type: 'split',
      line: 'guarantees Enterprise:R0 Enterprise:gone',
      rows: [edge('Enterprise:R0', 'Enterprise:gone')],
    },
    { type: 'join', lines: ['guarantees Enterprise:R0 Enterprise:gone'] },
    { type: 'fold', groups: [{ id: 'group:1', members: ['Enterprise:R0', 'Enterprise:gone'] }] },
    { type: 'unfold', groups: ['group:1'] },
    { type: 'hide', cause: 'hide', nodes: ['Enterprise:R0'] },
    { type: 'unhide', nodes: ['Enterprise:R0'] },
    {
      type: 'note',
      cause: 'write',
      note: { id: 'note:1', text: '<b>"', anchor: { type: 'node', id: 'Enterprise:R0', off: { x: 1, y: 2 } } },
    },
    {
      type: 'note',
      cause: 'write',
      note: { id: 'note:2', text: 'free', anchor: { type: 'plane', at: { x: 1, y: 2 } } },
    },
    { type: 'erase', notes: ['note:2'] },
    { type: 'filter', change: { window: [1, 2], outside: 'dim' } },
  ] as const
).reduce<History>((before, event) => record(before, event as Parameters<typeof record>[1]), emptyHistory);
const content = JSON.parse(JSON.stringify(contentOf(history, '2025-05-31', null))) as Record<string, unknown>;

const FIELDS = 'id version name owner own archived nodeCount snapshot content missing';
const SAVE = `mutation ($input: SaveWorkspaceInput!) { saveWorkspace(input: $input) { ${FIELDS} } }`;
const ARCHIVE = 'mutation ($id: ID!) { archiveWorkspace(id: $id) { version archived } }';
const OPEN = `query ($id: ID!, $version: Int) { workspace(id: $id, version: $version) { ${FIELDS} } }`;

interface Saved {
  readonly id: string;
  readonly version: number;
}
const save = async (input: Readonly<Record<string, unknown>>): Promise<Saved> => {
  const { data, errors } = await ask(SAVE, { input: { content, ...input } });
  expect(errors).toBeUndefined();
  return (data as { saveWorkspace: Saved }).saveWorkspace;
};
const listed = async (): Promise<readonly string[]> => {
  const { data } = await ask('{ workspaces { nodes { name } } }');
  return (data as { workspaces: { nodes: { name: string }[] } }).workspaces.nodes.map(({ name }) => name);
};

describe('a workspace', () => {
  it('is saved, opened by its id, and says what is no longer in the data', async () => {
    const { id } = await save({ name: ' 鑫隆 ' });
    const { data } = await ask(OPEN, { id });
    expect((data as { workspace: unknown }).workspace).toEqual({
      id,
      version: 1,
      name: '鑫隆',
      owner: 'local',
      own: true,
      archived: false,
      nodeCount: 2,
      snapshot: String((await services().store.status()).sequence),
      content,
      missing: ['Enterprise:gone'],
    });
  });

  it('is kept from before there were notes', async () => {
    const { notes: _, ...base } = content.base as Record<string, unknown>;
    const { id } = await save({ name: 'old', content: { ...content, base, steps: [] } });
    expect((await ask(OPEN, { id })).data).toMatchObject({ workspace: { content: { base: { notes: [] } } } });
  });

  it('keeps every version; archiving takes it off the list and saving brings it back', async () => {
    const { id } = await save({ name: 'one' });
    expect(await save({ id, name: 'two' })).toMatchObject({ id, version: 2 });
    expect(await listed()).toContain('two');
    expect(await listed()).not.toContain('one');
    expect((await ask(OPEN, { id, version: 1 })).data).toMatchObject({ workspace: { name: 'one', version: 1 } });
    expect((await ask(ARCHIVE, { id })).data).toEqual({ archiveWorkspace: { version: 3, archived: true } });
    expect((await ask(ARCHIVE, { id })).data).toEqual({ archiveWorkspace: { version: 3, archived: true } });
    expect(await listed()).not.toContain('two');
    expect((await ask(OPEN, { id })).data).toMatchObject({ workspace: { archived: true, content } });
    await save({ id, name: 'three' });
    expect(await listed()).toContain('three');
  });

  it('is gone on with by its owner alone', async () => {
    const { id } = await save({ name: 'mine' });
    const other = { name: 'other', isAdministrator: false };
    await expect(services().workspaces.save({ id, name: 'theirs', content }, other)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(services().workspaces.archive(id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await services().workspaces.save({ name: 'copy', content }, other)).toMatchObject({
      owner: 'other',
      version: 1,
    });
  });

  it('is refused when two save the same version', async () => {
    const { id } = await save({ name: 'race' });
    const caller = { name: 'local', isAdministrator: false };
    const both = ['a', 'b'].map((name) =>
      services().workspaces.save({ id, name, content: { ...content, finding: name } }, caller),
    );
    const outcomes = await Promise.allSettled(both);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    const saved = outcomes.length - refused.length;
    expect(await services().workspaces.find(id)).toMatchObject({ version: 1 + saved });
  });
});

describe('a content that is not one', () => {
  const base = content.base as Record<string, unknown>;
  const noted = (note: object) => ({ ...content, base: { ...base, notes: [note] } });
  const free = { id: 'n', text: 't', anchor: { type: 'plane', at: { x: 0, y: 0 } } };
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'scene'],
    ['a later format', { ...content, format: 2 }],
    ['a field too many', { ...content, script: 'alert(1)' }],
    ['a bad date', { ...content, asOf: '2025-02-31' }],
    ['a node without a name', { ...content, base: { ...base, nodes: [{ id: 'a' }] } }],
    ['an unknown step', { ...content, steps: [{ type: 'run', code: '1' }] }],
    ['a note too long', noted({ ...free, text: 'x'.repeat(2_001) })],
    ['a note of nothing', noted({ ...free, text: '' })],
    ['a note with markup beside its text', noted({ ...free, html: '<b>' })],
    ['a note that stands nowhere', noted({ ...free, anchor: { type: 'plane', at: { x: '0', y: 0 } } })],
    ['too many notes', { ...content, base: { ...base, notes: Array(201).fill(free) } }],
    ['a place that is none', { ...content, base: { ...base, positions: [['a', { x: '1', y: 2 }]] } }],
  ])('is refused: %s', async (_, bad) => {
    expect(await codeOf(SAVE, { input: { name: 'bad', content: bad } })).toBe('BAD_REQUEST');
  });

  it('is refused for its size', async () => {
    const large = { ...content, nodes: Array.from({ length: 5_001 }, (_, i) => `Enterprise:${i}`) };
    expect(await codeOf(SAVE, { input: { name: 'large', content: large } })).toBe('BAD_REQUEST');
    const long = { ...content, base: { ...base, subjects: ['x'.repeat(900_000)] } };
    expect(await codeOf(SAVE, { input: { name: 'long', content: long } })).toBe('LIMIT_EXCEEDED');
  });

  it.each([
    ['', 'BAD_REQUEST'],
    ['  ', 'BAD_REQUEST'],
    ['x'.repeat(201), 'LIMIT_EXCEEDED'],
  ])('has a name: %j', async (name, code) => {
    expect(await codeOf(SAVE, { input: { name, content } })).toBe(code);
  });

  it('is not found under an id of nobody', async () => {
    expect(await codeOf(SAVE, { input: { id: 'none', name: 'n', content } })).toBe('NOT_FOUND');
    expect(await codeOf(ARCHIVE, { id: 'none' })).toBe('NOT_FOUND');
    expect((await ask(OPEN, { id: 'none' })).data).toEqual({ workspace: null });
  });
});
