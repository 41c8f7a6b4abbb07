/** What is drawn as two tables, every row of it. Amounts in major units, times in ISO 8601. */
import type { Picture } from '../state/scene/picture.ts';
import { csv } from './text.ts';

type Label = (kind: string) => string;

const byId = <T extends { readonly id: string }>(items: Iterable<T>): readonly T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
const time = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

export const nodesCsv = ({ nodes, present }: Picture, label: Label): string =>
  csv([
    ['id', 'kind', 'label', 'name', 'score', 'severity', 'lines', 'linesDrawn', 'flags', 'members'],
    ...byId(nodes.values()).map((node) => [
      node.id,
      node.kind,
      label(node.kind),
      node.label,
      node.score,
      node.severity,
      node.lines,
      present.get(node.id) ?? 0,
      node.flags.join(' '),
      node.members?.join(' ') ?? null,
    ]),
  ]);

export const edgesCsv = ({ nodes, edges }: Picture, label: Label): string =>
  csv([
    [
      'kind',
      'label',
      'from',
      'fromName',
      'to',
      'toName',
      'count',
      'amount',
      'share',
      'first',
      'last',
      'confidence',
      'records',
    ],
    ...byId(edges.values()).map((edge) => [
      edge.kind,
      label(edge.kind),
      edge.from,
      nodes.get(edge.from)?.label ?? '',
      edge.to,
      nodes.get(edge.to)?.label ?? '',
      edge.count,
      edge.amount === null ? null : edge.amount / 100,
      edge.share,
      time(edge.first),
      time(edge.last),
      edge.confidence,
      edge.records.join(' '),
    ]),
  ]);
