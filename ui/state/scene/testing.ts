/** Small scenes for tests. */
import type { SceneEvent } from './events.ts';
import type { SceneEdge, SceneNode } from './model.ts';

export const node = (id: string, change: Partial<SceneNode> = {}): SceneNode => ({
  id,
  kind: 'Enterprise',
  label: id,
  flags: [],
  lines: null,
  score: null,
  severity: null,
  ...change,
});

export const edge = (from: string, to: string, change: Partial<SceneEdge> = {}): SceneEdge => ({
  id: `${change.kind ?? 'guarantees'} ${from} ${to}`,
  kind: 'guarantees',
  from,
  to,
  directed: true,
  count: 1,
  amount: 100,
  share: null,
  first: null,
  last: null,
  confidence: 1,
  records: [],
  ...change,
});

type Show = Extract<SceneEvent, { readonly type: 'show' }>;

/** Shows nodes in a row, ten pixels apart, the first as the subject. */
export const show = (
  nodes: readonly (string | SceneNode)[],
  edges: readonly SceneEdge[] = [],
  change: Partial<Show> = {},
): Show => {
  const shown = nodes.map((one) => (typeof one === 'string' ? node(one) : one));
  return {
    type: 'show',
    cause: 'expand',
    replace: false,
    nodes: shown,
    edges,
    positions: shown.map(({ id }, i) => [id, { x: i * 10, y: 0 }]),
    subjects: shown.slice(0, 1).map(({ id }) => id),
    mute: [],
    ...change,
  };
};
