/** A question of the API, and the nearest one in Cypher. */
import type { ParameterName, Parameters } from '../queries/query.ts';

export interface HttpQuestion {
  readonly id: string;
  /** The read whose parameters it takes. */
  readonly parametersOf: string;
  readonly query: string;
  variables(parameters: Parameters): Readonly<Record<string, unknown>>;
  /** What an answer says, in the words of the peer's `said`. */
  said(data: never): readonly string[];
  readonly cypher: string;
  readonly parameters: readonly ParameterName[];
  /** What a row of the peer says. */
  saidByPeer(row: Readonly<Record<string, unknown>>): string;
}

export const accountId = (number: string): string => `Account:${number}`;
/** The number of an account's id. */
export const numberOf = (id: string): string => id.slice('Account:'.length);
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
