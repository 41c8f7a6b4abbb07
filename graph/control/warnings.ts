/** What makes the answer about a company's owners doubtful: to be shown beside it. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Text, TextValue } from '../schema/text.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { ownershipAt } from './ownership.ts';
import { defaultRules, type RulePack, reaches } from './rules.ts';

export const ownershipWarnings = {
  circularHolding: {
    zh: '{members} 循环持股，表决权可能被虚增。',
    en: '{members} hold shares of one another in a circle, which inflates votes.',
  },
  unknownOwners: {
    zh: '{share} 的股权归属不明。',
    en: 'The owners of {share} are not known.',
  },
  overstatedShares: {
    zh: '登记的持股比例合计 {share}，已按比例折算为 100%。',
    en: 'The stated shares add up to {share}; they are scaled to 100%.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export interface OwnershipWarning {
  readonly warning: keyof typeof ownershipWarnings;
  /** Values of the message's slots. */
  readonly values: Readonly<Record<string, TextValue>>;
}

/** Warnings about a company's owners on a date. O(what is above it). */
export function ownershipWarningsOf(
  snapshot: Snapshot,
  asOf: Instant,
  company: NodeIndex,
  rules: RulePack = defaultRules,
): readonly OwnershipWarning[] {
  const ownership = ownershipAt(snapshot, asOf);
  const warnings: OwnershipWarning[] = [];
  const circle = ownership.circles.find((members) => members.includes(company));
  if (circle) {
    const members = circle.map((member) => snapshot.idOf(member));
    warnings.push({ warning: 'circularHolding', values: { members: { type: 'entities', value: members } } });
  }
  const unknown = ownership.unknownShareOf(company);
  if (reaches(unknown, rules.opaqueShare)) {
    warnings.push({ warning: 'unknownOwners', values: { share: { type: 'share', value: unknown } } });
  }
  if (ownership.overstated(company)) {
    const stated = ownership.statedShareOf(company);
    warnings.push({ warning: 'overstatedShares', values: { share: { type: 'share', value: stated } } });
  }
  return warnings;
}
