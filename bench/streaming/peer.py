"""Snap ML's GraphFeaturePreprocessor on a CSV of transfers (from, to, seconds, amount; a header).

  python peer.py FILE SET speed BATCH SCALE LIMIT        prints {"seconds": ..., "transfers": ...}
  python peer.py FILE SET values OUT SCALE LIMIT         writes the features of each transfer, fed one by one, as doubles
"""
import json, sys, time
import numpy as np
from snapml import GraphFeaturePreprocessor

KEYS = {'fan': ['fan'], 'degree': ['degree'], 'scatterGather': ['scatter-gather'], 'cycle': ['temp-cycle'],
        'statistics': ['vertex_stats'], 'all': ['fan', 'degree', 'scatter-gather', 'temp-cycle', 'vertex_stats']}
file, chosen, mode, argument, scale, limit = sys.argv[1:7]
rows = np.genfromtxt(file, delimiter=',', skip_header=1, max_rows=int(limit))
rows = rows[np.argsort(rows[:, 2], kind='stable')]
rows = np.ascontiguousarray(np.column_stack([np.arange(len(rows)), rows]).astype(np.float64))
peer = GraphFeaturePreprocessor()
params = peer.get_params()
for key in KEYS['all'] + ['lc-cycle']:
    params[key] = key in KEYS[chosen]
for key in params:
    if key.endswith('_tw'):
        params[key] = int(params[key] * float(scale))
params.update(num_threads=1, vertex_stats_cols=[4], vertex_stats_feats=list(range(11)),
              time_window=max(params[key + '_tw'] for key in KEYS[chosen]))
peer.set_params(params)
if mode == 'values':
    out = [peer.transform(np.ascontiguousarray(rows[i:i + 1]))[:, 5:] for i in range(len(rows))]
    np.vstack(out).astype(np.float64).tofile(argument)
else:
    batch = int(argument)
    start = time.time()
    for i in range(0, len(rows), batch):
        peer.transform(np.ascontiguousarray(rows[i:i + batch]))
    print(json.dumps({'seconds': time.time() - start, 'transfers': len(rows)}))
