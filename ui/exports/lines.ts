/** Text in lines of a width, for paper, where nothing breaks lines by itself. */

/**
 * Breaks a text into lines of at most so many columns, a Chinese character being two: at spaces where there are some, else
 * anywhere. What is beyond the last line is cut, and the cut shows.
 */
export function wrapped(text: string, columns: number, most: number): readonly string[] {
  const lines = text.split('\n').flatMap((paragraph) => paragraphLines(paragraph, columns));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${cut(lines[most - 1] ?? '', columns - 1)}…`];
}

/** A run of Latin letters stays together; every wide character may begin a line. */
const PIECES = /[\u2e80-\u{10ffff}]|[^\s\u2e80-\u{10ffff}]+|\s+/gu;

function paragraphLines(paragraph: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string): void => {
    if (widthOf(line + piece) <= columns) {
      line += piece;
      return;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  };
  for (const [piece] of paragraph.matchAll(PIECES)) {
    if (widthOf(piece) <= columns) add(piece);
    else for (const character of piece) add(character);
  }
  return [...lines, line.trimEnd()];
}

function cut(line: string, columns: number): string {
  let kept = '';
  for (const character of line) {
    if (widthOf(kept + character) > columns) break;
    kept += character;
  }
  return kept;
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
