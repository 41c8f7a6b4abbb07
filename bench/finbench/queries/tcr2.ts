import { byNumber, money, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr2 = defineQuery({
  id: 'TCR2',
  title: "loans paid to accounts whose money comes to a person's accounts in up to 3 transfers of ascending time",
  parameters: ['id', 'startTime', 'endTime'],
  columns: { otherId: 'id', sumLoanAmount: 'float', sumLoanBalance: 'float' },
  answer(graph, parameters) {
    const person = graph.find('Person', parameters.id);
    if (person === null) return [];
    const span = openSpan(parameters);
    const accounts = graph.accountsOf(person);
    const levels = graph.levels.walk(graph.transfers.edges, accounts, { direction: 'upstream', span, hops: 3 });
    const { start, principals, balances } = graph.loans;
    const { incoming } = graph.deposits.edges;
    const rows: [string, number, number][] = [];
    for (const other of new Set(levels.flatMap(({ nodes }) => nodes))) {
      graph.marks.clear();
      let [count, principal, balance] = [0, 0, 0];
      incoming.each(
        other,
        (_, loan) => {
          if (!graph.marks.add(loan)) return;
          count++;
          principal += principals[loan - start];
          balance += balances[loan - start];
        },
        span,
      );
      if (count > 0) rows.push([graph.numberOf(other), money(principal), money(balance)]);
    }
    return rows.sort((a, b) => b[1] - a[1] || byNumber(a[0], b[0]));
  },
  cypher: `
    MATCH (:Person {id: $id})-[:own]->(account:Account)
    CALL (account) {
      MATCH (account)<-[e1:transfer]-(other) WHERE ${inWindow('e1')} RETURN other
      UNION
      MATCH (account)<-[e2:transfer]-()<-[e1:transfer]-(other)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND e1.timestamp < e2.timestamp
      RETURN other
      UNION
      MATCH (account)<-[e3:transfer]-()<-[e2:transfer]-()<-[e1:transfer]-(other)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND ${inWindow('e3')}
        AND e1.timestamp < e2.timestamp AND e2.timestamp < e3.timestamp
      RETURN other
    }
    WITH DISTINCT other
    MATCH (loan:Loan)-[d:deposit]->(other) WHERE ${inWindow('d')}
    WITH DISTINCT other, loan
    WITH other.id AS otherId, sum(loan.loanAmount) AS amount, sum(loan.balance) AS balance
    RETURN otherId, round(amount * 1000) / 1000 AS sumLoanAmount, round(balance * 1000) / 1000 AS sumLoanBalance
    ORDER BY sumLoanAmount DESC, otherId`,
});
