import { useMemo } from 'react';
import { openEdge } from '../../state/acts/select.ts';
import { useLabel } from '../../state/catalogue.ts';
import { formatDay, formatExactMoney, formatNumber, formatShare } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { pictureNow, usePicture } from '../../state/picture.ts';
import type { SceneEdge } from '../../state/scene/model.ts';
import { lightUp, selectionStore, showTrail } from '../../state/selection.ts';
import { useSelected } from '../../state/store.ts';
import type { Column } from '../../state/table.ts';
import type { How } from './grid-props.ts';
import { isoTime, majorUnits, Sheet } from './sheet.tsx';

/** What is drawn, line by line. Several that are chosen are lit up on the canvas. */
export function EdgesTab() {
  const { t } = useLocale();
  const picture = usePicture();
  const edge = useSelected(selectionStore, (selection) => selection.edge);
  const trail = useSelected(selectionStore, (selection) => selection.trail);
  const columns = useEdgeColumns();
  const rows = useMemo(() => [...picture.edges.values()], [picture.edges]);
  return (
    <Sheet
      name="ringsight-relations"
      label={t('table.edges')}
      columns={columns}
      rows={rows}
      sorting={{ column: 'kind', descending: false }}
      isSelected={({ id }) => id === edge || trail?.edges.has(id) === true}
      selection={trail ?? edge}
      onChoose={choose}
      onOpen={({ id }) => openEdge(id)}
      amountOf={({ amount }) => amount}
      empty={t('table.empty')}
    />
  );
}

function choose(edges: readonly SceneEdge[], how: How): void {
  const [sole, ...others] = edges;
  if (sole === undefined) return;
  if (how === 'only' && others.length === 0) {
    selectionStore.update((selection) => showTrail(selection, null));
    openEdge(sole.id);
  } else selectionStore.update((selection) => lightUp(selection, edges, how, pictureNow().edges));
}

function useEdgeColumns(): readonly Column<SceneEdge>[] {
  const { t, language } = useLocale();
  const label = useLabel();
  const { nodes } = usePicture();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `label` changes with the language, as `t` does
  return useMemo(() => {
    const name = (id: string): string => {
      const node = nodes.get(id);
      return node?.members === undefined ? (node?.label ?? id) : `${label(node.kind)} ×${node.members.length}`;
    };
    const day = (time: number | null): string => (time === null ? '' : formatDay(time));
    return [
      { id: 'kind', title: t('table.kind'), width: 108, text: ({ kind }) => label(kind) },
      { id: 'from', title: t('table.from'), text: ({ from }) => name(from) },
      { id: 'to', title: t('table.to'), text: ({ to }) => name(to) },
      {
        id: 'count',
        title: t('table.count'),
        width: 74,
        numeric: true,
        text: ({ count }) => formatNumber(count, language),
        key: ({ count }) => count,
        value: ({ count }) => count,
      },
      {
        id: 'amount',
        title: t('table.amount'),
        width: 130,
        numeric: true,
        text: ({ amount }) => (amount === null ? '' : formatExactMoney(amount, language)),
        key: ({ amount }) => amount,
        value: ({ amount }) => majorUnits(amount),
      },
      {
        id: 'share',
        title: t('table.share'),
        width: 74,
        numeric: true,
        text: ({ share }) => (share === null ? '' : formatShare(share)),
        key: ({ share }) => share,
        value: ({ share }) => share,
      },
      {
        id: 'first',
        title: t('table.first'),
        width: 98,
        text: ({ first }) => day(first),
        value: ({ first }) => isoTime(first),
      },
      {
        id: 'last',
        title: t('table.last'),
        width: 98,
        text: ({ last }) => day(last),
        value: ({ last }) => isoTime(last),
      },
      {
        id: 'confidence',
        title: t('table.confidence'),
        width: 98,
        numeric: true,
        text: ({ confidence }) => formatShare(confidence),
        key: ({ confidence }) => confidence,
        value: ({ confidence }) => confidence,
      },
    ];
  }, [nodes, label]);
}
