import { useEffect } from 'react';
import type Sigma from 'sigma';

const REST_MILLISECONDS = 150;
/** Beyond these nobody looks at single places. */
const REPORTED_NODES = 200;

/**
 * Writes what is drawn into the canvas's data attributes, once the picture has come to rest: `data-node-count`,
 * `data-edge-count`, `data-settled` ("true" while nothing moves) and `data-spots`, a JSON list of `[id, x, y]` in the
 * canvas's pixels. Read-only: nothing reads them back; they serve tests and other tools that cannot see pixels.
 */
export function ReportController({ renderer }: { readonly renderer: Sigma }) {
  useEffect(() => {
    const { dataset } = renderer.getContainer();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const report = (): void => {
      if (dataset.moving === 'true' || renderer.getCamera().isAnimated()) {
        wait();
        return;
      }
      const graph = renderer.getGraph();
      dataset.nodeCount = String(graph.order);
      dataset.edgeCount = String(graph.size);
      dataset.spots = JSON.stringify(spotsOf(renderer));
      dataset.settled = 'true';
    };
    const wait = (): void => {
      dataset.settled = 'false';
      clearTimeout(timer);
      timer = setTimeout(report, REST_MILLISECONDS);
    };
    renderer.on('afterRender', wait);
    return () => {
      clearTimeout(timer);
      renderer.off('afterRender', wait);
    };
  }, [renderer]);
  return null;
}

function spotsOf(renderer: Sigma): readonly (readonly [id: string, x: number, y: number])[] {
  const spots: (readonly [string, number, number])[] = [];
  renderer.getGraph().findNode((id, place) => {
    if (renderer.getNodeDisplayData(id)?.hidden !== false) return false;
    const { x, y } = renderer.graphToViewport({ x: place.x, y: place.y });
    return spots.push([id, Math.round(x), Math.round(y)]) === REPORTED_NODES;
  });
  return spots;
}
