/** Gathers batches of edges. */
import { type ColumnBatch, textsOf } from '../schema/batch.ts';
import { type EdgeKind, edgeKind, type NodeKind } from '../schema/kinds.ts';
import type { EdgeColumns } from './assemble-edges.ts';
import { type Grower, growFloat64, growUint64, type Room, sharedFloat32 } from './buffers.ts';
import { NumberGatherer } from './columns.ts';
import type { NodeRange } from './csr.ts';
import { EndGatherer, EndResolver } from './gather-ends.ts';
import type { NodeGatherer } from './gather-nodes.ts';
import { PropertyGatherer } from './gather-properties.ts';

export class EdgeGatherer {
  readonly kind: EdgeKind;
  readonly columns: readonly string[];
  readonly #from: EndGatherer;
  readonly #to: EndGatherer;
  readonly #properties: PropertyGatherer;
  readonly #hashes: Grower<BigUint64Array>;
  readonly #times: Grower<Float64Array>;
  readonly #ends: NumberGatherer;
  readonly #confidences: NumberGatherer;

  constructor(kind: EdgeKind, nodes: ReadonlyMap<NodeKind, NodeGatherer>, room?: Room) {
    this.kind = kind;
    this.#properties = new PropertyGatherer(kind, room);
    this.#hashes = growUint64(room);
    this.#times = growFloat64(room);
    this.#ends = new NumberGatherer(Number.NaN, room);
    this.#confidences = new NumberGatherer(1, room);
    const spec = edgeKind(kind);
    const sources = new EndResolver(spec.from, nodes);
    this.#from = new EndGatherer(sources, room);
    const same = sources.kinds.join() === spec.to.join();
    this.#to = new EndGatherer(same ? sources : new EndResolver(spec.to, nodes), room);
    const time = spec.time === 'event' ? ['at'] : ['validFrom', 'validTo'];
    this.columns = ['id', 'from', 'to', ...time, ...this.#properties.names, 'confidence'];
  }

  add(batch: ColumnBatch): void {
    const { columns, encoded, ends, hashes, length } = batch;
    for (const [name, end] of [['from', this.#from] as const, ['to', this.#to] as const]) {
      if (ends) end.addRows(ends[name]);
      else if (hashes) end.addHashes(hashes[name]);
      else if (encoded?.[name]) end.addEncoded(encoded[name]);
      else end.add(columns[name] as readonly string[]);
    }
    this.#hashes.append((columns.id as BigUint64Array).subarray(0, length));
    this.#times.append(((columns.at ?? columns.validFrom) as Float64Array).subarray(0, length));
    if (columns.validTo) this.#ends.add(columns.validTo as Float64Array, length);
    this.#confidences.add(columns.confidence as Float64Array, length);
    this.#properties.add(batch);
  }

  /** Hashes of ends that are no nodes that were read. */
  unnamed(): BigUint64Array {
    return BigUint64Array.from(new Set([...this.#from.unknown.values(), ...this.#to.unknown.values()]));
  }

  /** Takes the names of such ends from a source of batches with `id`, `from` and `to` in full. */
  async name(batches: AsyncIterable<ColumnBatch> | Iterable<ColumnBatch>): Promise<void> {
    const ids = this.#hashes.view();
    const places = new Map(
      [...this.#from.unknown.keys(), ...this.#to.unknown.keys()].map((place) => [ids[place], place]),
    );
    for await (const batch of batches) {
      const named = batch.columns.id as BigUint64Array;
      const [fromAt, toAt] = [textsOf(batch, 'from'), textsOf(batch, 'to')];
      for (let i = 0; i < batch.length; i++) {
        const place = places.get(named[i]);
        if (place === undefined) continue;
        if (this.#from.unknown.has(place)) this.#from.name(place, fromAt(i));
        if (this.#to.unknown.has(place)) this.#to.name(place, toAt(i));
      }
    }
  }

  /** @param ranges where the nodes of each kind stand */
  finish(ranges: ReadonlyMap<NodeKind, NodeRange>): EdgeColumns {
    const confidences = this.#confidences.finish();
    return {
      kind: this.kind,
      sources: this.#from.finish(ranges),
      targets: this.#to.finish(ranges),
      hashes: this.#hashes.view(),
      times: this.#times.view(),
      ends: this.#ends.finish(),
      confidences: confidences && float32Of(confidences),
      ...this.#properties.finish(),
    };
  }
}

function float32Of(values: Float64Array): Float32Array {
  const { length } = values;
  const single = values.buffer instanceof SharedArrayBuffer ? sharedFloat32(length) : new Float32Array(length);
  single.set(values);
  return single;
}
