/** One tab of the table: its filter, what is shown and chosen of it, its rows, and saving them. */
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { saveTable } from '../../exports/save.ts';
import { formatExactMoney, formatMoney, formatNumber } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { arranged, type Column, cellsOf, type Key, type Sorting, sortedBy } from '../../state/table.ts';
import { Grid } from './grid.tsx';
import type { GridProps } from './grid-props.ts';

type Passed = 'isSelected' | 'selection' | 'onChoose' | 'onOpen' | 'onMenu' | 'onErase' | 'mark';

export interface SheetProps<R> extends Pick<GridProps<R>, Passed> {
  /** What the file is called, and what the rows are. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly sorting: Sorting;
  /** Minor units; what chosen rows are summed up by. */
  readonly amountOf?: (row: R) => number | null;
  readonly empty: string;
  readonly children?: ReactNode;
}

/** Rows that are all here. */
export function Sheet<R>(props: SheetProps<R>) {
  const { name, label, columns, rows, isSelected, selection, amountOf, empty, children } = props;
  const [sorting, setSorting] = useState(props.sorting);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => arranged(rows, columns, sorting, wanted), [rows, columns, sorting, wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected changes with `selection`
  const chosen = useMemo(() => shown.filter(isSelected), [shown, selection]);
  const grid = useMemo(() => ({ count: shown.length, at: (place: number) => shown[place] }), [shown]);
  const { t } = useLocale();
  return (
    <>
      <SheetTools
        filter={filter}
        onFilter={setFilter}
        counts={{ shown: shown.length, total: rows.length, chosen: chosen.length }}
        sum={amountOf === undefined || chosen.length < 2 ? null : sumOf(chosen.map(amountOf))}
        onSave={() => saveTable(name, cellsOf(shown, columns))}
      >
        {children}
      </SheetTools>
      {shown.length === 0 ? (
        <p className="table-none">{rows.length === 0 ? empty : t('table.noMatch')}</p>
      ) : (
        <Grid
          {...props}
          label={label}
          columns={columns}
          rows={grid}
          sorting={sorting}
          onSort={(column) => setSorting((now) => sortedBy(now, column))}
        />
      )}
    </>
  );
}

export function sumOf(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

interface ToolsProps {
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly counts: { readonly shown: number; readonly total: number; readonly chosen: number };
  /** Minor units. */
  readonly sum: number | null;
  readonly onSave: () => Promise<void> | void;
  readonly children?: ReactNode;
}

/** The line between the tabs and the rows. */
export function SheetTools({ filter, onFilter, counts, sum, onSave, children }: ToolsProps) {
  const { t, language } = useLocale();
  const { shown, total, chosen } = counts;
  const number = (value: number): string => formatNumber(value, language);
  const said = [
    shown === total
      ? t('table.rows', { count: number(total) })
      : t('queue.count', { shown: number(shown), total: number(total) }),
    ...(chosen === 0 ? [] : [t('table.chosen', { count: number(chosen) })]),
    ...(sum === null ? [] : [`Σ ${formatMoney(sum, language)}`]),
  ];
  return (
    <div className="table-tools">
      <input
        type="search"
        aria-label={t('table.filter')}
        placeholder={t('table.filter')}
        value={filter}
        onChange={({ target }) => onFilter(target.value)}
      />
      {children}
      <p className="fine" role="status" title={sum === null ? undefined : formatExactMoney(sum, language)}>
        {said.join(' · ')}
      </p>
      <button type="button" className="button" disabled={shown === 0} onClick={() => void onSave()}>
        <Icon name="picture" size={13} />
        {t('table.save')}
      </button>
    </div>
  );
}

/** Amounts in files are in major units. */
export const majorUnits = (minor: number | null): Key => (minor === null ? null : minor / 100);
export const isoTime = (time: number | null): Key => (time === null ? null : new Date(time).toISOString());
