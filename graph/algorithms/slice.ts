/** One of `count` equal parts of a computation: the starts (vertices, components, root edges) that it is responsible for. */
export interface Slice {
  readonly index: number;
  readonly count: number;
}

export const wholeSlice: Slice = { index: 0, count: 1 };

/** Whether a slice is responsible for a start. Each start belongs to exactly one slice. */
export const inSlice = ({ index, count }: Slice, start: number): boolean => start % count === index;
