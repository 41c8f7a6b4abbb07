import { amountProperty } from '../../../graph/engine/neighborhood.ts';
import type { Finding } from '../../../graph/schema/finding.ts';
import { type EdgeId, type EntityId, parseEdgeId, parseEntityId } from '../../../graph/schema/ids.ts';
import { edgeKind, edgeKindNames, type Kind, nodeKind, partyKinds, propertiesOf } from '../../../graph/schema/kinds.ts';
import type { Text } from '../../../graph/schema/text.ts';
import type { StoredRecord } from '../../../graph/store/store.ts';
import type { Context } from '../../context.ts';
import type { Resolvers } from '../../graphql/generated/types.ts';
import { money } from '../../graphql/models.ts';
import { checkedSize, MOST_PER_PAGE } from '../../paging.ts';
import { majorUnits, namedValues } from '../../values.ts';
import { findingConnection } from '../finding/resolvers.ts';
import { rowSourceOf } from './entity.ts';

const entityOf = (id: EntityId) => parseEntityId(id)!;
const relationOf = (id: EdgeId) => parseEdgeId(id)!;

/** An edge that something of this snapshot names, so it is stored. */
async function storedEdge(id: EdgeId, { records }: Context): Promise<StoredRecord> {
  const record = await records.load(id);
  if (record === null) throw new Error(`${id} is not in the store any more`);
  return record;
}

const numberOf = async (id: EdgeId, column: string, context: Context): Promise<number | null> => {
  const value = (await storedEdge(id, context)).values[column] ?? null;
  return value === null || Number.isNaN(value) ? null : Number(value);
};

const flagsOf = (kind: Kind, record: StoredRecord | null) =>
  Object.entries(record?.flags ?? {}).map(([column, raw]) => ({
    column,
    label: propertiesOf(kind)[column]?.label ?? columnLabels[column] ?? { zh: column, en: column },
    raw,
  }));

/** Columns that are no properties. */
const columnLabels: Readonly<Record<string, Text>> = {
  key: { zh: '主键', en: 'Key' },
  from: { zh: '起点', en: 'From' },
  to: { zh: '终点', en: 'To' },
  at: { zh: '时间', en: 'At' },
  validFrom: { zh: '生效时间', en: 'Valid from' },
  validTo: { zh: '失效时间', en: 'Valid to' },
  confidence: { zh: '置信度', en: 'Confidence' },
};

const sourcesOf = (record: StoredRecord | null, first: number | null | undefined) =>
  (record?.sources ?? []).slice(0, checkedSize('first', first ?? 5, MOST_PER_PAGE)).map(rowSourceOf);

export const entityResolvers: Resolvers = {
  Query: {
    node: async (_, { id }, { services, findings }) => (await services.entities.find(id)) ?? findings.load(id),
    search: (_, { text, limit, kinds }, { services }) =>
      services.entities.search(text, limit ?? 20, kinds ?? undefined),
  },
  Node: {
    __resolveType: (node: EntityId | EdgeId | Finding) =>
      typeof node !== 'string' ? 'Finding' : parseEdgeId(node) === null ? 'Entity' : 'Relation',
  },
  Entity: {
    id: (id) => id,
    kind: (id) => entityOf(id).kind,
    label: (id) => nodeKind(entityOf(id).kind).label,
    key: (id) => entityOf(id).key,
    name: async (id, _, context) => {
      const snapshot = await context.snapshot();
      const node = snapshot.find(id);
      return node === null ? entityOf(id).key : snapshot.nameOf(node);
    },
    placeholder: async (id, _, { records }) => (await records.load(id)) === null,
    properties: async (id, _, { records }) => {
      const record = await records.load(id);
      return record === null ? [] : namedValues(record.kind, record.values);
    },
    flags: async (id, _, { records }) => flagsOf(entityOf(id).kind, await records.load(id)),
    sources: async (id, { first }, { records }) => sourcesOf(await records.load(id), first),
    confidence: async (id, _, { records }) => (await records.load(id))?.confidence ?? 1,
    degree: async (id, _, context) => {
      const snapshot = await context.snapshot();
      const node = snapshot.find(id);
      if (node === null) return 0;
      return edgeKindNames.reduce((sum, kind) => {
        const edges = snapshot.edges(kind);
        return sum + edges.degree(node);
      }, 0);
    },
    score: (id, _, { scores }) => (partyKinds.includes(entityOf(id).kind) ? scores.load(id) : null),
    severity: (id, _, { severities }) => severities.load(id),
    findings: (id, page, context) => findingConnection({ subject: id }, 'PRIORITY', page, context),
  },
  Relation: {
    id: (id) => id,
    kind: (id) => relationOf(id).kind,
    label: (id) => edgeKind(relationOf(id).kind).label,
    from: async (id, _, context) => (await storedEdge(id, context)).values.from as EntityId,
    to: async (id, _, context) => (await storedEdge(id, context)).values.to as EntityId,
    at: (id, _, context) => numberOf(id, 'at', context),
    validFrom: (id, _, context) => numberOf(id, 'validFrom', context),
    validTo: (id, _, context) => numberOf(id, 'validTo', context),
    amount: async (id, _, context) => {
      const name = amountProperty(relationOf(id).kind);
      return name === null ? null : money(await numberOf(id, name, context));
    },
    share: (id, _, context) => numberOf(id, 'share', context),
    confidence: async (id, _, context) => (await storedEdge(id, context)).confidence,
    properties: async (id, _, context) => {
      const record = await storedEdge(id, context);
      return namedValues(record.kind, record.values);
    },
    flags: async (id, _, context) => flagsOf(relationOf(id).kind, await storedEdge(id, context)),
    sources: async (id, { first }, context) => sourcesOf(await storedEdge(id, context), first),
  },
  SearchHit: {
    entity: ({ id }) => id,
    holders: ({ id }, { limit }, { services }) => services.entities.holders(id, limit ?? 3),
  },
  Money: { amount: ({ minorUnits }) => majorUnits(minorUnits) },
};
