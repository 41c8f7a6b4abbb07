import type { MultiDirectedGraph } from 'graphology';
import { useEffect } from 'react';
import type Sigma from 'sigma';
import { animateNodes } from 'sigma/utils';
import { breath } from '../../state/breath.ts';
import { pending } from '../../state/notice.ts';
import type { Position } from '../../state/scene/model.ts';
import type { Picture } from '../../state/scene/picture.ts';
import { motion } from '../commands.ts';
import { filling, isFarFrom, synchronize } from '../graph.ts';

const ANIMATED_NODES = 1_500;
/** Sigma hears of single moves; of more than these it is told at once, and looks at everything. */
const FEW_MOVES = 200;

/** Keeps Sigma's graph to the picture and moves nodes to their places. */
export function GraphController({ renderer, picture }: { readonly renderer: Sigma; readonly picture: Picture }) {
  const { nodes, edges, positions } = picture;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else changes in a picture is its looks, which move nothing
  useEffect(() => {
    const graph = renderer.getGraph() as MultiDirectedGraph;
    const { dataset } = renderer.getContainer();
    dataset.settled = 'false';
    if (isFarFrom(graph, picture)) return replace(renderer, picture);
    const targets = synchronize(graph, picture);
    const duration = nodes.size > ANIMATED_NODES ? 0 : motion(380);
    if (duration === 0) {
      put(graph, targets);
      return;
    }
    dataset.moving = 'true';
    return animateNodes(graph, targets, { duration, easing: 'cubicInOut' }, () => delete dataset.moving);
  }, [renderer, nodes, edges, positions]);
  return null;
}

/** Makes a new graph beside the old one, a slice at a time, and draws it once it is whole; returns how to give it up. */
function replace(renderer: Sigma, picture: Picture): () => void {
  const { dataset } = renderer.getContainer();
  const work = filling(picture);
  let step = work.next();
  const done = (): void => {
    delete dataset.moving;
    if (step.done === true) renderer.setGraph(step.value);
  };
  if (step.done === true) {
    done();
    return () => undefined;
  }
  let wanted = true;
  dataset.moving = 'true';
  void pending(async () => {
    while (wanted && step.done !== true) {
      await breath();
      step = work.next();
    }
    if (wanted) done();
  });
  return () => {
    wanted = false;
    delete dataset.moving;
  };
}

/** Puts nodes in their places without a move. */
function put(graph: MultiDirectedGraph, targets: Readonly<Record<string, Position>>): void {
  const moved = graph.filterNodes((id, { x, y }) => targets[id]?.x !== x || targets[id]?.y !== y);
  if (moved.length > FEW_MOVES) graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...targets[id] }));
  else for (const id of moved) graph.mergeNodeAttributes(id, { ...targets[id] });
}
