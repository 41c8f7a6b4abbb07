import { useEffect, useRef, useState } from 'react';
import type Sigma from 'sigma';
import { useCatalogue, useLabel } from '../../state/catalogue.ts';
import { useLocale } from '../../state/locale.ts';
import { historyStore } from '../../state/scene.ts';
import { selectionStore } from '../../state/selection.ts';
import { useSelected, useStore } from '../../state/store.ts';
import { drawOverlay, OVERLAY, type OverlayInput } from '../overlay.ts';
import { readPalette } from '../palette.ts';
import { curvatures, edgeLook, focusOf, nodeLook, shapeOf, type View } from '../reducers.ts';

const UNKNOWN_KIND = '#7a8291';

/** Gives nodes and lines their looks, and writes the labels over them. */
export function AppearanceController({ renderer }: { readonly renderer: Sigma }) {
  const scene = useSelected(historyStore, (history) => history.scene);
  const selection = useStore(selectionStore);
  const catalogue = useCatalogue();
  const labelOf = useLabel();
  const { language } = useLocale();
  const scheme = useColorScheme();
  const overlay = useRef<OverlayInput | null>(null);

  useEffect(() => {
    const canvas = renderer.getCanvases()[OVERLAY];
    const draw = (): void => {
      if (overlay.current !== null && canvas !== undefined) drawOverlay(canvas, renderer, overlay.current);
    };
    renderer.on('afterRender', draw);
    return () => {
      renderer.off('afterRender', draw);
    };
  }, [renderer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `scheme` says when the style sheet's colours have changed
  useEffect(() => {
    const view: View = {
      scene,
      selection,
      palette: readPalette(renderer.getContainer()),
      focus: focusOf(scene, selection),
    };
    overlay.current = { view, language, labelOf, bends: curvatures(scene.edges.values()) };
    const kinds = catalogue?.nodeKinds;
    renderer.setSettings({
      nodeReducer: (id, attributes) => {
        const node = scene.nodes.get(id);
        if (node === undefined) return { ...attributes, hidden: true };
        const kind = kinds?.get(node.kind);
        return {
          ...attributes,
          ...nodeLook(node, kind?.color ?? UNKNOWN_KIND, view),
          type: 'shape',
          shape: shapeOf(kind?.shape),
        };
      },
      edgeReducer: (id, attributes) => {
        const edge = scene.edges.get(id);
        return edge === undefined ? { ...attributes, hidden: true } : { ...attributes, ...edgeLook(edge, view) };
      },
    });
  }, [renderer, scene, selection, catalogue, language, labelOf, scheme]);
  return null;
}

/** `light` or `dark`, as the system asks; a component that uses it is drawn again when it changes. */
function useColorScheme(): 'light' | 'dark' {
  const query = '(prefers-color-scheme: dark)';
  const [dark, setDark] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listen = (): void => setDark(media.matches);
    media.addEventListener('change', listen);
    return () => media.removeEventListener('change', listen);
  }, []);
  return dark ? 'dark' : 'light';
}
