import { useEffect } from 'react';
import type Sigma from 'sigma';
import type { SigmaEdgeEventPayload, SigmaNodeEventPayload } from 'sigma/types';
import { hover, type Selection, selectionStore } from '../../state/selection.ts';

/** Tells the selection what the pointer dwells on. */
export function HoverController({ renderer }: { readonly renderer: Sigma }) {
  useEffect(() => {
    const dwell = (hovered: Selection['hovered']): void => {
      renderer.getContainer().style.cursor = hovered === null ? '' : 'pointer';
      selectionStore.update((selection) => hover(selection, hovered));
    };
    const enterNode = ({ node }: SigmaNodeEventPayload): void => dwell({ type: 'node', id: node });
    const enterEdge = ({ edge }: SigmaEdgeEventPayload): void => dwell({ type: 'edge', id: edge });
    const leave = (): void => dwell(null);
    renderer.on('enterNode', enterNode);
    renderer.on('leaveNode', leave);
    renderer.on('enterEdge', enterEdge);
    renderer.on('leaveEdge', leave);
    return () => {
      renderer.off('enterNode', enterNode);
      renderer.off('leaveNode', leave);
      renderer.off('enterEdge', enterEdge);
      renderer.off('leaveEdge', leave);
    };
  }, [renderer]);
  return null;
}
