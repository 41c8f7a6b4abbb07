/** Our own layout, derived from the table of kinds: a file a kind, a column a property. See docs/ingest.md. */
import {
  type EdgeKind,
  edgeKind,
  edgeKindNames,
  type NodeKind,
  nodeKindNames,
  propertiesOf,
} from '../../graph/schema/kinds.ts';
import type { Mapping, Table, ValueRule } from './mapping.ts';

const sameName = (names: readonly string[]): Record<string, ValueRule> =>
  Object.fromEntries(names.map((column) => [column, { column }]));

const nodeTable = (kind: NodeKind): Table => ({
  name: kind,
  rules: {
    kind,
    key: { column: 'key' },
    naturalKeys: true,
    values: sameName([...Object.keys(propertiesOf(kind)), 'confidence']),
  },
});

const edgeTable = (kind: EdgeKind): Table => ({
  name: kind,
  rules: {
    kind,
    from: { column: 'from' },
    to: { column: 'to' },
    values: {
      ...sameName([...Object.keys(propertiesOf(kind)), 'confidence']),
      ...(edgeKind(kind).time === 'event'
        ? { at: { column: 'at', required: true } }
        : sameName(['validFrom', 'validTo'])),
    },
  },
});

export const portfolio: Mapping = {
  id: 'portfolio',
  title: { zh: '标准目录', en: 'Portfolio layout' },
  tables: [...nodeKindNames.map(nodeTable), ...edgeKindNames.map(edgeTable)],
  leftOut: ['truth'],
};
