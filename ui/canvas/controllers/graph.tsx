import type { MultiDirectedGraph } from 'graphology';
import { useEffect } from 'react';
import type Sigma from 'sigma';
import { animateNodes } from 'sigma/utils';
import { historyStore } from '../../state/scene.ts';
import { useSelected } from '../../state/store.ts';
import { motion } from '../commands.ts';
import { synchronize } from '../graph.ts';

const ANIMATED_NODES = 1_500;

/** Keeps Sigma's graph to the scene and moves nodes to their places. Tells how much is drawn, and when it rests. */
export function GraphController({ renderer }: { readonly renderer: Sigma }) {
  const scene = useSelected(historyStore, (history) => history.scene);
  useEffect(() => {
    const graph = renderer.getGraph() as MultiDirectedGraph;
    const container = renderer.getContainer();
    container.dataset.settled = 'false';
    const targets = synchronize(graph, scene);
    const settle = (): void => {
      container.dataset.nodeCount = String(graph.order);
      container.dataset.edgeCount = String(graph.size);
      container.dataset.settled = 'true';
    };
    const duration = scene.nodes.size > ANIMATED_NODES ? 0 : motion(380);
    if (duration === 0) {
      graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...targets[id] }));
      settle();
      return;
    }
    return animateNodes(graph, targets, { duration, easing: 'cubicInOut' }, settle);
  }, [renderer, scene]);
  return null;
}
