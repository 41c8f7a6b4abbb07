/** The sign inside a node, so that colour is never the only mark. Paths are drawn in a box of 24 by 24. */

const paths: Readonly<Record<string, string>> = {
  Enterprise: 'M5 20V6l7-3v17M12 9h7v11M3 20h18M8 8v1M8 12v1M8 16v1M15.5 12.5v.5M15.5 16v.5',
  Person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.5-4.5 3.5-6.5 7.500-6.500s7 2 7.500 6.500',
  Account: 'M3 7h18v11H3zM3 10.500h18M6.500 15h4',
  Loan: 'M7 5l5 7 5-7M12 12v8M8 13h8M8 16.500h8',
  Collateral: 'M8 11V8a4 4 0 0 1 8 0v3M6 11h12v9H6zM12 14.500v2',
  Contract: 'M6 3h9l4 4v14H6zM9 12h6M9 16h6',
  Invoice: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 9h6M9 13h6',
  Shipment: 'M2 7h11v9H2zM13 10h5l3 3v3h-8M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4M17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  PeriodFigures: 'M4 20h16M7 20v-6M12 20V8M17 20v-9',
  CourtCase: 'M12 4v16M7 20h10M5 7h14M5 7l-2 6h5zM19 7l-3 6h5z',
  Identifier: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
  Group: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  Signal: 'M12 4l9 16H3zM12 10v5M12 17.500v.5',
};

const cache = new Map<string, Path2D>();

/** The sign of a kind, or none. */
export function glyphOf(kind: string): Path2D | null {
  const path = paths[kind];
  if (path === undefined) return null;
  const known = cache.get(kind) ?? new Path2D(path);
  cache.set(kind, known);
  return known;
}

/** The same sign as markup needs it. */
export const glyphPath = (kind: string): string | null => paths[kind] ?? null;
