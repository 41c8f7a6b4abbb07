/** Reads records in columns: a list a column, which is several times as fast as a record a row. */
import type { Integer } from 'neo4j-driver';
import { edgeKind, isNodeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import { keyColumn } from '../merge.ts';
import type { Ask, Parameters } from './connection.ts';
import { nameOf, PLACEHOLDER } from './names.ts';
import { columnExpression } from './values.ts';

/** The pattern that binds `x` to the nodes or relationships of a kind. */
export const patternOf = (kind: Kind): string =>
  isNodeKind(kind) ? `(x:${nameOf(kind)})` : `()-[x:${nameOf(kind)}]->()`;

/**
 * The same pattern for records found by key or id, with the index that finds them: a plan made while a kind was empty would
 * otherwise walk all of it for each.
 */
export const foundPattern = (kind: Kind): string =>
  `${patternOf(kind)} USING INDEX SEEK x:${nameOf(kind)}(${keyColumn(kind)})`;

/** A condition that leaves out the nodes of a kind that only an edge has named. */
export const isThere = (kind: Kind): string => (isNodeKind(kind) ? `NOT x:${PLACEHOLDER}` : 'true');

/** Values of a column that come in one list: some kilobytes of a record. */
const LIST_ROWS = 128;

/** The values of each column, in the order in which records were found. */
export type Lists = Readonly<Record<string, readonly unknown[]>>;

/**
 * Reads what clauses bind to `x`, an expression a column. It comes in lists of few values: the driver takes what lies in one piece of the
 * stream many times as fast as what is spread over several.
 */
export async function readColumns(
  ask: Ask,
  match: string,
  parameters: Parameters,
  expressions: Readonly<Record<string, string>>,
): Promise<Lists> {
  const names = Object.keys(expressions);
  const lists = names.map((name) => `[x IN xs | ${expressions[name]}] AS \`${name}\``);
  const rows = await ask(
    `${match} WITH collect(x) AS page UNWIND range(0, size(page) - 1, ${LIST_ROWS}) AS start
     WITH page[start..start + ${LIST_ROWS}] AS xs RETURN ${lists.join(', ')}`,
    parameters,
  );
  return Object.fromEntries(names.map((name) => [name, ([] as unknown[]).concat(...rows.map((row) => row[name]))]));
}

export const expressionsOf = (kind: Kind, columns: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.map((name) => [name, columnExpression(kind, name)]));

/** The entity ids of nodes by Neo4j's number of them, which a relationship gives for its ends; grows with what is asked. */
export class EndNames {
  readonly #labels: readonly string[];
  readonly #codes = new Map<number, number>();
  /** Entity id by code. */
  readonly names: string[] = [];

  constructor(kind: Kind) {
    const ends: readonly NodeKind[] = isNodeKind(kind) ? [] : [...edgeKind(kind).from, ...edgeKind(kind).to];
    this.#labels = [...new Set(ends)].map(nameOf);
  }

  /** Learns the nodes of these lists that it does not know yet. */
  async learn(ask: Ask, ...lists: readonly (readonly number[])[]): Promise<void> {
    const unknown = new Set<number>();
    for (const list of lists) for (const node of list) if (!this.#codes.has(node)) unknown.add(node);
    if (unknown.size === 0) return;
    const {
      node: found,
      key,
      label,
    } = await readColumns(
      ask,
      'UNWIND $nodes AS node MATCH (x) WHERE id(x) = node',
      { nodes: [...unknown], labels: this.#labels },
      {
        node: 'toFloat(id(x))',
        key: 'coalesce(x.longKey, x.key)',
        label: 'head([label IN labels(x) WHERE label IN $labels])',
      },
    );
    found.forEach((node, i) => {
      this.#codes.set(node as number, this.names.push(`${label[i]}:${key[i]}`) - 1);
    });
  }

  codes(nodes: readonly number[]): Uint32Array {
    return Uint32Array.from(nodes, (node) => this.#codes.get(node)!);
  }

  namesOf(nodes: readonly number[]): readonly string[] {
    return nodes.map((node) => this.names[this.#codes.get(node)!]);
  }
}

export const wholeOf = (value: unknown): number => (value as Integer).toNumber();
