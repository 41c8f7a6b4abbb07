import { useMemo } from 'react';
import type { OpenMenu } from '../../canvas/menu.ts';
import { KindMark } from '../../components/basics.tsx';
import { chooseNodes, openNode, toggleNode } from '../../state/acts/select.ts';
import { useLabel } from '../../state/catalogue.ts';
import { useLocale } from '../../state/locale.ts';
import { usePicture } from '../../state/picture.ts';
import { navigate } from '../../state/route.ts';
import type { SceneNode } from '../../state/scene/model.ts';
import { lineCounts } from '../../state/scene/picture.ts';
import { selectionStore } from '../../state/selection.ts';
import { useSelected } from '../../state/store.ts';
import type { Column } from '../../state/table.ts';
import type { How } from './grid-props.ts';
import { Sheet } from './sheet.tsx';

/** What is drawn, entity by entity; groups are rows of their own. */
export function NodesTab({ onMenu }: { readonly onMenu: OpenMenu }) {
  const { t } = useLocale();
  const picture = usePicture();
  const chosen = useSelected(selectionStore, (selection) => selection.nodes);
  const columns = useNodeColumns();
  const rows = useMemo(() => [...picture.nodes.values()], [picture.nodes]);
  return (
    <Sheet
      name="ringsight-entities"
      label={t('table.nodes')}
      columns={columns}
      rows={rows}
      sorting={{ column: 'kind', descending: false }}
      isSelected={({ id }) => chosen.has(id)}
      selection={chosen}
      onChoose={choose}
      onOpen={({ id, members }) => (members === undefined ? navigate({ entity: id, page: 'profile' }) : openNode(id))}
      onMenu={({ id }, at) => onMenu({ node: id, ...at })}
      mark={({ kind }) => <KindMark kind={kind} size={14} />}
      empty={t('table.empty')}
    />
  );
}

function choose(nodes: readonly SceneNode[], how: How): void {
  const [sole, ...others] = nodes;
  if (sole === undefined) return;
  if (how === 'toggle') toggleNode(sole.id);
  else if (how === 'only' && others.length === 0) openNode(sole.id);
  else
    chooseNodes(
      nodes.map(({ id }) => id),
      how === 'add',
    );
}

function useNodeColumns(): readonly Column<SceneNode>[] {
  const { t } = useLocale();
  const label = useLabel();
  const picture = usePicture();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `label` changes with the language, as `t` does
  return useMemo(() => {
    const drawn = lineCounts(picture);
    const severity = ({ severity: value }: SceneNode): string => (value === null ? '' : value.toFixed(2));
    return [
      {
        id: 'name',
        title: t('table.name'),
        text: ({ kind, label: name, members }) => (members === undefined ? name : `${label(kind)} ×${members.length}`),
      },
      { id: 'kind', title: t('table.kind'), width: 86, text: ({ kind }) => label(kind) },
      {
        id: 'id',
        title: t('table.id'),
        text: ({ id, kind, members }) => (members === undefined ? id.slice(kind.length + 1) : ''),
        value: ({ id }) => id,
      },
      {
        id: 'score',
        title: t('table.score'),
        width: 92,
        numeric: true,
        text: ({ score }) => (score === null ? '' : String(Math.round(score))),
        key: ({ score }) => score,
        value: ({ score }) => score,
      },
      {
        id: 'severity',
        title: t('finding.severity'),
        width: 78,
        numeric: true,
        text: severity,
        key: (node) => node.severity,
      },
      {
        id: 'lines',
        title: t('table.lines'),
        width: 76,
        numeric: true,
        text: ({ id, lines }) => `${drawn.get(id) ?? 0}${lines === null ? '' : ` / ${lines}`}`,
        key: ({ id }) => drawn.get(id) ?? 0,
        value: ({ id }) => drawn.get(id) ?? 0,
      },
      {
        id: 'flags',
        title: t('table.flags'),
        width: 84,
        text: ({ flags }) => (flags.length === 0 ? '' : t('table.flagCount', { count: flags.length })),
        key: ({ flags }) => flags.length || null,
        value: ({ flags }) => flags.join(' '),
      },
    ];
  }, [picture, label]);
}
