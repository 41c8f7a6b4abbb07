import { useEffect } from 'react';
import type Sigma from 'sigma';

/** So many moves may belong to a click, as Sigma counts. */
const CLICK_MOVES = 3;

/**
 * While something is dragged, nothing is looked for under the pointer: looking waits until the last frame has been drawn, which
 * in a large picture is all of the time.
 */
export function QuietController({ renderer }: { readonly renderer: Sigma }) {
  useEffect(() => {
    const { mouse } = renderer.getCanvases();
    let moves: number | null = null;
    const begin = (): void => {
      moves = 0;
    };
    const move = (): void => {
      if (moves !== null && ++moves > CLICK_MOVES) mouse?.style.setProperty('pointer-events', 'none');
    };
    const end = (): void => {
      moves = null;
      mouse?.style.removeProperty('pointer-events');
    };
    renderer.on('downNode', begin);
    renderer.on('downStage', begin);
    renderer.on('moveBody', move);
    addEventListener('mouseup', end);
    return () => {
      end();
      renderer.off('downNode', begin);
      renderer.off('downStage', begin);
      renderer.off('moveBody', move);
      removeEventListener('mouseup', end);
    };
  }, [renderer]);
  return null;
}
