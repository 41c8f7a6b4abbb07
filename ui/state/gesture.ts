let count = 0;

/** Names a gesture: what one drag, or one play, changes is one step of the log. */
export const newGesture = (): string => `gesture ${++count}`;
