import { useMemo } from 'react';
import { lineOfGroup } from '../../api/scene.ts';
import { Loading } from '../../components/basics.tsx';
import { showPaths } from '../../state/acts/ask.ts';
import { type PathAnswer, pathStore } from '../../state/ask.ts';
import { useLabel } from '../../state/catalogue.ts';
import { formatDay, formatExactMoney, minorUnits } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { lightUp, selectionStore, type Trail } from '../../state/selection.ts';
import { useSelected, useStore } from '../../state/store.ts';
import type { Column } from '../../state/table.ts';
import type { How } from './grid-props.ts';
import { isoTime, majorUnits, Sheet } from './sheet.tsx';

type Path = PathAnswer['paths'][number];

/** The paths that were asked for last. Chosen ones are lit up on the canvas; opening one draws it. */
export function PathsTab() {
  const { t } = useLocale();
  const remote = useStore(pathStore);
  const trail = useSelected(selectionStore, (selection) => selection.trail);
  const answer = remote.state === 'ready' ? remote.value : null;
  const columns = usePathColumns(answer);
  if (remote.state === 'loading') return <Loading />;
  return (
    <Sheet
      name="ringsight-paths"
      label={t('table.paths')}
      columns={columns}
      rows={answer?.paths ?? []}
      sorting={{ column: 'hops', descending: false }}
      isSelected={(path) => answer !== null && isLit(path, answer, trail)}
      selection={trail}
      onChoose={(paths, how) => answer !== null && choose(paths, answer, how)}
      onOpen={(path) => answer !== null && void showPaths(answer, [path])}
      amountOf={({ amount }) => minorUnits(amount)}
      empty={t(answer === null ? 'table.noPathsYet' : 'table.noPaths')}
    />
  );
}

/** The lines of a path, as they are on the canvas once it is drawn. */
function linesOf(path: Path, { edges }: PathAnswer) {
  const steps = new Set(path.steps.flatMap((step) => step.edges));
  return edges.filter(({ id }) => steps.has(id)).map((group) => lineOfGroup(group));
}

const isLit = (path: Path, answer: PathAnswer, trail: Trail | null): boolean =>
  trail !== null && linesOf(path, answer).every(({ id }) => trail.edges.has(id));

function choose(paths: readonly Path[], answer: PathAnswer, how: How): void {
  const lines = paths.flatMap((path) => linesOf(path, answer));
  const all = new Map(answer.edges.map((group) => lineOfGroup(group)).map((line) => [line.id, line]));
  selectionStore.update((selection) => lightUp(selection, lines, how, all));
}

function usePathColumns(answer: PathAnswer | null): readonly Column<Path>[] {
  const { t, language } = useLocale();
  const label = useLabel();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `label` changes with the language, as `t` does
  return useMemo(() => {
    const names = new Map(answer?.nodes.map(({ entity }) => [entity.id, entity.name]));
    const name = (id: string | undefined): string => names.get(id ?? '') ?? id ?? '';
    const day = (time: string | null | undefined): string => (time == null ? '' : formatDay(time));
    const instant = (time: string | null | undefined): number | null => (time == null ? null : Date.parse(time));
    return [
      { id: 'from', title: t('table.from'), text: ({ nodes }) => name(nodes[0]) },
      { id: 'to', title: t('table.to'), text: ({ nodes }) => name(nodes[nodes.length - 1]) },
      {
        id: 'hops',
        title: t('table.hops'),
        width: 70,
        numeric: true,
        text: ({ hops }) => String(hops),
        key: ({ hops }) => hops,
        value: ({ hops }) => hops,
      },
      { id: 'through', title: t('table.through'), text: ({ nodes }) => nodes.slice(1, -1).map(name).join(' → ') },
      { id: 'kinds', title: t('table.kinds'), text: ({ kinds }) => kinds.map(label).join(', ') },
      {
        id: 'amount',
        title: t('table.amount'),
        width: 130,
        numeric: true,
        text: ({ amount }) => {
          const minor = minorUnits(amount);
          return minor === null ? '' : formatExactMoney(minor, language, amount?.currency);
        },
        key: ({ amount }) => minorUnits(amount),
        value: ({ amount }) => majorUnits(minorUnits(amount)),
      },
      {
        id: 'first',
        title: t('table.first'),
        width: 98,
        text: ({ first }) => day(first),
        value: ({ first }) => isoTime(instant(first)),
      },
      {
        id: 'last',
        title: t('table.last'),
        width: 98,
        text: ({ last }) => day(last),
        value: ({ last }) => isoTime(instant(last)),
      },
    ];
  }, [answer, label]);
}
