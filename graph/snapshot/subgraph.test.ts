import { describe, expect, it } from 'vitest';
import { snapshotOf } from './from-rows.ts';
import { subgraphOf } from './subgraph.ts';

const snapshot = await snapshotOf(
  [{ kind: 'Enterprise', key: 'A', values: { name: '甲公司' } }],
  [
    { kind: 'owns', from: 'Person:P', to: 'Enterprise:A', values: { share: 0.6, validFrom: 5 } },
    { kind: 'kin', from: 'Person:P', to: 'Person:Q', values: { relation: 'spouse' } },
    { kind: 'transfers', from: 'Account:1', to: 'Account:1', values: { amount: 7, at: 9 } },
    { kind: 'hasAccount', from: 'Enterprise:A', to: 'Account:1' },
    { kind: 'hasAccount', from: 'Enterprise:A', to: 'Account:2' },
  ],
);
const nodes = ['Enterprise:A', 'Person:P', 'Person:Q', 'Account:1'].map((id) => snapshot.find(id)!);

describe('a subgraph', () => {
  it('has the nodes and what lies between them, directed where the kind is', () => {
    const graph = subgraphOf(snapshot, nodes);
    expect(graph.nodes()).toEqual(['Enterprise:A', 'Person:P', 'Person:Q', 'Account:1']);
    expect(graph.getNodeAttributes('Enterprise:A')).toEqual({ kind: 'Enterprise', name: '甲公司' });
    expect(graph.mapEdges((_, { kind, time }, from, to) => `${kind} ${from} ${to} ${time}`)).toEqual([
      'owns Person:P Enterprise:A 5',
      'kin Person:P Person:Q null',
      'hasAccount Enterprise:A Account:1 null',
      'transfers Account:1 Account:1 9',
    ]);
    expect(graph.areDirectedNeighbors('Person:P', 'Person:Q')).toBe(false);
    expect(graph.areUndirectedNeighbors('Person:P', 'Person:Q')).toBe(true);
  });

  it('keeps to kinds and to what counts', () => {
    expect(subgraphOf(snapshot, nodes, { kinds: ['kin', 'owns'] }).size).toBe(2);
    expect(subgraphOf(snapshot, nodes, { counts: (kind) => kind !== 'kin' }).size).toBe(3);
  });
});
