/**
 * The files of a portfolio: one CSV a kind, columns from the schema. Rows are held for one town, put in an order that
 * says nothing about how they came about, and written.
 */

import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RingsightError } from '../../graph/schema/errors.ts';
import {
  type EdgeKind,
  edgeKind,
  edgeKindNames,
  type edgeKinds,
  isEdgeKind,
  isNodeKind,
  type Kind,
  type NodeKind,
  nodeKindNames,
  type nodeKinds,
  propertiesOf,
} from '../../graph/schema/kinds.ts';
import type { PropertyType } from '../../graph/schema/property-types.ts';
import { dateText, instantText } from './calendar.ts';

/** Money is in fen, times are epoch milliseconds; null and undefined are written as nothing. */
export type Cell = string | number | boolean | null | undefined;
export type NodeRow<K extends NodeKind> = { readonly key: string; readonly confidence?: number } & {
  readonly [P in keyof (typeof nodeKinds)[K]['properties']]?: Cell;
};
export type EdgeRow<K extends EdgeKind> = {
  readonly from: string;
  readonly to: string;
  readonly at?: number;
  readonly validFrom?: number | null;
  readonly validTo?: number | null;
  readonly confidence?: number;
} & { readonly [P in keyof (typeof edgeKinds)[K]['properties']]?: Cell };
export type Row<K extends Kind> = K extends NodeKind ? NodeRow<K> : K extends EdgeKind ? EdgeRow<K> : never;

interface Column {
  readonly name: string;
  readonly type: PropertyType;
}

/** The columns of a kind's file, in order. */
export function portfolioColumns(kind: Kind): readonly Column[] {
  const properties = Object.entries(propertiesOf(kind)).map(([name, { type }]) => ({ name, type }));
  const confidence = { name: 'confidence', type: 'number' } as const;
  if (isNodeKind(kind)) return [{ name: 'key', type: 'text' }, ...properties, confidence];
  const time: readonly Column[] =
    edgeKind(kind).time === 'event'
      ? [{ name: 'at', type: 'instant' }]
      : [
          { name: 'validFrom', type: 'date' },
          { name: 'validTo', type: 'date' },
        ];
  return [{ name: 'from', type: 'text' }, { name: 'to', type: 'text' }, ...time, ...properties, confidence];
}

/** Minor units as decimal text of major units. */
export function moneyText(fen: number): string {
  const whole = Math.round(Math.abs(fen));
  const cents = whole % 100;
  return `${fen < 0 ? '-' : ''}${(whole - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
}

function cellText(value: Cell, type: PropertyType): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  if (typeof value === 'boolean') return String(value);
  if (type === 'money') return moneyText(value);
  if (type === 'date') return dateText(value);
  if (type === 'instant') return instantText(value);
  return type === 'integer' ? String(value) : String(Math.round(value * 1e6) / 1e6);
}

interface Sheet {
  readonly columns: readonly Column[];
  readonly isEvent: boolean;
  lines: { readonly at: number; readonly line: string }[];
  rows: number;
}

/** Orders by time, then by text. */
const inOrder = (a: { at: number; line: string }, b: { at: number; line: string }): number =>
  a.at - b.at || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0);

export class Sheets {
  readonly #folder: string;
  readonly #sheets = new Map<Kind, Sheet>();
  readonly #handles = new Map<string, FileHandle>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Makes the folder, and removes the tables of an earlier portfolio from it.
   *
   * @throws RingsightError BAD_REQUEST when it cannot be written to
   */
  async prepare(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      for (const kind of [...nodeKindNames, ...edgeKindNames]) {
        for (const ending of ['csv', 'parquet']) await rm(join(this.#folder, `${kind}.${ending}`), { force: true });
      }
    } catch (cause) {
      const reason = (cause as Error).message;
      throw new RingsightError('BAD_REQUEST', this.#folder, reason, 'Give a folder that can be written to.', { cause });
    }
  }

  add<K extends Kind>(kind: K, row: Row<K>): void {
    let sheet = this.#sheets.get(kind);
    if (sheet === undefined) {
      const isEvent = isEdgeKind(kind) && edgeKind(kind).time === 'event';
      sheet = { columns: portfolioColumns(kind), isEvent, lines: [], rows: 0 };
      this.#sheets.set(kind, sheet);
    }
    const values = row as Readonly<Record<string, Cell>>;
    // Joined at once, not grown cell by cell: V8 would keep a rope of a dozen pieces a row until the town is written.
    const line = sheet.columns.map(({ name, type }) => cellText(values[name], type)).join(',');
    sheet.lines.push({ at: sheet.isEvent ? (values.at as number) : 0, line });
  }

  /** Appends text to a file of the folder, which is empty at first. */
  async append(name: string, text: string): Promise<void> {
    let handle = this.#handles.get(name);
    if (handle === undefined) {
      handle = await open(join(this.#folder, name), 'w');
      this.#handles.set(name, handle);
    }
    await handle.appendFile(text);
  }

  /** Writes the rows that were added since the last time. */
  async flush(): Promise<void> {
    for (const [kind, sheet] of this.#sheets) {
      if (sheet.lines.length === 0) continue;
      const header = sheet.rows === 0 ? `${sheet.columns.map(({ name }) => name).join(',')}\n` : '';
      const lines = sheet.lines.sort(inOrder).map(({ line }) => line);
      sheet.rows += lines.length;
      sheet.lines = [];
      await this.append(`${kind}.csv`, `${header}${lines.join('\n')}\n`);
    }
  }

  /** Numbers of rows written, by kind in the order of names. */
  rows(): readonly { readonly kind: Kind; readonly rows: number }[] {
    return [...this.#sheets].map(([kind, { rows }]) => ({ kind, rows })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
  }

  async close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close();
    this.#handles.clear();
  }
}
