/**
 * The files of a portfolio: one CSV a kind, columns from the schema. Rows are held for one town, put in an order that
 * says nothing about how they came about, and written.
 */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  type EdgeKind,
  edgeKind,
  type edgeKinds,
  isNodeKind,
  type Kind,
  type NodeKind,
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
  stream: WriteStream | null;
  rows: number;
}

/** Orders by time, then by text. */
const inOrder = (a: { at: number; line: string }, b: { at: number; line: string }): number =>
  a.at - b.at || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0);

export class Sheets {
  readonly #folder: string;
  readonly #sheets = new Map<Kind, Sheet>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add<K extends Kind>(kind: K, row: Row<K>): void {
    let sheet = this.#sheets.get(kind);
    if (sheet === undefined) {
      const isEvent = !isNodeKind(kind) && edgeKind(kind as EdgeKind).time === 'event';
      sheet = { columns: portfolioColumns(kind), isEvent, lines: [], stream: null, rows: 0 };
      this.#sheets.set(kind, sheet);
    }
    const values = row as Readonly<Record<string, Cell>>;
    let line = '';
    for (const { name, type } of sheet.columns) {
      line += line === '' ? cellText(values[name], type) : `,${cellText(values[name], type)}`;
    }
    sheet.lines.push({ at: sheet.isEvent ? (values.at as number) : 0, line });
  }

  /** Writes what was added since the last time. */
  async flush(): Promise<void> {
    for (const [kind, sheet] of this.#sheets) {
      if (sheet.lines.length === 0) continue;
      if (sheet.stream === null) {
        sheet.stream = createWriteStream(join(this.#folder, `${kind}.csv`));
        sheet.stream.write(`${sheet.columns.map(({ name }) => name).join(',')}\n`);
      }
      const text = `${sheet.lines
        .sort(inOrder)
        .map(({ line }) => line)
        .join('\n')}\n`;
      sheet.rows += sheet.lines.length;
      sheet.lines = [];
      if (!sheet.stream.write(text)) await once(sheet.stream, 'drain');
    }
  }

  /** Ends all files; their names and numbers of rows, by name. */
  async close(): Promise<readonly { readonly name: string; readonly rows: number }[]> {
    await this.flush();
    const files = [];
    for (const [kind, { stream, rows }] of this.#sheets) {
      if (stream === null) continue;
      stream.end();
      await finished(stream);
      files.push({ name: `${kind}.csv`, rows });
    }
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
