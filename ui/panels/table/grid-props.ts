/** What a grid shows, and whom it tells of what is done in it. */
import type { ReactNode } from 'react';
import type { Column, Sorting } from '../../state/table.ts';

/** Only these, these too, or the other way round. */
export type How = 'only' | 'add' | 'toggle';

export interface GridRows<R> {
  readonly count: number;
  /** Undefined while it is on its way. */
  at(place: number): R | undefined;
}

export interface GridProps<R> {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: GridRows<R>;
  readonly sorting: Sorting;
  readonly onSort: (column: string) => void;
  readonly isSelected: (row: R) => boolean;
  /** Changes when the selection does, wherever it was changed. */
  readonly selection: unknown;
  readonly onChoose: (rows: readonly R[], how: How) => void;
  readonly onOpen: (row: R) => void;
  readonly onMenu?: (row: R, at: { readonly x: number; readonly y: number }) => void;
  readonly onErase?: (row: R) => void;
  /** What stands before the text of the first column. */
  readonly mark?: (row: R) => ReactNode;
  /** The rows in sight have changed. */
  readonly onSight?: (from: number, to: number) => void;
}
