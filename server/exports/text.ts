/** Text that leaves the program. What comes from data never obeys: no terminal and no spreadsheet runs it. */

/** Control characters of ASCII and Latin-1, and those that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes out
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text that a terminal shows and never obeys: line breaks and tabs become spaces, other control characters visible. */
export const clean = (text: string, { keepLines = false } = {}): string =>
  text.replace(UNSAFE, (character) => {
    if (character === '\n') return keepLines ? '\n' : ' ';
    return character === '\t' || character === '\r' ? ' ' : '\ufffd';
  });

/** A value as one line of JSON; what a terminal would obey is escaped, so that nothing of the data is lost. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A line of CSV, RFC 4180. A cell that a spreadsheet would compute gets an apostrophe in front. */
export const csvLine = (cells: readonly (string | number | null)[]): string => cells.map(csvCell).join(',');

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  const text = clean(harmless);
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
