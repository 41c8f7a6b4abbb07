import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from './cost.ts';
import { schema } from './schema.ts';

const cost = (query: string, variables: Readonly<Record<string, unknown>> = {}): number => {
  const document = parse(query);
  return costOf({ schema, document, operation: getOperationAST(document)!, variables });
};

describe('the cost of a query', () => {
  it.each([
    ['one object', '{ stats { nodes } }', 1],
    ['a value is none', '{ finding(id: "x") { id text { zh en } amount { amount } } }', 1],
    ['a list is as long as it says', '{ riskScores(ids: ["a", "b", "c"]) { id } }', 3],
    ['a list that does not say is taken for five', '{ finding(id: "x") { subjects { id } } }', 1 + 5],
    ['sizes multiply', '{ findings(first: 10) { nodes { subjects { id } } } }', 1 + 10 * (1 + 5)],
    ['a default counts', '{ findings { nodes { id } } }', 1 + 20],
    [
      'a limit counts for the lists below',
      '{ neighborhood(id: "a", limit: 50) { nodes { hops } edges { id } } }',
      1 + 50 + 50,
    ],
    [
      'a path is as many nodes as it has steps',
      '{ paths(between: ["a", "b"], maxHops: 4, limit: 10) { nodes { entity { id } } pairs { hops } } }',
      1 + 40 * (1 + 1) + 40,
    ],
    [
      'what several share is tied to each of them',
      '{ commonNeighbors(between: ["a", "b", "c"], limit: 10) { edges { id } } }',
      1 + 30,
    ],
    ['typename is none', '{ __typename stats { __typename } }', 1],
    [
      'fragments count where they stand',
      '{ findings(first: 3) { ...F } } fragment F on FindingConnection { nodes { ... on Finding { subjects { id } } } }',
      1 + 3 * (1 + 5),
    ],
  ])('%s', (_, query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  it('takes sizes from variables', () => {
    expect(cost('query ($n: Int) { findings(first: $n) { nodes { id } } }', { n: 7 })).toBe(8);
  });
});
