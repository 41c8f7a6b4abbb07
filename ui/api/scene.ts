/** Turns answers of the server into nodes and lines of the scene. */
import type { EntityRefFragment, NeighborhoodQuery, RelationRowFragment } from '../generated/graphql.ts';
import { minorUnits } from '../state/format.ts';
import type { SceneEdge, SceneNode } from '../state/scene.ts';

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
});

/** Single relations as lines, one a pair and kind. */
export function linesOf(relations: readonly RelationRowFragment[], isDirected: (kind: string) => boolean): SceneEdge[] {
  const lines = new Map<string, SceneEdge>();
  for (const relation of relations) {
    const line = lineOf(relation, isDirected(relation.kind));
    const known = lines.get(line.id);
    lines.set(line.id, known === undefined ? line : joined(known, line));
  }
  return [...lines.values()];
}

const lineOf = (relation: RelationRowFragment, directed: boolean): SceneEdge => {
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

const joined = (a: SceneEdge, b: SceneEdge): SceneEdge => ({
  ...a,
  count: a.count + b.count,
  amount: a.amount === null ? b.amount : a.amount + (b.amount ?? 0),
  share: b.share ?? a.share,
  first: earlier(a.first, b.first, Math.min),
  last: earlier(a.last, b.last, Math.max),
  confidence: Math.min(a.confidence, b.confidence),
  records: [...a.records, ...b.records],
});

const earlier = (a: number | null, b: number | null, pick: (a: number, b: number) => number): number | null =>
  a === null ? b : b === null ? a : pick(a, b);

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
