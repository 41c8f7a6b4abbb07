/** When the edges behind lines of a picture happened or held: what a time bar counts and filters by. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKind } from '../schema/kinds.ts';
import { DAY, type Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { amountsOf, countsOn } from './neighborhood.ts';

/** The pair and kind whose edges one line stands for. */
export interface LineEnds {
  readonly kind: EdgeKind;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
}

/** The events of one day (UTC), or one fact with its validity. */
export interface TimelinePoint {
  /** The day's start, or `validFrom`; null = not known. */
  readonly first: Instant | null;
  /** The day's start too, or `validTo`; null = still open. */
  readonly last: Instant | null;
  readonly count: number;
  /** Minor units; null when no amount is known. */
  readonly total: number | null;
}

export interface Timelines {
  /** In the order of the question; each earliest first. */
  readonly lines: readonly (readonly TimelinePoint[])[];
  readonly complete: boolean;
}

/** Points that one answer may hold. */
const MOST_POINTS = 50_000;

/**
 * The points of each line, of edges that count on a date. Lines that leave one node in one kind are answered in one walk:
 * O(out-edges of the different starts), each start once a kind.
 */
export function timelinesOf(
  snapshot: Snapshot,
  lines: readonly LineEnds[],
  asOf: Instant = snapshot.horizon,
): Timelines {
  const edgesOf = edgesByLine(snapshot, lines, asOf);
  let left = MOST_POINTS;
  const answers = lines.map(({ kind }, line) => {
    const points = pointsOf(snapshot, kind, edgesOf[line] ?? []);
    left -= points.length;
    return left >= 0 ? points : [];
  });
  return { lines: answers, complete: left >= 0 };
}

function edgesByLine(snapshot: Snapshot, lines: readonly LineEnds[], asOf: Instant): readonly EdgeIndex[][] {
  const found: EdgeIndex[][] = lines.map(() => []);
  const starts = new Map<string, { kind: EdgeKind; from: NodeIndex; lines: Map<NodeIndex, number[]> }>();
  const ask = (kind: EdgeKind, from: NodeIndex, to: NodeIndex, line: number): void => {
    const key = `${kind} ${from}`;
    const start = starts.get(key) ?? { kind, from, lines: new Map<NodeIndex, number[]>() };
    start.lines.set(to, [...(start.lines.get(to) ?? []), line]);
    starts.set(key, start);
  };
  lines.forEach(({ kind, from, to }, line) => {
    ask(kind, from, to, line);
    if (!edgeKind(kind).directed && from !== to) ask(kind, to, from, line);
  });
  for (const { kind, from, lines: wanted } of starts.values()) {
    const edges = snapshot.edges(kind);
    const counts = countsOn(edges, asOf);
    edges.outgoing.each(from, (edge, other) => {
      const asked = wanted.get(other);
      if (asked !== undefined && counts(edge)) for (const line of asked) found[line]?.push(edge);
    });
  }
  return found;
}

function pointsOf(snapshot: Snapshot, kind: EdgeKind, chosen: readonly EdgeIndex[]): readonly TimelinePoint[] {
  const edges = snapshot.edges(kind);
  const amounts = amountsOf(snapshot, kind);
  const isEvent = edgeKind(kind).time === 'event';
  const points = new Map<string, TimelinePoint>();
  for (const edge of chosen) {
    const time = edges.times[edge];
    const first = Number.isNaN(time) ? null : isEvent ? Math.floor(time / DAY) * DAY : time;
    const end = edges.endOf(edge);
    const last = isEvent ? first : Number.isNaN(end) ? null : end;
    const amount = amounts?.[edge] ?? Number.NaN;
    const key = `${first} ${last}`;
    const known = points.get(key) ?? { first, last, count: 0, total: null };
    const total = Number.isNaN(amount) ? known.total : (known.total ?? 0) + amount;
    points.set(key, { ...known, count: known.count + 1, total });
  }
  return [...points.values()].sort((a, b) => (a.first ?? -Infinity) - (b.first ?? -Infinity));
}
