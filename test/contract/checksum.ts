/** One number for all that a snapshot says, whatever the order in which its store told it. */
import { createHash } from 'node:crypto';
import type { EdgeIndex, NodeIndex } from '../../graph/schema/ids.ts';
import type { NumericProperty, TextProperty } from '../../graph/schema/kinds.ts';
import { type Kind, propertiesOf } from '../../graph/schema/kinds.ts';
import { isTextual } from '../../graph/schema/property-types.ts';
import { type Snapshot, snapshotKinds } from '../../graph/snapshot/snapshot.ts';

/** SHA-256 over every node and edge with every value, by id. */
export function checksumOf(snapshot: Snapshot): string {
  const lines = [...nodeLines(snapshot), ...edgeLines(snapshot)].sort();
  const hash = createHash('sha256').update(`${snapshot.horizon}\n`);
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}

type Values = { number(name: never): number; text(name: never): string | null };

const resident = (kind: Kind) => Object.entries(propertiesOf(kind)).filter(([, { resident }]) => resident !== false);

const valuesOf = (kind: Kind, of: Values): readonly unknown[] =>
  resident(kind).map(([name, { type }]) => (isTextual(type) ? of.text(name as never) : of.number(name as never)));

function* nodeLines(snapshot: Snapshot): Generator<string> {
  for (const kind of snapshotKinds.nodes) {
    const { start, end } = snapshot.range(kind);
    for (let node: NodeIndex = start; node < end; node++) {
      const values = valuesOf(kind, {
        number: (name: NumericProperty<typeof kind>) => snapshot.number(kind, name, node),
        text: (name: TextProperty<typeof kind>) => snapshot.text(kind, name, node),
      } as Values);
      yield JSON.stringify([snapshot.idOf(node), snapshot.isPlaceholder(node), ...values]);
    }
  }
}

function* edgeLines(snapshot: Snapshot): Generator<string> {
  for (const kind of snapshotKinds.edges) {
    const edges = snapshot.edges(kind);
    for (let edge: EdgeIndex = 0; edge < edges.count; edge++) {
      const ends = [snapshot.idOf(edges.sources[edge]), snapshot.idOf(edges.targets[edge])];
      const values = valuesOf(kind, {
        number: (name: NumericProperty<typeof kind>) => edges.number(edge, name),
        text: (name: TextProperty<typeof kind>) => edges.text(edge, name),
      } as Values);
      yield JSON.stringify([
        edges.idOf(edge),
        ...ends,
        edges.times[edge],
        edges.endOf(edge),
        edges.confidence(edge),
        ...values,
      ]);
    }
  }
}
