import { describe, expect, it } from 'vitest';
import { bytes, clean, csvLine, jsonLine, tableLines, widthOf } from './output.ts';

describe('text from data', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', '\ufffd[31mred\ufffd[0m'],
    ['a\u009b2Jb\u0007', 'a\ufffd2Jb\ufffd'],
    ['one\ntwo\tthree\rfour', 'one two three four'],
    ['safe\u202egnp.exe', 'safe\ufffdgnp.exe'],
    ['泉州"鑫隆" & Co. 𠮷', '泉州"鑫隆" & Co. 𠮷'],
  ])('%j is shown as %j', (text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  it('is escaped in JSON, and nothing of it is lost', () => {
    const value = { name: '\u001b[2J\u009b\u007f\u202e甲\n"' };
    const line = jsonLine(value);
    expect(clean(line)).toBe(line);
    expect(JSON.parse(line)).toEqual(value);
  });
});

describe('CSV', () => {
  it.each([
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\t=1', "' =1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', 'two lines'],
    [' spaced', '" spaced"'],
    ['1-2', '1-2'],
    ['', ''],
  ])('writes %j as %j', (cell, written) => {
    expect(csvLine([cell])).toBe(written);
  });

  it('writes numbers as they are and what is unknown as nothing', () => {
    expect(csvLine([-1.5, null, 'x'])).toBe('-1.5,,x');
  });
});

describe('a table', () => {
  it('lines up columns of Chinese and Latin text', () => {
    const lines = tableLines(
      [{ title: 'name' }, { title: 'n', align: 'right' }, { title: 'end' }],
      [
        ['泉州', '1', 'x'],
        ['ab', '1,000', 'y'],
      ],
    );
    expect(lines).toEqual(['name      n  end', '泉州      1  x', 'ab    1,000  y']);
  });

  it('cannot be broken by a cell', () => {
    expect(tableLines([{ title: 'a' }], [['x\n\u001b[1Ay']])).toEqual(['a', 'x \ufffd[1Ay']);
  });
});

it.each([
  ['abc', 3],
  ['泉州', 4],
  ['ｆｕｌｌ', 8],
  ['e\u0301', 1],
  ['𠮷', 2],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

it.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KiB'],
  [5 * 2 ** 30, '5.0 GiB'],
])('%i bytes read as %s', (value, shown) => {
  expect(bytes(value)).toBe(shown);
});
