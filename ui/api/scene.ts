/** Turns answers of the server into nodes and lines of the scene. */
import type { EntityRefFragment, NeighborhoodQuery, RelationRowFragment } from '../generated/graphql.ts';
import { minorUnits } from '../state/format.ts';
import type { SceneEdge, SceneNode } from '../state/scene/model.ts';
import { joined } from '../state/scene/picture.ts';

/** The same pair and kind is the same line, wherever it comes from. */
export const lineId = (kind: string, from: string, to: string): string => JSON.stringify([kind, from, to]);

const instant = (time: string | null | undefined): number | null =>
  time === null || time === undefined ? null : Date.parse(time);

export const sceneNode = (entity: EntityRefFragment): SceneNode => ({
  id: entity.id,
  kind: entity.kind,
  label: entity.name,
  flags: [...(entity.placeholder ? ['placeholder'] : []), ...entity.flags.map(({ column }) => column)],
  lines: null,
  score: entity.score?.score ?? null,
  severity: entity.severity ?? null,
});

/** Single relations as lines, one a pair and kind. */
export function linesOf(relations: readonly RelationRowFragment[], isDirected: (kind: string) => boolean): SceneEdge[] {
  const lines = new Map<string, SceneEdge>();
  for (const relation of relations) {
    const line = lineOfRelation(relation, isDirected(relation.kind));
    const known = lines.get(line.id);
    lines.set(line.id, known === undefined ? line : joined(known, line));
  }
  return [...lines.values()];
}

/** One relation as a line. */
export const lineOfRelation = (relation: RelationRowFragment, directed: boolean): SceneEdge => {
  const time = instant(relation.at ?? relation.validFrom);
  return {
    id: lineId(relation.kind, relation.from.id, relation.to.id),
    kind: relation.kind,
    from: relation.from.id,
    to: relation.to.id,
    directed,
    count: 1,
    amount: minorUnits(relation.amount),
    share: relation.share ?? null,
    first: time,
    last: time,
    confidence: relation.confidence,
    records: [relation.id],
  };
};

type EdgeGroup = NeighborhoodQuery['neighborhood']['edges'][number];

/** A neighbourhood's edge groups as lines. */
export const lineOfGroup = (group: EdgeGroup): SceneEdge => ({
  id: lineId(group.kind, group.from, group.to),
  kind: group.kind,
  from: group.from,
  to: group.to,
  directed: group.directed,
  count: group.count,
  amount: minorUnits(group.total),
  share: group.share ?? null,
  first: instant(group.first),
  last: instant(group.last),
  confidence: group.confidence,
  records: [],
});
