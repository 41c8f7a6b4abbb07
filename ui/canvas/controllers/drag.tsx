import { useEffect } from 'react';
import type Sigma from 'sigma';
import type { SigmaNodeEventPayload, SigmaStageEventPayload } from 'sigma/types';
import { moveNodes } from '../../state/acts/place.ts';
import type { Position } from '../../state/scene/model.ts';
import { selectionStore } from '../../state/selection.ts';
import { repaint } from '../repaint.ts';

/** Nodes go where they are dragged and stay there, those that are selected with them; the drop is one step of the log. */
export function DragController({ renderer }: { readonly renderer: Sigma }) {
  useEffect(() => {
    let dragged: string | null = null;
    let starts = new Map<string, Position>();
    let lines: string[] = [];
    let moved = false;
    const take = ({ node }: SigmaNodeEventPayload): void => {
      const graph = renderer.getGraph();
      const { nodes } = selectionStore.get();
      const taken = nodes.has(node) ? [...nodes].filter((id) => graph.hasNode(id)) : [node];
      [dragged, moved] = [node, false];
      starts = new Map(
        taken.map((id) => [id, { x: graph.getNodeAttribute(id, 'x'), y: graph.getNodeAttribute(id, 'y') }]),
      );
      lines = [...new Set(taken.flatMap((id) => graph.edges(id)))];
    };
    const move = ({ event, preventSigmaDefault }: SigmaStageEventPayload): void => {
      const start = dragged === null ? undefined : starts.get(dragged);
      if (start === undefined) return;
      moved = true;
      const { x, y } = renderer.viewportToGraph(event);
      // If Sigma were told of a new place, it would look at everything again; what moves is all that looks different.
      const graph = renderer.getGraph();
      const nodes = [...starts.keys()].filter((id) => graph.hasNode(id));
      for (const id of nodes) {
        const from = starts.get(id) ?? start;
        Object.assign(graph.getNodeAttributes(id), { x: from.x + x - start.x, y: from.y + y - start.y });
      }
      const edges = lines.filter((id) => graph.hasEdge(id));
      repaint(renderer, { nodes, edges });
      preventSigmaDefault();
    };
    const drop = (): void => {
      const graph = renderer.getGraph();
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
