"""The questions, asked of igraph: igraph_answers.py FILE ROUNDS RANKS_FILE prints one line of JSON and writes the ranks as doubles."""
import json
import sys
import time

import igraph
import numpy as np

path, rounds, ranks_file = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def best(times, work):
    least = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        value = work()
        least = min(least, (time.perf_counter() - start) * 1e3)
    return value, least


def load():
    text = open(path).read().split("\n", 1)[1].replace("\n", ",")
    rows = np.fromstring(text, sep=",", dtype=np.int64).reshape(-1, 4)
    graph = igraph.Graph(n=int(rows[:, :2].max()) + 1, edges=rows[:, :2], directed=True)
    graph.es["ts"] = rows[:, 2].tolist()
    graph.es["amount"] = rows[:, 3].tolist()
    return graph


graph, load_ms = best(rounds, load)
count = graph.vcount()
degrees = graph.degree()
starts, i = [], 0
while len(starts) < 100:
    if degrees[i % count] > 0:
        starts.append(i % count)
    i += 997

p50s, p95s = [], []
for _ in range(rounds):
    times, reached = [], 0
    for start in starts:
        begin = time.perf_counter()
        reached += len(graph.neighborhood(start, order=3, mode="out")) - 1
        times.append((time.perf_counter() - begin) * 1e3)
    times.sort()
    p50s.append(times[50])
    p95s.append(times[95])

components, scc_ms = best(rounds, lambda: graph.connected_components(mode="strong"))
ranks, rank_ms = best(rounds, lambda: graph.pagerank(damping=0.85))
np.array(ranks).tofile(ranks_file)
print(
    json.dumps(
        {
            "version": igraph.__version__,
            "load": load_ms,
            "hops": {"p50": min(p50s), "p95": min(p95s)},
            "scc": scc_ms,
            "pageRank": rank_ms,
            "meanReached": reached / len(starts),
            "components": len(components) - degrees.count(0),
            "largest": max(components.sizes()),
        }
    )
)
