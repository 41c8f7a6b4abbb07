import { useEffect } from 'react';
import { reveal, zoom } from './canvas/commands.ts';
import { towards } from './canvas/reducers.ts';
import { SEARCH_INPUT } from './panels/search-box.tsx';
import { fitAll } from './panels/toolbar.tsx';
import { deselect, expand, hideNodes, isolate, openNode, rearrange, redoScene, undoScene } from './state/acts.ts';
import { neighbourRow, queueStore } from './state/findings.ts';
import { type Act, actOf } from './state/keys.ts';
import { navigate, routeStore } from './state/route.ts';
import { historyStore } from './state/scene.ts';
import { selectionStore } from './state/selection.ts';

/** Runs what keys stand for, wherever the focus is. */
export function Keyboard({ onHelp, onTable }: { readonly onHelp: () => void; readonly onTable: () => void }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const element = target instanceof Element ? target : null;
      if (element?.closest('dialog') != null) return;
      const act = actOf({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        typing: element?.matches('input, textarea, select') ?? false,
        canvas: element?.closest('.stage-canvas') != null,
      });
      if (act === null) return;
      event.preventDefault();
      if (act === 'help') onHelp();
      else if (act === 'table') onTable();
      else runners[act]();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [onHelp, onTable]);
  return null;
}

const runners: Readonly<Record<Exclude<Act, 'help' | 'table'>, () => void>> = {
  search: () => document.getElementById(SEARCH_INPUT)?.focus(),
  next: () => openRow(1),
  previous: () => openRow(-1),
  undo: undoScene,
  redo: redoScene,
  expand: () => {
    for (const id of chosen()) void expand(id);
  },
  hide: () => hideNodes(chosen()),
  isolate: () => isolate(chosen()),
  fit: fitAll,
  arrange: () => void rearrange(),
  zoomIn: () => zoom(0.7),
  zoomOut: () => zoom(1.4),
  escape: deselect,
  left: () => walk({ x: -1, y: 0 }),
  right: () => walk({ x: 1, y: 0 }),
  up: () => walk({ x: 0, y: 1 }),
  down: () => walk({ x: 0, y: -1 }),
};

const chosen = (): readonly string[] => [...selectionStore.get().nodes];

function openRow(step: 1 | -1): void {
  const row = neighbourRow(queueStore.get().rows, routeStore.get().finding, step);
  if (row !== undefined) navigate({ finding: row.id, entity: null });
}

/** Goes along a line to the neighbour in this direction; from nowhere, to the first node. */
function walk(direction: { readonly x: number; readonly y: number }): void {
  const { scene } = historyStore.get();
  const [from] = selectionStore.get().nodes;
  const to = from === undefined ? [...scene.nodes.keys()][0] : towards(scene, from, direction);
  if (to === undefined || to === null) return;
  openNode(to);
  const at = scene.positions.get(to);
  if (at !== undefined) reveal(at);
}
