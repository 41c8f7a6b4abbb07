/** Names from the data on their way into files: there they are text and nothing else. */

const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Text without what XML forbids and what turns the direction of writing. */
export const clean = (text: string): string => text.replace(FORBIDDEN, '\ufffd');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for the inside of an element or of an attribute, in XML and in HTML. */
export const escaped = (text: string): string =>
  clean(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

type Cell = string | number | null;

/** A table as CSV, RFC 4180, that spreadsheets read as UTF-8. A text that they would compute gets an apostrophe in front. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = clean(/^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const row = (cells: readonly string[], tag: 'td' | 'th' = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>\n`;

/** A table of a page: the head is text, the cells are markup already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${row(head.map(escaped), 'th')}</thead><tbody>\n${rows.map((cells) => row(cells)).join('')}</tbody></table>\n`;
