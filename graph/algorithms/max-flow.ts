/** Maximum flow. Dinic, Algorithm for solution of a problem of maximum flow in networks, 1970, without recursion. */

export interface MaxFlow {
  readonly value: number;
  /** Flow by edge. */
  readonly flows: Float64Array;
  /** 1 by vertex that more could still flow to: the edges from these to the others are a least cut, where the flow is held up. */
  readonly sourceSide: Uint8Array;
}

/**
 * The most that flows from some vertices together to some others together: between a vertex before all of the first and one behind
 * all of the second. Complexity and capacities: `maxFlow`.
 *
 * @param origins,ends not empty
 * @throws Error when a vertex is in both
 */
export function maxFlowBetween(
  vertexCount: number,
  sources: ArrayLike<number>,
  targets: ArrayLike<number>,
  capacities: ArrayLike<number>,
  origins: readonly number[],
  ends: readonly number[],
): MaxFlow {
  if (origins.some((v) => ends.includes(v))) throw new Error('what flows must have somewhere else to go');
  const [before, behind] = [vertexCount, vertexCount + 1];
  const edgeCount = sources.length;
  const { value, flows, sourceSide } = maxFlow(
    vertexCount + 2,
    [...Array.from(sources), ...origins.map(() => before), ...ends],
    [...Array.from(targets), ...origins, ...ends.map(() => behind)],
    [...Array.from(capacities), ...[...origins, ...ends].map(() => Number.POSITIVE_INFINITY)],
    before,
    behind,
  );
  return { value, flows: flows.subarray(0, edgeCount), sourceSide: sourceSide.subarray(0, vertexCount) };
}

/**
 * O(vertices² · edges) at worst, far less on the shallow networks that it is used for.
 *
 * @param capacities by edge; positive, infinite ones included, as long as not every path is infinite
 */
export function maxFlow(
  vertexCount: number,
  sources: ArrayLike<number>,
  targets: ArrayLike<number>,
  capacities: ArrayLike<number>,
  source: number,
  sink: number,
): MaxFlow {
  const edgeCount = sources.length;
  // Arc 2e is edge e, arc 2e + 1 takes its flow back.
  const heads = new Uint32Array(2 * edgeCount);
  const room = new Float64Array(2 * edgeCount);
  const offsets = new Uint32Array(vertexCount + 1);
  let largest = 0;
  for (let e = 0; e < edgeCount; e++) {
    heads[2 * e] = targets[e];
    heads[2 * e + 1] = sources[e];
    room[2 * e] = capacities[e];
    offsets[sources[e] + 1]++;
    offsets[targets[e] + 1]++;
    if (Number.isFinite(capacities[e])) largest = Math.max(largest, capacities[e]);
  }
  for (let v = 0; v < vertexCount; v++) offsets[v + 1] += offsets[v];
  const fill = offsets.slice();
  const arcs = new Uint32Array(2 * edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    arcs[fill[sources[e]]++] = 2 * e;
    arcs[fill[targets[e]]++] = 2 * e + 1;
  }
  /** What is left of a capacity by rounding is no room. */
  const nothing = largest * 1e-12;
  const levels = new Int32Array(vertexCount);
  const queue = new Uint32Array(vertexCount);

  function levelsReachSink(): boolean {
    levels.fill(-1);
    levels[source] = 0;
    queue[0] = source;
    let length = 1;
    for (let i = 0; i < length; i++) {
      const v = queue[i];
      for (let place = offsets[v]; place < offsets[v + 1]; place++) {
        const w = heads[arcs[place]];
        if (levels[w] >= 0 || !(room[arcs[place]] > nothing)) continue;
        levels[w] = levels[v] + 1;
        queue[length++] = w;
      }
    }
    return levels[sink] >= 0;
  }

  let value = 0;
  const path: number[] = [];
  while (levelsReachSink()) {
    const cursor = offsets.slice();
    let v = source;
    path.length = 0;
    for (;;) {
      if (v === sink) {
        let least = Number.POSITIVE_INFINITY;
        for (const arc of path) least = Math.min(least, room[arc]);
        for (const arc of path) {
          room[arc] -= least;
          room[arc ^ 1] += least;
        }
        value += least;
        v = source;
        path.length = 0;
        continue;
      }
      if (cursor[v] < offsets[v + 1]) {
        const arc = arcs[cursor[v]];
        if (room[arc] > nothing && levels[heads[arc]] === levels[v] + 1) {
          path.push(arc);
          v = heads[arc];
        } else cursor[v]++;
        continue;
      }
      const back = path.pop();
      if (back === undefined) break;
      v = heads[back ^ 1];
      cursor[v]++;
    }
  }
  // An infinite capacity has no difference; what the arc back can take is the flow in every case.
  return {
    value,
    flows: Float64Array.from({ length: edgeCount }, (_, e) => room[2 * e + 1]),
    sourceSide: Uint8Array.from(levels, (level) => (level >= 0 ? 1 : 0)),
  };
}
