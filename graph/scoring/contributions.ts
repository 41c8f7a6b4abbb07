/** What a score is made of, part by part. */
import type { Finding } from '../schema/finding.ts';
import type { Contribution } from '../schema/score.ts';
import { render } from '../schema/text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { bondKinds } from './bonds.ts';
import type { Reached } from './propagate.ts';
import type { CountedSignal } from './signals.ts';

/** A finding as it counts for one party: −ln(1 − weight · severity · confidence). */
export interface CountedFinding {
  readonly finding: Finding;
  readonly value: number;
}

/** What a party itself gives reason for. */
export interface OwnRisk {
  readonly findings: readonly CountedFinding[];
  readonly signals: readonly CountedSignal[];
}

type Part = Contribution extends infer C ? (C extends Contribution ? Omit<C, 'portion'> : never) : never;

/** The contributions of a party, largest first; their values add up to the rank. */
export function contributionsOf(
  snapshot: Snapshot,
  { findings, signals }: OwnRisk,
  reached: Reached | undefined,
): readonly Contribution[] {
  const parts: Part[] = findings.map(({ finding, value }) => ({
    type: 'finding',
    value,
    text: finding.text,
    finding: finding.id,
  }));
  for (const signal of signals) parts.push({ type: 'signal', ...signal });
  for (const { kind, party, share, strength, message } of reached?.incoming ?? []) {
    const id = snapshot.idOf(party);
    const values = {
      party: { type: 'entity', value: id },
      share: { type: 'share', value: share },
      risk: { type: 'share', value: message },
    } as const;
    parts.push({
      type: 'bond',
      value: -Math.log1p(-strength * message),
      text: render(bondKinds[kind].text, values, () => snapshot.nameOf(party)),
      bond: kind,
      party: id,
    });
  }
  const rank = parts.reduce((sum, { value }) => sum + value, 0);
  return parts
    .map((part) => ({ ...part, portion: part.value / rank }))
    .sort((a, b) => b.value - a.value || compare(nameOf(a), nameOf(b)));
}

function nameOf(part: Part): string {
  switch (part.type) {
    case 'finding':
      return part.finding;
    case 'signal':
      return part.signal;
    case 'bond':
      return `${part.bond} ${part.party}`;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
