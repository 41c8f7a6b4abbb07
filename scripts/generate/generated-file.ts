/** A derived file: committed, marked as generated, and checked for staleness. */
export interface GeneratedFile {
  /** From the root of the checkout, with `/`. */
  readonly path: string;
  readonly content: string;
}

export const markdownMark = '<!-- Written by `npm run generate`; changes here are lost. -->';

/** A Markdown table whose cells may hold any text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const inlineCode = (text: string): string => `\`${text}\``;

/** What stands below this line of a page is written by hand and survives. */
const handWritten = '<!-- below this line: written by hand, kept -->';

/** A generated page and, below a mark, what was written there by hand: `notes` until someone has. */
export function withNotes(generated: string, current: string | null, notes: string): string {
  const at = current?.indexOf(handWritten) ?? -1;
  const kept = current === null || at < 0 ? `\n${notes}` : current.slice(at + handWritten.length + 1);
  return `${generated.trimEnd()}\n\n${handWritten}\n${kept}`;
}
