/** What a note is about, in words. */
import { useLabel } from './catalogue.ts';
import { type Translate, useLocale } from './locale.ts';
import { historyStore } from './scene/history.ts';
import type { NoteAnchor, SceneNode } from './scene/model.ts';
import { useSelected } from './store.ts';

interface Names {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly label: (id: string) => string;
  readonly t: Translate;
}

/** An entity by its name, a finding by its detector's title. */
export function noteTitle(anchor: NoteAnchor, { nodes, label, t }: Names): string {
  switch (anchor.type) {
    case 'plane':
      return t('note.free');
    case 'node':
      return nodes.get(anchor.id)?.label || anchor.id;
    case 'finding':
      return t('note.finding', { title: label(anchor.id.slice(0, anchor.id.indexOf(':'))) });
  }
}

export function useNoteTitle(anchor: NoteAnchor): string {
  const { t } = useLocale();
  const label = useLabel();
  const nodes = useSelected(historyStore, ({ scene }) => scene.nodes);
  return noteTitle(anchor, { nodes, label, t });
}
