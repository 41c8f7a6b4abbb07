import { useEffect, useRef } from 'react';
import type Sigma from 'sigma';
import type { SigmaEdgeEventPayload, SigmaNodeEventPayload, SigmaStageEventPayload } from 'sigma/types';
import { toggleFold } from '../../state/acts/edit.ts';
import { chooseExpansion } from '../../state/acts/expand.ts';
import { beginNote } from '../../state/acts/note.ts';
import { deselect, openEdge, openNode, toggleNode } from '../../state/acts/select.ts';
import type { Picture } from '../../state/scene/picture.ts';
import { selectionStore } from '../../state/selection.ts';
import type { OpenMenu } from '../menu.ts';
import { loopAt, spotsOf } from '../overlay/spots.ts';
import { focusOf, type View } from '../reducers.ts';

interface Props {
  readonly renderer: Sigma;
  readonly picture: Picture;
  readonly onMenu: OpenMenu;
}

/** Clicks open, with Shift they add, double clicks expand or write, the right button asks. */
export function PointerController({ renderer, picture, onMenu }: Props) {
  const now = useRef(picture);
  now.current = picture;
  useEffect(() => {
    let clicked: string | null = null;
    const click = ({ node, event }: Pick<SigmaNodeEventPayload, 'node' | 'event'>): void => {
      clicked = node;
      if (adds(event.original)) toggleNode(node);
      else openNode(node);
    };
    const doubleClick = ({ node, event, preventSigmaDefault }: SigmaNodeEventPayload): void => {
      preventSigmaDefault();
      // Two quick clicks on two nodes are two clicks.
      if (clicked !== node || adds(event.original)) {
        click({ node, event });
        return;
      }
      const { original } = event;
      const at = original instanceof MouseEvent ? { x: original.clientX, y: original.clientY } : { x: 0, y: 0 };
      if (now.current.nodes.get(node)?.members !== undefined) toggleFold([node]);
      else void chooseExpansion(node, at);
    };
    const rightClick = ({ node, event: { original } }: SigmaNodeEventPayload): void => {
      if (original instanceof MouseEvent) onMenu({ node, x: original.clientX, y: original.clientY });
    };
    const clickEdge = ({ edge }: SigmaEdgeEventPayload): void => openEdge(edge);
    const clickStage = ({ event }: SigmaStageEventPayload): void => {
      const { shiftKey } = event.original;
      const selection = selectionStore.get();
      const view = { picture: now.current, selection, focus: focusOf(now.current, selection) } as View;
      const loop = loopAt(now.current.edges.values(), spotsOf(renderer, view), event);
      if (loop !== null) openEdge(loop);
      else if (!shiftKey) deselect();
    };
    const doubleClickStage = ({ event, preventSigmaDefault }: SigmaStageEventPayload): void => {
      preventSigmaDefault();
      if (now.current.nodes.size > 0) beginNote(renderer.viewportToGraph(event));
    };
    const noMenu = (event: Event): void => event.preventDefault();
    renderer.on('clickNode', click);
    renderer.on('doubleClickNode', doubleClick);
    renderer.on('rightClickNode', rightClick);
    renderer.on('clickEdge', clickEdge);
    renderer.on('clickStage', clickStage);
    renderer.on('doubleClickStage', doubleClickStage);
    renderer.getContainer().addEventListener('contextmenu', noMenu);
    return () => {
      renderer.off('clickNode', click);
      renderer.off('doubleClickNode', doubleClick);
      renderer.off('rightClickNode', rightClick);
      renderer.off('clickEdge', clickEdge);
      renderer.off('clickStage', clickStage);
      renderer.off('doubleClickStage', doubleClickStage);
      renderer.getContainer().removeEventListener('contextmenu', noMenu);
    };
  }, [renderer, onMenu]);
  return null;
}

const adds = ({ shiftKey, ctrlKey, metaKey }: MouseEvent | TouchEvent): boolean => shiftKey || ctrlKey || metaKey;
