import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { packNames, searchNames } from './name-index.ts';
import { normalize } from './name-lines.ts';
import { mistakesIn, piecesOf } from './similar-text.ts';

const snapshot = await snapshotOf(
  [
    { kind: 'Enterprise', key: '91350100M000100Y43', values: { name: '福州远大建材有限公司' } },
    { kind: 'Enterprise', key: 'r/2', values: { name: '远大建材' } },
    { kind: 'Enterprise', key: 'r/3', values: { name: '福州远大' } },
    { kind: 'Enterprise', key: 'r/4', values: { name: 'ＡＢＣ Trading' } },
    { kind: 'Person', key: 's/1', values: { name: '张伟' } },
    { kind: 'Person', key: 's/2', values: { name: '张伟' } },
    { kind: 'Person', key: 's/3', values: { name: '单曾行' } },
    { kind: 'Account', key: 'icbc/6222001' },
    { kind: 'Account', key: 'abc/6222001' },
    { kind: 'Identifier', key: 'phone/13800000000', values: { value: '13800000000' } },
  ],
  [],
);
const index = packNames(snapshot);
const find = (text: string, limit = 10, kinds?: readonly ('Enterprise' | 'Person' | 'Account')[]) =>
  searchNames(snapshot, index, text, { limit, kinds }).map(({ id, why }) => `${why} ${id}`);

describe('a search', () => {
  it.each([
    ['Enterprise:r/2', ['id Enterprise:r/2']],
    ['91350100m000100y43', ['id Enterprise:91350100M000100Y43']],
    ['6222001', ['id Account:abc/6222001', 'id Account:icbc/6222001']],
    ['远大建材', ['name Enterprise:r/2', 'namePart Enterprise:91350100M000100Y43']],
    ['福州远大', ['name Enterprise:r/3', 'namePrefix Enterprise:91350100M000100Y43']],
    ['abc trading', ['name Enterprise:r/4']],
    ['ａｂｃ', ['namePrefix Enterprise:r/4', 'keyPrefix Account:abc/6222001']],
    ['张伟', ['name Person:s/1', 'name Person:s/2']],
    ['13800000000', ['id Identifier:phone/13800000000']],
    ['62220', ['keyPrefix Account:abc/6222001', 'keyPrefix Account:icbc/6222001']],
    ['22200', ['keyPart Account:abc/6222001', 'keyPart Account:icbc/6222001']],
    ['无此公司', []],
    ['fzyd', ['pinyin Enterprise:r/3', 'pinyin Enterprise:91350100M000100Y43']],
    ['ydjc', ['pinyin Enterprise:r/2', 'pinyin Enterprise:91350100M000100Y43']],
    ['FZYDJCYXGS', ['pinyin Enterprise:91350100M000100Y43']],
    ['yuanda', ['pinyin Enterprise:r/2', 'pinyin Enterprise:r/3', 'pinyin Enterprise:91350100M000100Y43']],
    ['zw', ['pinyin Person:s/1', 'pinyin Person:s/2']],
    ['shanzengxing', ['pinyin Person:s/3']],
    ['scx', ['pinyin Person:s/3']],
    ['szx', ['pinyin Person:s/3']],
    ['z', []],
    // One character wrong, two changed about, one missing, one too many.
    ['福州远太建材', ['similar Enterprise:91350100M000100Y43']],
    ['远建大材', ['similar Enterprise:r/2', 'similar Enterprise:91350100M000100Y43']],
    ['福州远建材有限公司', ['similar Enterprise:91350100M000100Y43']],
    ['91350100M0001OOY43', ['similar Enterprise:91350100M000100Y43']],
    ['1380000000 1', ['similar Identifier:phone/13800000000']],
    ['张韦', []],
    ['  ', []],
    ['\n', []],
  ])('for %j gives %j', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('keeps to the kinds and the limit', () => {
    expect(find('abc', 10, ['Account'])).toEqual(['keyPrefix Account:abc/6222001']);
    expect(find('远大', 2)).toEqual(['namePrefix Enterprise:r/2', 'namePart Enterprise:r/3']);
  });

  it('tells the text that matched as the data has it', () => {
    const [hit] = searchNames(snapshot, index, 'ABC', { limit: 1 });
    expect(hit).toEqual({
      id: 'Enterprise:r/4',
      kind: 'Enterprise',
      name: 'ＡＢＣ Trading',
      why: 'namePrefix',
      matched: 'ＡＢＣ Trading',
    });
  });
});

it('normal forms agree on width, case and space', () => {
  expect(normalize('ＡＢｃ　（中国） 有限')).toBe('abc(中国)有限');
});

describe('similar texts', () => {
  /** All that one mistake makes of a text, the slow way. */
  const withOneMistake = (text: string, alphabet: string): Set<string> => {
    const made = new Set([text]);
    for (let i = 0; i <= text.length; i++) {
      for (const letter of alphabet) made.add(text.slice(0, i) + letter + text.slice(i));
      if (i === text.length) break;
      made.add(text.slice(0, i) + text.slice(i + 1));
      for (const letter of alphabet) made.add(text.slice(0, i) + letter + text.slice(i + 1));
      if (i + 1 < text.length) made.add(text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2));
    }
    return made;
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 8 });

  it('counts one mistake where a part of the line can be made with one', () => {
    fc.assert(
      fc.property(word, word, (line, wanted) => {
        const made = [...withOneMistake(wanted, 'abc')];
        const expected = line.includes(wanted) ? 0 : made.some((text) => line.includes(text)) ? 1 : 2;
        expect(Math.min(2, mistakesIn(line, wanted))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps one piece whole whatever a mistake spoils', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 12 }), (wanted) => {
        const pieces = piecesOf(wanted, 1);
        expect(pieces.join('')).toBe(wanted);
        for (const text of withOneMistake(wanted, 'abc'))
          expect(pieces.some((piece) => text.includes(piece))).toBe(true);
      }),
    );
  });
});
