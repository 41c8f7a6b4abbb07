import { useEffect } from 'react';
import type Sigma from 'sigma';
import type { SigmaNodeEventPayload, SigmaStageEventPayload } from 'sigma/types';
import { moveNodes } from '../../state/acts/place.ts';
import type { Position } from '../../state/scene/model.ts';
import { selectionStore } from '../../state/selection.ts';

/** Nodes go where they are dragged and stay there, those that are selected with them; the drop is one step of the log. */
export function DragController({ renderer }: { readonly renderer: Sigma }) {
  useEffect(() => {
    const graph = renderer.getGraph();
    let dragged: string | null = null;
    let starts = new Map<string, Position>();
    let moved = false;
    const take = ({ node }: SigmaNodeEventPayload): void => {
      const { nodes } = selectionStore.get();
      const taken = nodes.has(node) ? [...nodes].filter((id) => graph.hasNode(id)) : [node];
      [dragged, moved] = [node, false];
      starts = new Map(
        taken.map((id) => [id, { x: graph.getNodeAttribute(id, 'x'), y: graph.getNodeAttribute(id, 'y') }]),
      );
    };
    const move = ({ event, preventSigmaDefault }: SigmaStageEventPayload): void => {
      const start = dragged === null ? undefined : starts.get(dragged);
      if (start === undefined) return;
      moved = true;
      const { x, y } = renderer.viewportToGraph(event);
      for (const [id, from] of starts)
        if (graph.hasNode(id)) graph.mergeNodeAttributes(id, { x: from.x + x - start.x, y: from.y + y - start.y });
      preventSigmaDefault();
    };
    const drop = (): void => {
      if (dragged !== null && moved)
        moveNodes(
          [...starts.keys()]
            .filter((id) => graph.hasNode(id))
            .map((id) => [id, { x: graph.getNodeAttribute(id, 'x'), y: graph.getNodeAttribute(id, 'y') }]),
        );
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
