import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { TimeRange } from '../../../graph/schema/time.ts';
import type { FinGraph } from '../graph.ts';
import { openSpan, thousandths } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr10 = defineQuery({
  id: 'TCR10',
  title: 'Jaccard similarity of the companies in which two persons invest',
  parameters: ['pid1', 'pid2', 'startTime', 'endTime'],
  columns: { jaccardSimilarity: 'float' },
  answer(graph, parameters) {
    const span = openSpan(parameters);
    const [first, second] = [investments(graph, parameters.pid1, span), investments(graph, parameters.pid2, span)];
    let common = 0;
    for (const company of first) if (second.has(company)) common++;
    const all = first.size + second.size - common;
    return [[all === 0 ? 0 : thousandths(common / all)]];
  },
  cypher: `
    OPTIONAL MATCH (:Person {id: $pid1})-[e:invest]->(company:Company) WHERE ${inWindow('e')}
    WITH collect(DISTINCT company) AS first
    OPTIONAL MATCH (:Person {id: $pid2})-[e:invest]->(company:Company) WHERE ${inWindow('e')}
    WITH first, collect(DISTINCT company) AS second
    WITH size([c IN first WHERE c IN second]) AS common, size(first) + size(second) AS both
    RETURN CASE both WHEN 0 THEN 0.0 ELSE round(1000.0 * common / (both - common)) / 1000 END AS jaccardSimilarity`,
});

function investments(graph: FinGraph, id: string, span: TimeRange): ReadonlySet<NodeIndex> {
  const companies = new Set<NodeIndex>();
  const person = graph.find('Person', id);
  if (person === null) return companies;
  graph.edges('owns').outgoing.each(person, (_, company) => companies.add(company), span);
  return companies;
}
