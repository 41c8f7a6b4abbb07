import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { normalize, packNames, searchNames } from './name-index.ts';

const snapshot = await snapshotOf(
  [
    { kind: 'Enterprise', key: '91350100M000100Y43', values: { name: '福州远大建材有限公司' } },
    { kind: 'Enterprise', key: 'r/2', values: { name: '远大建材' } },
    { kind: 'Enterprise', key: 'r/3', values: { name: '福州远大' } },
    { kind: 'Enterprise', key: 'r/4', values: { name: 'ＡＢＣ Trading' } },
    { kind: 'Person', key: 's/1', values: { name: '张伟' } },
    { kind: 'Person', key: 's/2', values: { name: '张伟' } },
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
