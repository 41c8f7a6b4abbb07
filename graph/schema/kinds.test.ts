import { describe, expect, it } from 'vitest';
import { columnsOf, recordColumns } from './batch.ts';
import { edgeKind, edgeKindNames, type Kind, nodeKindNames, propertiesOf } from './kinds.ts';

const kinds: readonly Kind[] = [...nodeKindNames, ...edgeKindNames];

describe('the table of kinds', () => {
  it.each(edgeKindNames)('%s is told apart by properties that it has', (kind) => {
    for (const name of edgeKind(kind).identity) expect(Object.keys(propertiesOf(kind))).toContain(name);
  });

  it.each(kinds)('%s has no property that takes the name of a fixed column', (kind) => {
    const fixed = ['id', 'key', 'from', 'to', 'validFrom', 'validTo', 'sources', 'seq', ...Object.keys(recordColumns)];
    for (const name of Object.keys(propertiesOf(kind))) expect(fixed).not.toContain(name);
  });

  it('has no kind twice when letter case is ignored, as stores may', () => {
    expect(new Set(kinds.map((kind) => kind.toLowerCase())).size).toBe(kinds.length);
  });

  it('gives edges their ends, their time and their properties as columns, in a fixed order', () => {
    expect(Object.keys(columnsOf('secures'))).toEqual([
      ...['id', 'from', 'to', 'validFrom', 'validTo', 'rank', 'securedAmount', 'registeredOn', 'registryNo'],
      ...['origin', 'confidence', 'flags'],
    ]);
  });
});
