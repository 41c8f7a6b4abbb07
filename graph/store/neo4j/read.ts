/** Reads records in columns: a list a column, which is several times as fast as a record a row. */
import type { Integer } from 'neo4j-driver';
import { edgeKind, isNodeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import type { Ask } from './connection.ts';
import { nameOf, PLACEHOLDER } from './names.ts';
import { columnExpression, keyColumn } from './values.ts';

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

/** The RETURN clause of the records in the list `xs`: a column a name, in the order of the list. */
export const returned = (expressions: Readonly<Record<string, string>>): string =>
  `RETURN ${Object.entries(expressions)
    .map(([name, expression]) => `[x IN xs | ${expression}] AS \`${name}\``)
    .join(', ')}`;

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
    const nodes = [...unknown];
    const [row] = await ask(
      `UNWIND $nodes AS node MATCH (n) WHERE id(n) = node
       WITH collect(n) AS ns
       RETURN [n IN ns | toFloat(id(n))] AS nodes, [n IN ns | coalesce(n.longKey, n.key)] AS keys,
         [n IN ns | head([label IN labels(n) WHERE label IN $labels])] AS labels`,
      { nodes, labels: this.#labels },
    );
    const [found, keys, labels] = [row.nodes, row.keys, row.labels] as [number[], string[], string[]];
    found.forEach((node, i) => {
      this.#codes.set(node, this.names.push(`${labels[i]}:${keys[i]}`) - 1);
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
