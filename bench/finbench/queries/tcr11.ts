import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { FinGraph } from '../graph.ts';
import { money, openSpan } from '../values.ts';
import { defineQuery, type FinBenchQuery, inWindow, type Row } from './query.ts';

type Window = Parameters<typeof openSpan>[0] & { readonly id: string };

/** The loans of all whom a person guarantees, whom those guarantee, and so on; of the person only where a circle leads back. */
function guaranteedLoans(graph: FinGraph, parameters: Window, hops: number): readonly Row[] {
  const person = graph.find('Person', parameters.id);
  if (person === null) return [[0, 0]];
  const span = openSpan(parameters);
  const guarantees = graph.edges('guarantees').outgoing;
  const borrows = graph.edges('borrows').outgoing;
  const reached = new Set<NodeIndex>();
  const loans = new Set<NodeIndex>();
  let level: NodeIndex[] = [person];
  for (let hop = 0; hop < hops && level.length > 0; hop++) {
    const next: NodeIndex[] = [];
    const reach = (_: number, debtor: NodeIndex) => {
      if (reached.has(debtor)) return;
      reached.add(debtor);
      next.push(debtor);
      borrows.each(debtor, (_, loan) => loans.add(loan));
    };
    for (const guarantor of level) guarantees.each(guarantor, reach, span);
    level = next;
  }
  let principal = 0;
  for (const loan of loans) principal += graph.snapshot.number('Loan', 'principal', loan);
  return [[money(principal), loans.size]];
}

const cypher = (hops: string): string => `
    MATCH (:Person {id: $id})-[es:guarantee*1..${hops}]->(debtor:Person) WHERE all(e IN es WHERE ${inWindow('e')})
    WITH DISTINCT debtor
    MATCH (debtor)-[:apply]->(loan:Loan)
    WITH DISTINCT loan
    RETURN round(sum(loan.loanAmount) * 1000) / 1000 AS sumLoanAmount, count(loan) AS numLoans`;

const shared = {
  parameters: ['id', 'startTime', 'endTime'],
  columns: { sumLoanAmount: 'float', numLoans: 'integer' },
} as const satisfies Partial<FinBenchQuery>;

export const tcr11 = defineQuery({
  id: 'TCR11',
  title: 'loans of all below a person in the guarantee chain, to its end',
  ...shared,
  answer: (graph, parameters) => guaranteedLoans(graph, parameters, Number.POSITIVE_INFINITY),
  cypher: cypher(''),
});

export const tcr11d5 = defineQuery({
  id: 'TCR11D5',
  title: 'the same, to 5 guarantees below',
  parametersOf: 'TCR11',
  ...shared,
  answer: (graph, parameters) => guaranteedLoans(graph, parameters, 5),
  cypher: cypher('5'),
});
