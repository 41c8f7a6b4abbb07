import type { MultiDirectedGraph } from 'graphology';
import { useEffect } from 'react';
import type Sigma from 'sigma';
import { animateNodes } from 'sigma/utils';
import { historyStore } from '../../state/scene.ts';
import { useSelected } from '../../state/store.ts';
import { motion } from '../commands.ts';
import { synchronize } from '../graph.ts';

const ANIMATED_NODES = 1_500;

/** Keeps Sigma's graph to the scene and moves nodes to their places. */
export function GraphController({ renderer }: { readonly renderer: Sigma }) {
  const scene = useSelected(historyStore, (history) => history.scene);
  useEffect(() => {
    const graph = renderer.getGraph() as MultiDirectedGraph;
    const { dataset } = renderer.getContainer();
    dataset.settled = 'false';
    const targets = synchronize(graph, scene);
    const duration = scene.nodes.size > ANIMATED_NODES ? 0 : motion(380);
    if (duration === 0) {
      graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...targets[id] }));
      return;
    }
    dataset.moving = 'true';
    return animateNodes(graph, targets, { duration, easing: 'cubicInOut' }, () => delete dataset.moving);
  }, [renderer, scene]);
  return null;
}
