import type { MultiDirectedGraph } from 'graphology';
import { useEffect, useMemo, useRef } from 'react';
import type Sigma from 'sigma';
import { type Catalogue, useCatalogue, useLabel } from '../../state/catalogue.ts';
import { useLocale } from '../../state/locale.ts';
import type { Picture } from '../../state/scene/picture.ts';
import { selectionStore } from '../../state/selection.ts';
import { useStore } from '../../state/store.ts';
import { bendsOf } from '../bends.ts';
import { isFarFrom } from '../graph.ts';
import { areDashed } from '../overlay/lines.ts';
import { clearOverlay, drawOverlay, type OverlayInput } from '../overlay.ts';
import { readPalette } from '../palette.ts';
import { edgeLook, focusOf, isCrowd, nodeLook, shapeOf, type View } from '../reducers.ts';
import { repaint } from '../repaint.ts';
import { useColorScheme } from './color-scheme.ts';

const UNKNOWN_KIND = '#7a8291';
const CLEAR = '#00000000';
/** In a crowd, names wait until the picture rests for so long; milliseconds. */
const REST = 120;

/** Gives nodes and lines their looks, and writes the labels over them. */
export function AppearanceController({ renderer, picture }: { readonly renderer: Sigma; readonly picture: Picture }) {
  const selection = useStore(selectionStore);
  const kinds = useCatalogue()?.nodeKinds;
  const labelOf = useLabel();
  const { language } = useLocale();
  const scheme = useColorScheme();
  const input = useRef<OverlayInput | null>(null);
  const looks = useRef<Looks | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      if (input.current !== null) drawOverlay(renderer, input.current);
    };
    const afterRender = (): void => {
      clearTimeout(timer);
      if (input.current === null || !isCrowd(input.current.view.picture)) draw();
      else {
        clearOverlay(renderer);
        timer = setTimeout(draw, REST);
      }
    };
    renderer.on('afterRender', afterRender);
    return () => {
      clearTimeout(timer);
      renderer.off('afterRender', afterRender);
    };
  }, [renderer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `scheme` says when the style sheet's colours have changed
  const palette = useMemo(() => readPalette(renderer.getContainer()), [renderer, scheme]);

  useEffect(() => {
    // The reducers are set once and read what is current: setting them anew would lay everything out again.
    renderer.setSettings({
      nodeReducer: (id, attributes) => ({ ...attributes, ...nodeDisplay(id, looks.current) }),
      edgeReducer: (id, attributes) => ({ ...attributes, ...edgeDisplay(id, looks.current) }),
    });
  }, [renderer]);

  useEffect(() => {
    const view: View = { picture, selection, palette, focus: focusOf(picture, selection) };
    const before = looks.current;
    const after: Looks = { view, kinds, dashed: areDashed(view) };
    looks.current = after;
    input.current = { view, language, labelOf, bends: bendsOf(picture.edges) };
    const same = before?.view.picture === picture && before.view.palette === palette && before.kinds === kinds;
    // A graph that is still being made for this picture is looked at when it is whole.
    if (isFarFrom(renderer.getGraph() as MultiDirectedGraph, picture)) return;
    if (same && isCrowd(picture)) repaint(renderer, changed(before.view, view));
    else renderer.refresh({ schedule: true });
  }, [renderer, picture, selection, kinds, language, labelOf, palette]);
  return null;
}

/** What the looks of nodes and lines are computed from. */
interface Looks {
  readonly view: View;
  readonly kinds: Catalogue['nodeKinds'] | undefined;
  readonly dashed: boolean;
}

const hidden = { hidden: true } as const;

function nodeDisplay(id: string, looks: Looks | null) {
  const node = looks?.view.picture.nodes.get(id);
  if (looks === null || node === undefined) return hidden;
  const kind = looks.kinds?.get(node.kind);
  return {
    ...nodeLook(node, kind?.color ?? UNKNOWN_KIND, looks.view),
    type: 'shape',
    shape: shapeOf(kind?.shape),
    hidden: false,
  };
}

/** A dashed line is drawn under the nodes; here it is clear, so that the pointer still finds it. */
function edgeDisplay(id: string, looks: Looks | null) {
  const edge = looks?.view.picture.edges.get(id);
  if (looks === null || edge === undefined) return hidden;
  const look = edgeLook(edge, looks.view);
  return { ...look, color: look.dashed && looks.dashed ? CLEAR : look.color, hidden: false };
}

/** What looks different in two views of the same picture. */
function changed(before: View, after: View): { readonly nodes: string[]; readonly edges: string[] } {
  const touched = ({ selection, focus }: View): { nodes: readonly string[]; edges: readonly string[] } => ({
    nodes: [...selection.nodes, ...(focus?.nodes ?? [])],
    edges: [...(selection.edge === null ? [] : [selection.edge]), ...(focus?.edges ?? [])],
  });
  const [a, b] = [touched(before), touched(after)];
  const { nodes, edges } = after.picture;
  return {
    nodes: [...new Set([...a.nodes, ...b.nodes])].filter((id) => nodes.has(id)),
    edges: [...new Set([...a.edges, ...b.edges])].filter((id) => edges.has(id)),
  };
}
