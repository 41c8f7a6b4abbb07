/** The questions that graphology itself can answer. */
import { MultiDirectedGraph } from 'graphology';
import { type Answers, best, eachTimed, HOPS, startsOf } from './answers.ts';
import { readTransfers } from './transfers-file.ts';

function load(path: string): MultiDirectedGraph {
  const { accounts, from, to, at, amount } = readTransfers(path);
  const graph = new MultiDirectedGraph();
  for (let v = 0; v < accounts; v++) graph.addNode(v);
  for (let e = 0; e < from.length; e++) {
    graph.addDirectedEdgeWithKey(e, from[e], to[e], { at: at[e], amount: amount[e] });
  }
  return graph;
}

function reached(graph: MultiDirectedGraph, start: number): number {
  const seen = new Set([String(start)]);
  let frontier = [...seen];
  for (let hop = 0; hop < HOPS; hop++) {
    const next: string[] = [];
    for (const node of frontier) {
      graph.forEachOutNeighbor(node, (target) => {
        if (seen.has(target)) return;
        seen.add(target);
        next.push(target);
      });
    }
    frontier = next;
  }
  return seen.size - 1;
}

/** Loads once: it takes many seconds. */
export function graphology(path: string, rounds: number): Answers {
  const loaded = best(1, () => load(path));
  const graph = loaded.value;
  const starts = startsOf(graph.order, (v) => graph.degree(v) > 0);
  const { mean, ...hops } = eachTimed(rounds, starts, (start) => reached(graph, start));
  return { load: loaded.ms, hops, scc: null, pageRank: null, meanReached: mean, components: null, largest: null };
}
