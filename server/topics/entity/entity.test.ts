import { expect, it } from 'vitest';
import { rowSourceOf } from './entity.ts';

it.each([
  ['registry:enterprises.csv:2', { system: 'registry', file: 'enterprises.csv', line: 2 }],
  ['core:C:\\data\\a.csv:17', { system: 'core', file: 'C:\\data\\a.csv', line: 17 }],
  ['core:feed', { system: 'core', file: 'feed', line: null }],
  ['feed', { system: '', file: 'feed', line: null }],
])('the origin %j is split', (origin, source) => {
  expect(rowSourceOf(origin)).toEqual(source);
});
