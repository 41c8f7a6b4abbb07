import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, CsvRecords } from './csv-records.ts';

const all = (text: string, width: number, delimiter = ',', pieces = [text]): readonly CsvRecord[] => {
  const records = new CsvRecords(delimiter, width);
  return [...pieces.flatMap((piece) => [...records.add(piece, false)]), ...records.add('', true)];
};
const brief = (records: readonly CsvRecord[]) =>
  records.map(({ line, raw, cells, broken }) => (broken === null ? [line, ...cells] : [line, raw, { broken }]));

const UNCLOSED = 'a quote is opened and not closed';

describe('records of CSV', () => {
  it.each([
    {
      name: 'plain lines',
      text: 'a,b\nc,d\n',
      expected: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    },
    {
      name: 'no line end at the end',
      text: 'a,b\nc,d',
      expected: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    },
    {
      name: 'CR LF',
      text: 'a,b\r\n"c","d"\r\n',
      expected: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    },
    {
      name: 'an empty last cell',
      text: 'a,\nc,',
      expected: [
        [1, 'a', ''],
        [2, 'c', ''],
      ],
    },
    {
      name: 'empty lines are no records',
      text: '\na,b\n\r\n\nc,d\n',
      expected: [
        [2, 'a', 'b'],
        [5, 'c', 'd'],
      ],
    },
    { name: 'delimiter and quotes in quotes', text: '"a,""b""",c', expected: [[1, 'a,"b"', 'c']] },
    {
      name: 'line breaks in quotes',
      text: 'a,"b\r\nb\nb"\nc,d',
      expected: [
        [1, 'a', 'b\r\nb\nb'],
        [4, 'c', 'd'],
      ],
    },
    { name: 'a quote inside a cell', text: '5" pipe,b', expected: [[1, '5" pipe', 'b']] },
    {
      name: 'a lone CR inside a cell',
      text: 'a\rb,c\nd,e',
      expected: [
        [1, 'a\rb', 'c'],
        [2, 'd', 'e'],
      ],
    },
    {
      name: 'a quote that is never closed costs its line',
      text: 'a,"b\nc,d\ne,f\n',
      expected: [
        [1, 'a,"b', { broken: UNCLOSED }],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
      ],
    },
    {
      name: 'a quote that another one closes costs its line',
      text: 'a,"b\nc,"d"\ne,f\n',
      expected: [
        [1, 'a,"b', { broken: 'a closing quote is followed by more text' }],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
      ],
    },
    {
      name: 'a quote that runs over into a record of another width costs its line',
      text: 'a,"b\nc,d\n",e,f,g\nh,i',
      expected: [
        [1, 'a,"b', { broken: UNCLOSED }],
        [2, 'c', 'd'],
        [3, '",e,f,g', { broken: UNCLOSED }],
        [4, 'h', 'i'],
      ],
    },
    {
      name: 'text behind a closing quote',
      text: '"a"b,c\nd,e',
      expected: [
        [1, '"a"b,c', { broken: 'a closing quote is followed by more text' }],
        [2, 'd', 'e'],
      ],
    },
    {
      name: 'too few and too many cells',
      text: 'a\nb,c,d\ne,f',
      expected: [
        [1, 'a', { broken: 'the row has 1 value where the header has 2' }],
        [2, 'b,c,d', { broken: 'the row has 3 values where the header has 2' }],
        [3, 'e', 'f'],
      ],
    },
  ])('$name', ({ text, expected }) => {
    expect(brief(all(text, 2))).toEqual(expected);
    expect(brief(all(text, 2, ',', [...text]))).toEqual(expected);
  });

  it('gives back what was written, with the lines it was written on, however the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', ',', '\n', ' ', '😀') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(40), { maxLength: 5 }),
        (rows, cuts) => {
          const lines = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
          const text = `${lines.join('\n')}\n`;
          const places = [0, ...cuts.sort((a, b) => a - b), text.length];
          const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
          const found = all(text, 3, ',', pieces);
          expect(found.map(({ cells }) => cells)).toEqual(rows);
          let line = 1;
          for (const [i, record] of found.entries()) {
            expect(record.line).toBe(line);
            line += lines[i].split('\n').length;
          }
        },
      ),
    );
  });

  it('loses no line of any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, (input) => {
        const lines = input.split('\n');
        const seen = new Set<number>();
        for (const { line, raw } of all(input, 2)) {
          for (let i = 0; i < raw.split('\n').length; i++) seen.add(line + i);
        }
        const filled = lines.flatMap((line, i) => (line === '' ? [] : [i + 1]));
        expect(filled.filter((line) => !seen.has(line))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
