/** The scene as rows: what the canvas shows, for the keyboard, the screen reader, and where there is no WebGL. */
import type { SceneEdge, SceneNode } from './scene/model.ts';
import type { Picture } from './scene/picture.ts';

export interface Sorting<C extends string> {
  readonly column: C;
  readonly descending: boolean;
}

export type NodeColumn = 'kind' | 'name' | 'id' | 'lines' | 'flags';
export type EdgeColumn = 'kind' | 'from' | 'to' | 'count' | 'amount' | 'share' | 'first' | 'last' | 'confidence';

type Key = string | number | null;

/** More rows than anybody reads are not drawn; the table says so. */
export const LISTED_ROWS = 500;

export const nodeKey = (node: SceneNode, column: NodeColumn, lines: ReadonlyMap<string, number>): Key => {
  switch (column) {
    case 'kind':
      return node.kind;
    case 'name':
      return node.label;
    case 'id':
      return node.id;
    case 'lines':
      return lines.get(node.id) ?? 0;
    case 'flags':
      return node.flags.length;
  }
};

export const edgeKey = (edge: SceneEdge, column: EdgeColumn, scene: Picture): Key => {
  switch (column) {
    case 'from':
    case 'to':
      return scene.nodes.get(edge[column])?.label ?? edge[column];
    default:
      return edge[column];
  }
};

/** Rows in order; what is not known stands last either way. */
export function sorted<T>(rows: readonly T[], key: (row: T) => Key, descending: boolean): readonly T[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y), 'zh-CN');
  });
}

/** A click on a column sorts by it, a second one turns it round. */
export const sortedBy = <C extends string>(now: Sorting<C>, column: C): Sorting<C> =>
  now.column === column ? { column, descending: !now.descending } : { column, descending: false };
