/** Answers of an older opening must not fall on a newer one. */
let count = 0;

export const opening = {
  /** Begins a new one: whatever is still on its way is out of date. */
  begin: (): number => ++count,
  current: (): number => count,
  isCurrent: (mine: number): boolean => mine === count,
};
