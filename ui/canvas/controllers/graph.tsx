import type { MultiDirectedGraph } from 'graphology';
import { useEffect } from 'react';
import type Sigma from 'sigma';
import { animateNodes } from 'sigma/utils';
import type { Picture } from '../../state/scene/picture.ts';
import { motion } from '../commands.ts';
import { synchronize } from '../graph.ts';

const ANIMATED_NODES = 1_500;

/** Keeps Sigma's graph to the picture and moves nodes to their places. */
export function GraphController({ renderer, picture }: { readonly renderer: Sigma; readonly picture: Picture }) {
  const { nodes, edges, positions } = picture;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else changes in a picture is its looks, which move nothing
  useEffect(() => {
    const graph = renderer.getGraph() as MultiDirectedGraph;
    const { dataset } = renderer.getContainer();
    dataset.settled = 'false';
    const targets = synchronize(graph, picture);
    const duration = nodes.size > ANIMATED_NODES ? 0 : motion(380);
    if (duration === 0) {
      graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...targets[id] }));
      return;
    }
    dataset.moving = 'true';
    return animateNodes(graph, targets, { duration, easing: 'cubicInOut' }, () => delete dataset.moving);
  }, [renderer, nodes, edges, positions]);
  return null;
}
