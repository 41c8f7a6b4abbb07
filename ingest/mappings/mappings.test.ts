import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edgeKind, edgeKindNames, nodeKindNames, propertiesOf } from '../../graph/schema/kinds.ts';
import { formats } from './index.ts';
import { isNodeRules } from './mapping.ts';

describe('formats', () => {
  it('are those of the folder', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !/test|index|mapping/.test(file));
    expect(formats.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it('the portfolio layout has a table for every kind, with a column for every property', () => {
    const portfolio = formats.find(({ id }) => id === 'portfolio');
    const columns = portfolio?.tables.map(({ name, rules }) => [name, Object.keys(rules.values).sort()]);
    const times = (kind: (typeof edgeKindNames)[number]) =>
      edgeKind(kind).time === 'event' ? ['at'] : ['validFrom', 'validTo'];
    expect(columns).toEqual([
      ...nodeKindNames.map((kind) => [kind, [...Object.keys(propertiesOf(kind)), 'confidence'].sort()]),
      ...edgeKindNames.map((kind) => [kind, [...Object.keys(propertiesOf(kind)), 'confidence', ...times(kind)].sort()]),
    ]);
  });
});

describe.each(formats)('$id', ({ tables, title }) => {
  it('has a title in both languages and no table twice', () => {
    expect(title.zh).not.toBe('');
    expect(title.en).not.toBe('');
    expect(new Set(tables.map(({ name }) => name.toLowerCase())).size).toBe(tables.length);
  });

  it.each(tables)('$name: fills only properties that its kind has, from ends that it may have', ({ rules }) => {
    const times = isNodeRules(rules) ? [] : edgeKind(rules.kind).time === 'event' ? ['at'] : ['validFrom', 'validTo'];
    const known = [...Object.keys(propertiesOf(rules.kind)), ...times, 'confidence'];
    expect(Object.keys(rules.values).filter((name) => !known.includes(name))).toEqual([]);
    if (isNodeRules(rules)) return;
    const { from, to, time } = edgeKind(rules.kind);
    if (rules.from.kind) expect(from).toContain(rules.from.kind);
    if (rules.to.kind) expect(to).toContain(rules.to.kind);
    if (time === 'event') expect(rules.values.at).toMatchObject({ required: true });
  });
});
