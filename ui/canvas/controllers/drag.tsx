import { useEffect } from 'react';
import type Sigma from 'sigma';
import type { SigmaNodeEventPayload, SigmaStageEventPayload } from 'sigma/types';
import { moveNode } from '../../state/acts.ts';

/** Nodes go where they are dragged and stay there; the drop is one step of the log. */
export function DragController({ renderer }: { readonly renderer: Sigma }) {
  useEffect(() => {
    const graph = renderer.getGraph();
    let dragged: string | null = null;
    let moved = false;
    const take = ({ node }: SigmaNodeEventPayload): void => {
      [dragged, moved] = [node, false];
    };
    const move = ({ event, preventSigmaDefault }: SigmaStageEventPayload): void => {
      if (dragged === null || !graph.hasNode(dragged)) return;
      moved = true;
      graph.mergeNodeAttributes(dragged, renderer.viewportToGraph(event));
      preventSigmaDefault();
    };
    const drop = (): void => {
      if (dragged !== null && moved && graph.hasNode(dragged)) {
        const { x, y } = graph.getNodeAttributes(dragged);
        moveNode(dragged, { x, y });
      }
      dragged = null;
    };
    renderer.on('downNode', take);
    renderer.on('moveBody', move);
    addEventListener('mouseup', drop);
    return () => {
      renderer.off('downNode', take);
      renderer.off('moveBody', move);
      removeEventListener('mouseup', drop);
    };
  }, [renderer]);
  return null;
}
