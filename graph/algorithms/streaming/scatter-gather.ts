/** Scatter-gather: what one vertex pays to several is paid on to one. In any order of time, as records of payments come in any order. */
import { Marks } from './marks.ts';
import type { RecentTransfers } from './recent-transfers.ts';
import type { Transfer, Window } from './transfer.ts';

type Take = (source: number, sink: number, size: number) => void;

/** Finds the patterns that a transfer takes part in. Each is a pair of ends; its size is the number of vertices between them. */
export class ScatterGatherSearch {
  readonly #out: RecentTransfers;
  readonly #into: RecentTransfers;
  readonly #near = new Marks();
  readonly #ends = new Marks();
  readonly #between = new Marks();

  constructor(out: RecentTransfers, into: RecentTransfers) {
    this.#out = out;
    this.#into = into;
  }

  /** O(transfers of a window within two steps of the ends). */
  each({ from: u, to: v }: Transfer, window: Window, take: Take): void {
    if (u === v) return;
    this.#throughMiddle(this.#out, this.#into, u, v, window, (end, size) => take(u, end, size));
    this.#throughMiddle(this.#into, this.#out, v, u, window, (end, size) => take(end, v, size));
  }

  /** Whom both ends of a pattern know. */
  between(source: number, sink: number, { since, until }: Window): readonly number[] {
    this.#near.clear();
    for (let i = this.#out.from(source, since); i < this.#out.after(source, until); i++)
      this.#near.add(this.#out.others[i]);
    const found = new Set<number>();
    for (let i = this.#into.from(sink, since); i < this.#into.after(sink, until); i++) {
      const m = this.#into.others[i];
      if (m !== source && m !== sink && this.#near.has(m)) found.add(m);
    }
    return [...found];
  }

  /** Those in whose patterns with `start` the vertex `middle` stands, and how many more stand there. */
  #throughMiddle(
    ahead: RecentTransfers,
    back: RecentTransfers,
    start: number,
    middle: number,
    { since, until }: Window,
    take: (end: number, size: number) => void,
  ): void {
    const last = ahead.after(middle, until);
    const first = ahead.from(middle, since);
    if (first === last) return;
    this.#near.clear();
    let known = 0;
    const ownEnd = ahead.after(start, until);
    for (let i = ahead.from(start, since); i < ownEnd; i++) if (this.#near.add(ahead.others[i])) known++;
    if (known < 2) return;
    this.#ends.clear();
    for (let i = first; i < last; i++) {
      const end = ahead.others[i];
      if (end === start || end === middle || !this.#ends.add(end)) continue;
      const size = this.#sizeAt(back, start, end, since, until);
      if (size >= 2) take(end, size);
    }
  }

  #sizeAt(back: RecentTransfers, start: number, end: number, since: number, until: number): number {
    const { others } = back;
    this.#between.clear();
    let size = 0;
    const last = back.after(end, until);
    for (let i = back.from(end, since); i < last; i++) {
      const m = others[i];
      if (m !== start && m !== end && this.#near.has(m) && this.#between.add(m)) size++;
    }
    return size;
  }
}
