/** What is drawn as GEXF 1.2, for Gephi and its like. Loaded when it is asked for. */
import { MultiDirectedGraph } from 'graphology';
import { write } from 'graphology-gexf/browser/index.js';
import type { Picture } from '../state/scene/picture.ts';
import { clean } from './text.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** Without those that are not known: a missing value is none, not zero. */
const known = (values: Readonly<Record<string, string | number | null>>): Attributes =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === 'string' ? clean(value) : value]],
    ),
  );

/** Amounts in major units, times in ISO 8601. */
export function gexfOf({ nodes, edges, positions }: Picture): string {
  const graph = new MultiDirectedGraph();
  for (const node of nodes.values()) {
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    const { kind, score, severity } = node;
    graph.addNode(clean(node.id), { x, y, label: clean(node.label || node.id), ...known({ kind, score, severity }) });
  }
  for (const edge of edges.values()) {
    const { kind, count, share, confidence } = edge;
    const [first, last] = [edge.first, edge.last].map((at) => (at === null ? null : new Date(at).toISOString()));
    graph.addDirectedEdge(clean(edge.from), clean(edge.to), {
      label: kind,
      ...known({ kind, count, amount: edge.amount === null ? null : edge.amount / 100, share, confidence }),
      ...known({ first: first ?? null, last: last ?? null }),
    });
  }
  return write(graph, {
    version: '1.2',
    formatNode: (_id, { label, x, y, ...attributes }) => ({ label, attributes, viz: { x, y } }),
    formatEdge: (_id, { label, ...attributes }) => ({ label, attributes }),
  });
}
