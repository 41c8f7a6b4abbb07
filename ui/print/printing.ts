/** Knows when the page goes on paper, which shows more than the screen does: the picture as a drawing, every row of the table. */
import { flushSync } from 'react-dom';
import { createStore } from '../state/store.ts';

/** The time at which printing began, epoch milliseconds; null while nothing is printed. */
export const printingStore = createStore<number | null>(null);

/** Follows the browser's printing until the returned function is called. */
export function followPrinting(): () => void {
  const paper = matchMedia('print');
  // What is printed is what stands when the handler returns.
  const set = (printing: boolean): void =>
    flushSync(() => printingStore.update((since) => (printing ? (since ?? Date.now()) : null)));
  const begin = (): void => set(true);
  const end = (): void => set(false);
  const change = ({ matches }: MediaQueryListEvent): void => set(matches);
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  paper.addEventListener('change', change);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
    paper.removeEventListener('change', change);
  };
}
