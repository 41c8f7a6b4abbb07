import { useEffect, useRef } from 'react';
import type Sigma from 'sigma';
import { historyStore } from '../../state/scene.ts';
import { useSelected } from '../../state/store.ts';
import { fitView } from '../commands.ts';

/** Shows the whole picture whenever it has become another one, and keeps what is looked at when the window changes. */
export function CameraController({ renderer }: { readonly renderer: Sigma }) {
  const step = useSelected(historyStore, (history) => history.steps[history.cursor - 1]?.event ?? null);
  const shown = useRef<typeof step>(null);
  useEffect(() => {
    if (step === shown.current) return;
    shown.current = step;
    const { scene } = historyStore.get();
    const moved = step?.type === 'place' && step.cause === 'move';
    if (!moved) fitView([...scene.nodes.keys()].flatMap((id) => scene.positions.get(id) ?? []));
  }, [step]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      renderer.resize();
      renderer.scheduleRefresh();
    });
    observer.observe(renderer.getContainer());
    return () => observer.disconnect();
  }, [renderer]);
  return null;
}
