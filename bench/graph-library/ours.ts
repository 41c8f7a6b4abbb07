/** The questions, asked of our own algorithms on the edges of a snapshot. */
import { arcsAlong, degreesOf } from '../../graph/algorithms/arcs.ts';
import { stronglyConnected } from '../../graph/algorithms/components.ts';
import { KHops } from '../../graph/algorithms/k-hops.ts';
import { pageRank } from '../../graph/algorithms/page-rank.ts';
import { assembleEdges } from '../../graph/snapshot/assemble-edges.ts';
import { Edges } from '../../graph/snapshot/edges.ts';
import { type Answers, best, eachTimed, HOPS, startsOf } from './answers.ts';
import { readTransfers, type Transfers } from './transfers-file.ts';

/** The edges as a snapshot holds them; nothing names them, as in the peers. */
function edgesOf({ accounts, from, to, at, amount }: Transfers): Edges<'transfers'> {
  const range = { start: 0, end: accounts };
  const columns = {
    kind: 'transfers',
    sources: from,
    targets: to,
    times: at,
    hashes: new BigUint64Array(from.length),
    ends: null,
    confidences: null,
    numbers: { amount },
    texts: {},
  } as const;
  return new Edges<'transfers'>(assembleEdges(columns, range, range));
}

function load(path: string) {
  const transfers = readTransfers(path);
  const edges = edgesOf(transfers);
  return {
    out: arcsAlong(edges.outgoing, transfers.accounts),
    into: arcsAlong(edges.incoming, transfers.accounts),
  };
}

export function ours(path: string, rounds: number): Answers & { readonly ranks: Float64Array } {
  const loaded = best(rounds, () => load(path));
  const { out, into } = loaded.value;
  const degrees = degreesOf(out);
  const degreesIn = degreesOf(into);
  const near = new KHops(out);
  const starts = startsOf(out.vertexCount, (v) => degrees[v] + degreesIn[v] > 0);
  const { mean, ...hops } = eachTimed(rounds, starts, (start) => near.from(start, HOPS));
  const scc = best(rounds, () => stronglyConnected(out));
  const ranked = best(rounds, () => pageRank(into, degrees));
  const sizes = new Uint32Array(scc.value.count);
  for (const component of scc.value.of) sizes[component]++;
  const alone = degrees.filter((degree, v) => degree + degreesIn[v] === 0).length;
  return {
    load: loaded.ms,
    hops,
    scc: scc.ms,
    pageRank: ranked.ms,
    meanReached: mean,
    components: scc.value.count - alone,
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    ranks: ranked.value.ranks,
  };
}
