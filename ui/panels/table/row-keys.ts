/** What keys and clicks do in a grid: walk along its rows, choose one, several or a range, open. */
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { GridProps, How } from './grid-props.ts';

interface Walker<R> {
  readonly active: { readonly row: number; readonly column: number };
  /** Rows that a page key goes. */
  readonly page: number;
  go(row: number, column: number): void;
  choose(rows: readonly R[], how: How): void;
}

export function useRowKeys<R>(
  { rows, columns, onOpen, onMenu, onErase }: GridProps<R>,
  { active, page, go, choose }: Walker<R>,
) {
  /** Where a range began. */
  const anchor = useRef(0);
  const last = rows.count - 1;
  const range = (to: number): readonly R[] => {
    const [low, high] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
    return Array.from({ length: high - low + 1 }, (_, i) => rows.at(low + i)).filter((row) => row !== undefined);
  };
  const chooseAt = (place: number, how: How): void => {
    anchor.current = place;
    const row = rows.at(place);
    if (row !== undefined) choose([row], how);
  };
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active.row + 1,
    ArrowUp: active.row - 1,
    PageDown: active.row + page,
    PageUp: active.row - page,
    Home: 0,
    End: last,
  };
  const run = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const to = steps[key];
    const row = rows.at(active.row);
    if (to !== undefined) {
      const place = Math.max(0, Math.min(to, last));
      if (!shiftKey) anchor.current = place;
      go(place, active.column);
      if (shiftKey) choose(range(place), 'only');
    } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const column = active.column + (key === 'ArrowRight' ? 1 : -1);
      go(active.row, Math.max(0, Math.min(column, columns.length - 1)));
    } else if (key === ' ') {
      if (shiftKey) choose(range(active.row), 'only');
      else chooseAt(active.row, 'toggle');
    } else if (ctrl && key === 'a') {
      anchor.current = 0;
      choose(range(last), 'only');
    } else if (row === undefined || ctrl || event.altKey) return false;
    else if (key === 'Enter') onOpen(row);
    else if (key === 'Delete' && onErase !== undefined) onErase(row);
    else if ((key === 'm' || key === 'ContextMenu') && onMenu !== undefined) onMenu(row, placeOf(event.currentTarget));
    else return false;
    return true;
  };
  return {
    onKeyDown(event: KeyboardEvent): void {
      // A key on a column's button is the button's.
      if (event.target !== event.currentTarget || rows.count === 0 || !run(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    pointer: (place: number) => ({
      onMouseDown(event: MouseEvent): void {
        // Otherwise Shift and a click mark text.
        if (event.shiftKey) event.preventDefault();
      },
      onClick({ shiftKey, ctrlKey, metaKey }: MouseEvent): void {
        const add = ctrlKey || metaKey;
        go(place, active.column);
        if (shiftKey) choose(range(place), add ? 'add' : 'only');
        else chooseAt(place, add ? 'toggle' : 'only');
      },
      onDoubleClick(): void {
        const row = rows.at(place);
        if (row !== undefined) onOpen(row);
      },
      onContextMenu(event: MouseEvent): void {
        const row = rows.at(place);
        if (onMenu === undefined || row === undefined) return;
        event.preventDefault();
        go(place, active.column);
        onMenu(row, { x: event.clientX, y: event.clientY });
      },
    }),
  };
}

/** Beside the row that the keys are at. */
function placeOf(grid: Element): { readonly x: number; readonly y: number } {
  const { left, bottom } = (grid.querySelector('tr.active') ?? grid).getBoundingClientRect();
  return { x: left + 40, y: bottom };
}
