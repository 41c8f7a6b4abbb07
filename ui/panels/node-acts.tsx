/** What can be done with the nodes that are chosen, as buttons: in the menu, the entity's panel and the selection's. */
import { Icon, type IconName } from '../components/icon.tsx';
import { askComparison, askPaths, askTree, showCircle, showCommon } from '../state/acts/ask.ts';
import { foldNeighbours, hideNodes, isolate, toggleFold, togglePins } from '../state/acts/edit.ts';
import { collapse, expand } from '../state/acts/expand.ts';
import { beginNote } from '../state/acts/note.ts';
import { openNeighbourhood } from '../state/acts/open.ts';
import { openNode, selectRelated } from '../state/acts/select.ts';
import { useLocale, type Word } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { navigate } from '../state/route.ts';

interface Act {
  readonly icon: IconName;
  readonly word: Word;
  readonly key?: string;
  run(): void;
}

/** Kinds that own, guarantee and are owned. */
const isParty = (id: string): boolean => id.startsWith('Enterprise:') || id.startsWith('Person:');

/** The menu may be that of an entity that is not selected. */
const writeOn = (id: string): void => {
  openNode(id);
  beginNote();
};

export function NodeActs({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone?: () => void }) {
  const { t } = useLocale();
  const picture = usePicture();
  const drawn = ids.filter((id) => picture.nodes.has(id));
  const [sole] = ids;
  const isGroup = sole !== undefined && picture.nodes.get(sole)?.members !== undefined;
  const single = ids.length === 1 && sole !== undefined;
  const acts: readonly (Act | false)[] = [
    single &&
      drawn.length === 1 &&
      !isGroup && { icon: 'expand', word: 'act.expand', key: '⇧E', run: () => void expand(sole) },
    single &&
      !isGroup && {
        icon: 'around',
        word: 'act.around',
        run: () => {
          navigate({ finding: null, entity: sole });
          void openNeighbourhood(sole);
        },
      },
    single &&
      !isGroup && { icon: 'page', word: 'profile.open', run: () => navigate({ entity: sole, page: 'profile' }) },
    drawn.length > 0 && { icon: 'collapse', word: 'act.collapse', key: 'C', run: () => collapse(drawn) },
    drawn.length > 0 && { icon: 'isolate', word: 'act.isolate', key: '⇧H', run: () => isolate(drawn) },
    drawn.length > 0 && { icon: 'hide', word: 'act.hide', key: 'H', run: () => hideNodes(drawn) },
    drawn.length > 0 && {
      icon: 'pin',
      word: drawn.every((id) => picture.pinned.has(id)) ? 'act.unpin' : 'act.pin',
      key: 'X',
      run: () => togglePins(drawn),
    },
    single && drawn.length === 1 && !isGroup && { icon: 'note', word: 'act.write', key: 'A', run: () => writeOn(sole) },
    (isGroup || drawn.length > 1) && {
      icon: 'group',
      word: isGroup ? 'act.unfold' : 'act.fold',
      key: 'G',
      run: () => toggleFold(drawn),
    },
    single &&
      drawn.length === 1 &&
      !isGroup && { icon: 'group', word: 'act.foldNeighbours', key: '⇧G', run: () => foldNeighbours(sole) },
    drawn.length > 1 && { icon: 'select', word: 'act.related', key: 'R', run: selectRelated },
    drawn.length > 1 && { icon: 'path', word: 'act.paths', key: 'P', run: () => askPaths(drawn) },
    drawn.length > 1 && { icon: 'common', word: 'act.common', key: 'N', run: () => void showCommon(drawn) },
    single && isParty(sole) && { icon: 'tree', word: 'act.tree', key: 'O', run: () => void askTree(sole) },
    single && isParty(sole) && { icon: 'ring', word: 'act.circle', key: 'W', run: () => void showCircle(sole) },
    drawn.length > 0 && { icon: 'compare', word: 'act.compare', key: 'D', run: () => askComparison() },
  ];
  return (
    <div className="acts">
      {acts.map(
        (act) =>
          act !== false && (
            <button
              key={act.word}
              type="button"
              className="button"
              title={act.key === undefined ? undefined : `${t(act.word)} (${act.key})`}
              onClick={() => {
                onDone?.();
                act.run();
              }}
            >
              <Icon name={act.icon} size={14} />
              {t(act.word)}
            </button>
          ),
      )}
    </div>
  );
}
