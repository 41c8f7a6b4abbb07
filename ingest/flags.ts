/** Checks that a record fails without being turned away: what failed is flagged, by column, with the raw value. */
import { type NodeKind, nodeKind } from '../graph/schema/kinds.ts';
import { isResidentId, isUscc } from '../graph/schema/property-types.ts';

const checks = { uscc: isUscc, residentId: isResidentId, text: () => true } as const;

/** The check of a kind's natural keys; a key with a `/` is an office's own number and has no check character. */
export function keyCheck(kind: NodeKind): (key: string) => string | null {
  const passes = checks[nodeKind(kind).key.type];
  return (key) => (key.includes('/') || passes(key) ? null : JSON.stringify({ key }));
}

/** The check of an edge's ends: none may be missing, and an edge from a node to itself is worth a look. */
export function endsCheck(dangling: ReadonlySet<string>): (from: string, to: string) => string | null {
  return (from, to) => {
    const flags: Partial<Record<'from' | 'to', string>> = {};
    if (dangling.has(from)) flags.from = from;
    if (dangling.has(to) || from === to) flags.to = to;
    return flags.from === undefined && flags.to === undefined ? null : JSON.stringify(flags);
  };
}

export type EndsCheck = ReturnType<typeof endsCheck>;
