import { useEffect, useState } from 'react';
import type Sigma from 'sigma';
import type { SigmaStageEventPayload } from 'sigma/types';
import { chooseNodes } from '../../state/acts/select.ts';
import type { Position } from '../../state/scene/model.ts';
import { useStore } from '../../state/store.ts';
import { toolStore } from '../../state/tool.ts';
import { boxBetween, isInside } from '../region.ts';

/** Pixels that a drag must cover to be one. */
const LEAST = 4;

/** Shift and a drag draw a box; with the lasso, a drag draws a loop. What lies inside is selected. */
export function RegionController({ renderer }: { readonly renderer: Sigma }) {
  const tool = useStore(toolStore);
  const [corners, setCorners] = useState<readonly Position[]>([]);
  useEffect(() => {
    let drawing: 'box' | 'lasso' | null = null;
    let add = false;
    let path: readonly Position[] = [];
    const draw = (points: readonly Position[]): void => {
      path = points;
      setCorners(points);
    };
    const down = ({ event, preventSigmaDefault }: SigmaStageEventPayload): void => {
      const { shiftKey, ctrlKey, metaKey } = event.original;
      drawing = tool === 'lasso' ? 'lasso' : shiftKey ? 'box' : null;
      if (drawing === null) return;
      add = ctrlKey || metaKey || (tool === 'lasso' && shiftKey);
      preventSigmaDefault();
      draw([{ x: event.x, y: event.y }]);
    };
    const move = ({ event, preventSigmaDefault }: SigmaStageEventPayload): void => {
      const [start] = path;
      if (drawing === null || start === undefined) return;
      preventSigmaDefault();
      event.original.preventDefault();
      const at = { x: event.x, y: event.y };
      draw(drawing === 'box' ? boxBetween(start, at) : [...path, at]);
    };
    const up = (): void => {
      if (drawing === null) return;
      drawing = null;
      if (extent(path) >= LEAST) {
        withoutClick(renderer.getContainer());
        chooseNodes(nodesInside(renderer, path), add);
      }
      draw([]);
    };
    renderer.on('downStage', down);
    renderer.on('moveBody', move);
    addEventListener('mouseup', up);
    renderer.getContainer().style.setProperty('--canvas-cursor', tool === 'lasso' ? 'crosshair' : 'default');
    return () => {
      renderer.off('downStage', down);
      renderer.off('moveBody', move);
      removeEventListener('mouseup', up);
    };
  }, [renderer, tool]);
  if (corners.length < 2) return null;
  return (
    <svg className="region" aria-hidden="true">
      <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

/** The click that ends a drag is not one on the empty canvas, which would let go of the selection. */
function withoutClick(container: HTMLElement): void {
  const swallow = (event: Event): void => event.stopImmediatePropagation();
  container.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => container.removeEventListener('click', swallow, { capture: true }));
}

const extent = (corners: readonly Position[]): number => {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return corners.length < 2 ? 0 : Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
};

function nodesInside(renderer: Sigma, corners: readonly Position[]): readonly string[] {
  return renderer.getGraph().filterNodes((id) => {
    const display = renderer.getNodeDisplayData(id);
    return display !== undefined && !display.hidden && isInside(renderer.framedGraphToViewport(display), corners);
  });
}
