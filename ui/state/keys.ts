/** What a key does. Pure: which act a key stands for; `keyboard.tsx` runs it. */

export type Act =
  | 'search'
  | 'help'
  | 'next'
  | 'previous'
  | 'undo'
  | 'redo'
  | 'expand'
  | 'hide'
  | 'isolate'
  | 'fit'
  | 'arrange'
  | 'zoomIn'
  | 'zoomOut'
  | 'table'
  | 'escape'
  | 'left'
  | 'right'
  | 'up'
  | 'down';

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Whether the focus is where text is typed or chosen. */
  readonly typing: boolean;
  /** Whether the focus is on the canvas. */
  readonly canvas: boolean;
}

const plain: Readonly<Record<string, Act>> = {
  '/': 'search',
  '?': 'help',
  j: 'next',
  k: 'previous',
  e: 'expand',
  h: 'hide',
  H: 'isolate',
  f: 'fit',
  l: 'arrange',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  t: 'table',
};

const walking: Readonly<Record<string, Act>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The act of a stroke, or null when the key belongs to the browser or to a field. */
export function actOf({ key, ctrl, shift, alt, typing, canvas }: Stroke): Act | null {
  if (alt) return null;
  if (ctrl) {
    if (key === 'k') return 'search';
    if (typing) return null;
    if (key.toLowerCase() === 'z') return shift ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (key === 'Escape') return typing ? null : 'escape';
  if (typing) return null;
  if (canvas && walking[key] !== undefined) return walking[key];
  return plain[key] ?? null;
}
