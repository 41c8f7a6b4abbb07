import { useEffect, useRef } from 'react';
import type Sigma from 'sigma';
import { historyStore, shownPositions } from '../../state/scene.ts';
import { selectionStore } from '../../state/selection.ts';
import { useSelected } from '../../state/store.ts';
import { fitView, isFitted } from '../commands.ts';

/** Shows the whole picture whenever it has become another one, and keeps what is looked at when the window changes. */
export function CameraController({ renderer }: { readonly renderer: Sigma }) {
  const step = useSelected(historyStore, (history) => history.steps[history.cursor - 1]?.event ?? null);
  const shown = useRef<typeof step>(null);
  useEffect(() => {
    if (step === shown.current) return;
    shown.current = step;
    const { scene } = historyStore.get();
    const moved = step?.type === 'place' && step.cause === 'move';
    if (!moved) fitView(shownPositions(scene, selectionStore.get().mutedKinds));
  }, [step]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const follow = isFitted();
      renderer.resize();
      renderer.scheduleRefresh();
      if (follow) fitView(shownPositions(historyStore.get().scene, selectionStore.get().mutedKinds));
    });
    observer.observe(renderer.getContainer());
    return () => observer.disconnect();
  }, [renderer]);
  return null;
}
