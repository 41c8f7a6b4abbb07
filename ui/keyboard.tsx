import { useEffect } from 'react';
import { placeInWindow, reveal, zoom } from './canvas/commands.ts';
import type { OpenMenu } from './canvas/menu.ts';
import { towards } from './canvas/reducers.ts';
import { EXPORT_MENU } from './panels/export-menu.tsx';
import { LAYOUT_MENU } from './panels/layout-menu.tsx';
import { REASON_INPUT } from './panels/review-form.tsx';
import { SEARCH_INPUT } from './panels/search-box.tsx';
import { togglePlaying } from './panels/time-bar.tsx';
import { fitAll } from './panels/toolbar.tsx';
import { askComparison, askPaths, askTree, closeQuestion, showCircle, showCommon } from './state/acts/ask.ts';
import {
  foldNeighbours,
  hideNodes,
  isolate,
  onlyLines,
  redoScene,
  showHidden,
  toggleFold,
  togglePins,
  undoScene,
} from './state/acts/edit.ts';
import { chooseExpansion, collapse, expand } from './state/acts/expand.ts';
import { beginNote } from './state/acts/note.ts';
import { moveNodes, rearrange } from './state/acts/place.ts';
import {
  chooseNodes,
  chosen,
  deselect,
  invertSelection,
  openNode,
  selectAll,
  selectRelated,
} from './state/acts/select.ts';
import { questionStore } from './state/ask.ts';
import { assignToMe, decide } from './state/decide.ts';
import { neighbourRow, queueStore, toggleMark } from './state/findings.ts';
import { type Act, type Arrow, actOf, type Direction } from './state/keys.ts';
import { pictureNow } from './state/picture.ts';
import { step, toggleStepping } from './state/playback.ts';
import { navigate, routeStore } from './state/route.ts';
import { sceneNow } from './state/scene/history.ts';
import type { Position } from './state/scene/model.ts';
import { countKinds } from './state/scene/picture.ts';
import { toggleTimeBar } from './state/time-bar.ts';
import { toggleLasso, toolStore } from './state/tool.ts';
import { showWork } from './state/workspace/saved.ts';

interface Props {
  readonly onHelp: () => void;
  readonly onTable: () => void;
  readonly onMenu: OpenMenu;
}

/** Runs what keys stand for, wherever the focus is. */
export function Keyboard({ onHelp, onTable, onMenu }: Props) {
  useEffect(() => {
    const runners: Runners = {
      ...common,
      help: onHelp,
      table: onTable,
      menu: () => {
        const [node] = chosen();
        if (node !== undefined) onMenu({ node, ...placeInWindow(node) });
      },
    };
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const element = target instanceof Element ? target : null;
      if (element?.closest('dialog') != null) return;
      const act = actOf({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        typing: element?.matches('input:not([type=range], [type=checkbox]), textarea, select') ?? false,
        canvas: element?.closest('.stage-canvas') != null,
        button: element?.matches('button, a, summary, [role=tab]') ?? false,
      });
      if (act === null) return;
      event.preventDefault();
      if (typeof act === 'string') runners[act]();
      else if ('only' in act) showOnly(act.only);
      else arrowRunners[act.arrow](directions[act.direction]);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [onHelp, onTable, onMenu]);
  return null;
}

type Runners = Readonly<Record<Act, () => void>>;

const each = (run: (id: string) => void): void => {
  for (const id of chosen()) run(id);
};

const first = (run: (id: string) => void): void => {
  const [id] = chosen();
  if (id !== undefined && /^(Enterprise|Person):/.test(id)) run(id);
};

const common: Omit<Runners, 'help' | 'table' | 'menu'> = {
  search: () => document.getElementById(SEARCH_INPUT)?.focus(),
  next: () => openRow(1),
  previous: () => openRow(-1),
  undo: undoScene,
  redo: redoScene,
  expand: () => {
    const [id, ...others] = chosen();
    if (id !== undefined && others.length === 0) void chooseExpansion(id, placeInWindow(id));
    else each((one) => void expand(one));
  },
  expandAll: () => each((id) => void expand(id)),
  collapse: () => collapse(chosen()),
  inspect: () => document.getElementById('details')?.focus(),
  work: showWork,
  export: () => document.querySelector<HTMLButtonElement>(`#${EXPORT_MENU} > button`)?.click(),
  hide: () => hideNodes(chosen()),
  isolate: () => isolate(chosen()),
  unhide: showHidden,
  pin: () => togglePins(chosen()),
  fold: () => toggleFold(chosen()),
  foldNeighbours: () => each(foldNeighbours),
  related: selectRelated,
  invert: invertSelection,
  all: selectAll,
  lasso: toggleLasso,
  fit: fitAll,
  arrange: () => void rearrange(),
  layouts: () => document.querySelector<HTMLButtonElement>(`#${LAYOUT_MENU} > button`)?.click(),
  paths: () => askPaths(chosen()),
  common: () => void showCommon(chosen()),
  tree: () => first((id) => void askTree(id)),
  circle: () => first((id) => void showCircle(id)),
  compare: () => askComparison(),
  time: toggleTimeBar,
  play: togglePlaying,
  write: () => beginNote(),
  zoomIn: () => zoom(0.7),
  zoomOut: () => zoom(1.4),
  escape: () => {
    if (routeStore.get().page !== null) navigate({ page: null });
    else if (toolStore.get() === 'lasso') toggleLasso();
    else if (questionStore.get() !== null) closeQuestion();
    else deselect();
  },
  confirm: () => void decide({ verdict: 'confirmed' }),
  dismiss: () => void dismiss(),
  unsure: () => void decide({ verdict: 'unsure' }),
  take: () => void assignToMe(),
  note: toReason,
  mark: () => {
    const { finding } = routeStore.get();
    if (finding !== null) toggleMark(finding);
  },
  stepBack: () => step(-1),
  stepOn: () => step(1),
  playEvidence: toggleStepping,
};

const directions: Readonly<Record<Direction, Position>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
};
const arrowRunners: Readonly<Record<Arrow['arrow'], (direction: Position) => void>> = {
  walk: (direction) => walk(direction, openNode),
  extend: (direction) => walk(direction, (to) => chooseNodes([...chosen().filter((id) => id !== to), to])),
  move: moveChosen,
};

function toReason(): void {
  document.getElementById(REASON_INPUT)?.focus();
}

/** A dismissal needs its reason: the cursor goes there, and Ctrl+Enter dismisses. */
async function dismiss(): Promise<void> {
  if (!(await decide({ verdict: 'dismissed' }))) toReason();
}

/** Leaves the lines of the legend's n-th kind, or brings all back. */
function showOnly(place: number): void {
  const kinds = countKinds(sceneNow().edges.values()).map(([kind]) => kind);
  const kind = kinds[place - 1];
  if (kind !== undefined) onlyLines(kind, kinds);
}

function openRow(step: 1 | -1): void {
  const row = neighbourRow(queueStore.get().rows, routeStore.get().finding, step);
  if (row !== undefined) navigate({ finding: row.id, entity: null });
}

/** Goes along a line from the node that was chosen last to the neighbour in this direction; from nowhere, to the first node. */
function walk(direction: Position, choose: (id: string) => void): void {
  const picture = pictureNow();
  const from = chosen().at(-1);
  const to = from === undefined ? [...picture.nodes.keys()][0] : towards(picture, from, direction);
  if (to === undefined || to === null) return;
  choose(to);
  const at = picture.positions.get(to);
  if (at !== undefined) reveal(at);
}

/** So far one key moves, in the pixels of an unzoomed canvas. */
const STRIDE = 20;

/** Moves what is chosen; a row of such keys is one step of the log. */
function moveChosen(direction: Position): void {
  const { positions } = pictureNow();
  const ids = chosen();
  const moved = ids.flatMap((id) => {
    const at = positions.get(id);
    return at === undefined ? [] : [[id, { x: at.x + STRIDE * direction.x, y: at.y + STRIDE * direction.y }] as const];
  });
  if (moved.length > 0) moveNodes(moved, `move ${ids.join()}`);
}
