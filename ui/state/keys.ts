/** What a key does. Pure: which act a key stands for; `keyboard.tsx` runs it. */

export const acts = [
  'search',
  'help',
  'next',
  'previous',
  'undo',
  'redo',
  'expand',
  'expandAll',
  'collapse',
  'inspect',
  'menu',
  'hide',
  'isolate',
  'unhide',
  'pin',
  'fold',
  'foldNeighbours',
  'related',
  'invert',
  'all',
  'lasso',
  'fit',
  'arrange',
  'layouts',
  'zoomIn',
  'zoomOut',
  'write',
  'table',
  'work',
  'export',
  'paths',
  'common',
  'tree',
  'circle',
  'compare',
  'time',
  'confirm',
  'dismiss',
  'unsure',
  'take',
  'note',
  'mark',
  'stepBack',
  'stepOn',
  'playEvidence',
  'play',
  'escape',
] as const;
export type Act = (typeof acts)[number];

/** An arrow: walks to the neighbour there, takes it in too, or moves what is selected. */
export interface Arrow {
  readonly arrow: 'walk' | 'extend' | 'move';
  readonly direction: Direction;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** A digit switches to the lines of one kind, in the order of the legend. */
export interface OnlyLines {
  readonly only: number;
}

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Whether the focus is where text is typed or chosen. */
  readonly typing: boolean;
  /** Whether the focus is on the canvas. */
  readonly canvas: boolean;
  /** Whether the focus is on a button or a link. */
  readonly button: boolean;
}

/** Keys that do something by themselves. */
export const singleKeys: Readonly<Record<string, Act>> = {
  '/': 'search',
  '?': 'help',
  j: 'next',
  k: 'previous',
  e: 'expand',
  E: 'expandAll',
  c: 'collapse',
  i: 'inspect',
  m: 'menu',
  ContextMenu: 'menu',
  h: 'hide',
  H: 'isolate',
  u: 'unhide',
  x: 'pin',
  g: 'fold',
  G: 'foldNeighbours',
  r: 'related',
  s: 'lasso',
  f: 'fit',
  l: 'arrange',
  L: 'layouts',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  a: 'write',
  b: 'table',
  W: 'work',
  X: 'export',
  p: 'paths',
  n: 'common',
  o: 'tree',
  w: 'circle',
  d: 'compare',
  t: 'time',
  C: 'confirm',
  D: 'dismiss',
  U: 'unsure',
  A: 'take',
  N: 'note',
  v: 'mark',
  ',': 'stepBack',
  '.': 'stepOn',
  '>': 'playEvidence',
};

/** As Neo4j's explorer has them; the browser keeps its own keys unless the canvas has the focus. */
const withCtrl: Readonly<Record<string, Act>> = {
  e: 'expand',
  i: 'inspect',
  f: 'fit',
  h: 'hide',
  H: 'isolate',
  R: 'related',
  a: 'all',
};

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The act of a stroke, or null when the key belongs to the browser or to a field. */
export function actOf({ key, ctrl, shift, alt, typing, canvas, button }: Stroke): Act | Arrow | OnlyLines | null {
  const direction = arrows[key];
  if (direction !== undefined && canvas && !alt) return { arrow: ctrl ? 'move' : shift ? 'extend' : 'walk', direction };
  if (alt) return ctrl && canvas && key.toLowerCase() === 'a' ? 'invert' : null;
  if (ctrl) return key === 'k' ? 'search' : typing ? null : controlled(key, shift, canvas);
  if (key === 'Escape') return typing ? null : 'escape';
  if (typing) return null;
  // On a button, the space bar presses it.
  if (key === ' ') return button ? null : 'play';
  if (/^[1-9]$/.test(key)) return { only: Number(key) };
  return singleKeys[key] ?? null;
}

function controlled(key: string, shift: boolean, canvas: boolean): Act | null {
  if (key.toLowerCase() === 'z') return shift ? 'redo' : 'undo';
  if (key === 'y') return 'redo';
  return canvas ? (withCtrl[shift ? key.toUpperCase() : key] ?? null) : null;
}
