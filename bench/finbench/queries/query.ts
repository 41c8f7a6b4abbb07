/** One read of the benchmark: its answer by the engine, and the same question in Cypher for the peer. */
import type { FinGraph } from '../graph.ts';

export interface Parameters {
  readonly id: string;
  readonly id1: string;
  readonly id2: string;
  readonly pid1: string;
  readonly pid2: string;
  readonly startTime: number;
  readonly endTime: number;
  /** Major units, or a factor. */
  readonly threshold: number;
  readonly threshold1: number;
  readonly threshold2: number;
}
export type ParameterName = keyof Parameters;

export type Value = string | number | boolean | readonly string[];
export type Row = readonly Value[];

/** How a column's values compare: ids and lists of ids as decimal text, floats within a tolerance. */
export type ColumnType = 'id' | 'ids' | 'integer' | 'float' | 'text' | 'boolean';

export interface FinBenchQuery<N extends ParameterName = ParameterName> {
  readonly id: string;
  readonly title: string;
  /** The query whose parameters it takes; its own when left out. */
  readonly parametersOf?: string;
  readonly parameters: readonly N[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Rows in the benchmark's order. */
  answer(graph: FinGraph, parameters: Pick<Parameters, N>): readonly Row[];
  /** The order leaves ties open, so that rows are compared in an order of their own. */
  readonly tiesAreOpen?: true;
  /** Takes the parameters by their names, and gives the columns by theirs. */
  readonly cypher: string;
}

/** Keeps the parameters' names and their types together, then forgets which they are. */
export const defineQuery = <N extends ParameterName>(query: FinBenchQuery<N>): FinBenchQuery =>
  query as unknown as FinBenchQuery;

/** Cypher: an edge inside the open window. */
export const inWindow = (edge: string): string => `$startTime < ${edge}.timestamp < $endTime`;
