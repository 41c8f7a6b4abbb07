/** Neighbourhoods within bounds that a person can look at. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { EdgeGroup, Neighborhood, NeighborhoodQuery } from '../../../graph/engine/neighborhood.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_HOPS = 4;
export const MOST_NODES = 2000;

/** @throws RingsightError LIMIT_EXCEEDED above 4 hops or 2000 nodes; BAD_REQUEST below 1; NOT_FOUND */
export async function neighborhood(engine: Engine, id: string, query: NeighborhoodQuery): Promise<Neighborhood> {
  checkedSize('hops', query.hops, MOST_HOPS);
  checkedSize('limit', query.limit, MOST_NODES);
  return engine.neighborhood(id, query);
}

/** The same whenever the same pair and kind is asked for. */
export const edgeGroupId = ({ kind, from, to }: EdgeGroup): string => `${kind} ${from} ${to}`;
