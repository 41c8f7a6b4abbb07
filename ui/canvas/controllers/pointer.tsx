import { useEffect } from 'react';
import type Sigma from 'sigma';
import type { SigmaEdgeEventPayload, SigmaNodeEventPayload } from 'sigma/types';
import { deselect, expand, openEdge, openNode, toggleNode } from '../../state/acts.ts';
import type { OpenMenu } from '../menu.ts';

/** Clicks open, with Shift they add, double clicks expand, the right button asks. */
export function PointerController({ renderer, onMenu }: { readonly renderer: Sigma; readonly onMenu: OpenMenu }) {
  useEffect(() => {
    const click = ({ node, event }: SigmaNodeEventPayload): void => {
      const { shiftKey, ctrlKey, metaKey } = event.original;
      if (shiftKey || ctrlKey || metaKey) toggleNode(node);
      else openNode(node);
    };
    const doubleClick = ({ node, preventSigmaDefault }: SigmaNodeEventPayload): void => {
      preventSigmaDefault();
      void expand(node);
    };
    const rightClick = ({ node, event: { original } }: SigmaNodeEventPayload): void => {
      if (original instanceof MouseEvent) onMenu({ node, x: original.clientX, y: original.clientY });
    };
    const clickEdge = ({ edge }: SigmaEdgeEventPayload): void => openEdge(edge);
    const noMenu = (event: Event): void => event.preventDefault();
    renderer.on('clickNode', click);
    renderer.on('doubleClickNode', doubleClick);
    renderer.on('rightClickNode', rightClick);
    renderer.on('clickEdge', clickEdge);
    renderer.on('clickStage', deselect);
    renderer.getContainer().addEventListener('contextmenu', noMenu);
    return () => {
      renderer.off('clickNode', click);
      renderer.off('doubleClickNode', doubleClick);
      renderer.off('rightClickNode', rightClick);
      renderer.off('clickEdge', clickEdge);
      renderer.off('clickStage', deselect);
      renderer.getContainer().removeEventListener('contextmenu', noMenu);
    };
  }, [renderer, onMenu]);
  return null;
}
