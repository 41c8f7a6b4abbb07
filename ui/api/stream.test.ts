import { expect, it } from 'vitest';
import { dataOf } from './stream.ts';

it.each([
  ['event: next\nid: 1\ndata: {"data":{"n":1}}', { n: 1 }],
  ['data:{"data":\ndata:{"n":2}}', { n: 2 }],
  [':', null],
  ['event: complete\ndata:', null],
  ['data: {"errors":[{"message":"no"}]}', null],
  ['data: {"data":null}', null],
  ['data: {', null],
])('the event %j carries %j', (event, data) => {
  expect(dataOf(event)).toEqual(data);
});
