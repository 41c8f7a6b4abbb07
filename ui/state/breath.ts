/** Lets the browser answer the user between two slices of long work. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
