/** Rows in columns, of which only those in sight are in the document: fifty thousand scroll like fifty. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocale } from '../../state/locale.ts';
import type { GridProps } from './grid-props.ts';
import { useRowKeys } from './row-keys.ts';

export const ROW_HEIGHT = 28;
/** What a column without a width keeps of it in a narrow window. */
const NARROWEST = 120;
/** Rows that are drawn beyond either edge. */
const BEYOND = 12;

export function Grid<R>(props: GridProps<R>) {
  const { label, columns, rows, sorting, onSort, isSelected, onSight } = props;
  const { t } = useLocale();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: BEYOND,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const [active, setActive] = useState({ row: 0, column: 0 });
  const chosenHere = useRef(false);
  const keys = useRowKeys(props, {
    active,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    go: (row, column) => {
      setActive({ row, column });
      virtual.scrollToIndex(row);
    },
    choose: (chosen, how) => {
      chosenHere.current = true;
      props.onChoose(chosen, how);
    },
  });
  useFollowSelection(props, chosenHere, (row) => {
    setActive((now) => ({ ...now, row }));
    virtual.scrollToIndex(row);
  });
  const shown = virtual.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown[shown.length - 1]?.index ?? -1];
  useEffect(() => {
    if (last >= first) onSight?.(first, last);
  }, [first, last, onSight]);
  const cellId = (row: number, column: number): string => `${id}-${row}-${column}`;
  const inDocument = active.row >= first && active.row <= last;
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <div ref={scroller} className="grid-scroll">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked with the arrow keys is a grid
        role="grid"
        aria-label={label}
        aria-rowcount={rows.count + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={inDocument ? cellId(active.row, active.column) : undefined}
        tabIndex={0}
        style={{ minWidth: columns.reduce((sum, { width }) => sum + (width ?? NARROWEST), 0) }}
        onKeyDown={keys.onKeyDown}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.numeric ? 'number' : undefined}
                aria-sort={sorting.column === column.id ? direction : 'none'}
              >
                <button
                  type="button"
                  title={t('table.sortBy', { column: column.title })}
                  onClick={() => onSort(column.id)}
                >
                  <span>{column.title}</span>
                  <i aria-hidden="true">{sorting.column === column.id ? (sorting.descending ? '↓' : '↑') : ''}</i>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={shown[0]?.start ?? 0} columns={columns.length} />
          {shown.map(({ index }) => {
            const row = rows.at(index);
            return (
              <tr
                key={index}
                aria-rowindex={index + 2}
                aria-selected={row !== undefined && isSelected(row)}
                aria-busy={row === undefined || undefined}
                className={index === active.row ? 'active' : undefined}
                {...keys.pointer(index)}
              >
                {columns.map((column, place) => {
                  const text = row === undefined ? '' : column.text(row);
                  return (
                    <td
                      key={column.id}
                      id={cellId(index, place)}
                      className={column.numeric ? 'number' : undefined}
                      title={text}
                    >
                      {place === 0 && row !== undefined ? props.mark?.(row) : null}
                      {row === undefined && place === 0 ? <i className="cell-busy" /> : text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={virtual.getTotalSize() - (shown[shown.length - 1]?.end ?? 0)} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** The room of the rows that are not in the document. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is no row, and says so
    <tr role="presentation" className="grid-spacer" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

/** What is selected elsewhere is brought into sight here. */
function useFollowSelection<R>(
  { rows, isSelected, selection }: GridProps<R>,
  chosenHere: { current: boolean },
  show: (row: number) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the selection is followed
  useEffect(() => {
    const here = chosenHere.current;
    chosenHere.current = false;
    if (here) return;
    for (let place = 0; place < rows.count; place++) {
      const row = rows.at(place);
      if (row === undefined || !isSelected(row)) continue;
      show(place);
      return;
    }
  }, [selection]);
}
