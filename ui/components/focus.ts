import { useState } from 'react';

/** What had the focus when a component was first drawn, before anything in it took it: where the focus goes back to. */
export function useFocusBefore(): HTMLElement | null {
  const [before] = useState(() => document.activeElement);
  return before instanceof HTMLElement ? before : null;
}
