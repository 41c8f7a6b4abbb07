/** The same portfolio in every spelling is the same graph. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { sqlText } from '../../ingest/readers/sql.ts';
import { Staging } from '../../ingest/readers/staging.ts';
import { factsOf, folderWith, graphOf, memoryStore, temporaryFolder } from './ingest-support.ts';

const LONG = '4613937818241074769';
const tables = {
  Enterprise: [
    ['key', 'name', 'status', 'establishedOn', 'registeredCapital', 'isBank', 'confidence'],
    ['9144030071526726XG', '甲公司', 'active', '2010-03-01', '1000000.01', 'false', ''],
    ['registry/7', '乙, "丙" | 丁', '', '', '', 'true', '0.5'],
  ],
  Account: [['key'], [LONG], ['icbc/1']],
  owns: [
    ['from', 'to', 'validFrom', 'validTo', 'share'],
    ['Enterprise:registry/7', 'Enterprise:9144030071526726XG', '2020-01-01', '', '0.51'],
  ],
  transfers: [
    ['from', 'to', 'at', 'amount', 'purpose'],
    [`Account:${LONG}`, 'Account:icbc/1', '2024-05-31T08:00:00.125Z', '0.1', '货款'],
    [`Account:${LONG}`, 'Account:icbc/1', '2024-05-31T08:00:00.125Z', '0.1', '货款'],
  ],
} as const;

type Files = Record<string, string>;
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const lazily = (cell: string, delimiter: string): string =>
  /["\n]/.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell;
const csv = (delimiter: string, end: string, cellOf = lazily): Files =>
  Object.fromEntries(
    Object.entries(tables).map(([kind, rows]) => [
      `${kind}.csv`,
      rows.map((row) => row.map((cell) => cellOf(cell, delimiter)).join(delimiter) + end).join(''),
    ]),
  );
const objects = ([names, ...rows]: readonly (readonly string[])[]) =>
  rows.map((row) => Object.fromEntries(row.flatMap((cell, i) => (cell === '' ? [] : [[names[i], cell]]))));

const spellings: Readonly<Record<string, Files>> = {
  'commas, LF': csv(',', '\n'),
  'bars, LF': csv('|', '\n'),
  'tabs, CR LF': csv('\t', '\r\n'),
  'commas, CR': csv(',', '\r'),
  'every cell in quotes': csv(',', '\r\n', quoted),
  'blanks around cells': csv('|', '\n', (cell) => (cell.includes('|') ? quoted(cell) : `  ${cell}\u3000`)),
  'upper-case headers': Object.fromEntries(
    Object.entries(csv(',', '\n')).map(([name, text]) => [name, text.replace(/^.*/, (header) => header.toUpperCase())]),
  ),
  'JSON Lines': Object.fromEntries(
    Object.entries(tables).map(([kind, rows]) => [
      `${kind}.jsonl`,
      objects(rows)
        .map((object) => `${JSON.stringify(object)}\n`)
        .join(''),
    ]),
  ),
  'JSON Lines, ends of several kinds': {
    'Account.jsonl': `{"key":"${LONG}"}\r\n\n{"key":"icbc/1"}`,
    ...Object.fromEntries(
      (['Enterprise', 'owns', 'transfers'] as const).map((kind) => [
        `${kind}.jsonl`,
        objects(tables[kind])
          .map((object) => JSON.stringify(object))
          .join('\r'),
      ]),
    ),
  },
  'JSON arrays': Object.fromEntries(
    Object.entries(tables).map(([kind, rows]) => [`${kind}.json`, JSON.stringify(objects(rows), null, 2)]),
  ),
};

async function parquetFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const staging = await Staging.open();
  for (const [kind, [names, ...rows]] of Object.entries(tables)) {
    const values = rows.map((row) => `(${row.map((cell) => (cell === '' ? 'NULL' : sqlText(cell))).join(', ')})`);
    const typed: Readonly<Record<string, string>> = {
      establishedOn: 'DATE',
      registeredCapital: 'DECIMAL(18, 2)',
      isBank: 'BOOLEAN',
      at: 'TIMESTAMPTZ',
      amount: 'DOUBLE',
      share: 'DOUBLE',
      confidence: 'DOUBLE',
      validFrom: 'TIMESTAMP',
    };
    const columns = names.map((name) => `CAST("${name}" AS ${typed[name] ?? 'VARCHAR'}) AS "${name}"`);
    const source = `(VALUES ${values.join(', ')}) AS t(${names.map((name) => `"${name}"`).join(', ')})`;
    await staging.run(
      `COPY (SELECT ${columns.join(', ')} FROM ${source}) TO ${sqlText(join(folder, `${kind}.parquet`))} (FORMAT parquet)`,
    );
  }
  await staging.close();
  return folder;
}

async function loaded(folder: string) {
  const store = await memoryStore();
  const run = await ingest(store, { inputs: [folder] });
  expect(run).toMatchObject({ rejected: 0, format: 'portfolio' });
  return graphOf(store);
}

describe('one portfolio', () => {
  it('is read as it stands', async () => {
    const graph = await loaded(await folderWith(csv(',', '\n')));
    const briefly = graph.map(({ id, values, sources, confidence, flags }) => ({
      id,
      values,
      sources,
      confidence,
      flags,
    }));
    expect(briefly.find(({ id }) => id === 'Enterprise:9144030071526726XG')).toMatchObject({
      values: {
        name: '甲公司',
        status: 'active',
        establishedOn: Date.UTC(2010, 2, 1),
        registeredCapital: 100_000_001,
        isBank: 0,
        employees: null,
      },
      sources: ['portfolio:Enterprise.csv:2'],
      confidence: 1,
      flags: {},
    });
    expect(briefly.find(({ id }) => id === 'Enterprise:registry/7')).toMatchObject({
      values: { name: '乙, "丙" | 丁', status: null, registeredCapital: null, isBank: 1 },
      confidence: 0.5,
    });
    const transfers = briefly.filter(({ id }) => id.startsWith('transfers:'));
    expect(transfers.map(({ sources }) => sources[0]).sort()).toEqual([
      'portfolio:transfers.csv:2',
      'portfolio:transfers.csv:3',
    ]);
    expect(transfers[0].values).toMatchObject({
      from: `Account:${LONG}`,
      to: 'Account:icbc/1',
      at: Date.UTC(2024, 4, 31, 8, 0, 0, 125),
      amount: 10,
      purpose: '货款',
    });
  });

  it.each(Object.keys(spellings))('%s', async (spelling) => {
    const expected = factsOf(await loaded(await folderWith(csv(',', '\n'))));
    expect(factsOf(await loaded(await folderWith(spellings[spelling])))).toEqual(expected);
  });

  it('Parquet, with columns of their own types', async () => {
    const expected = factsOf(await loaded(await folderWith(csv(',', '\n'))));
    expect(factsOf(await loaded(await parquetFolder()))).toEqual(expected);
  });

  it('in parts of a file, some stated twice', async () => {
    const store = await memoryStore();
    const folder = await folderWith({
      'Enterprise-1.csv': 'key,name\nregistry/1,甲\nregistry/2,乙\n',
      'Enterprise-2.csv': 'key,name,region\nregistry/2,乙,\nregistry/1,,440300\nregistry/3,丙,\n',
    });
    const run = await ingest(store, { inputs: [folder] });
    expect(run).toMatchObject({ rejected: 0, counts: { Enterprise: { inserted: 3, updated: 1, unchanged: 1 } } });
    const graph = await graphOf(store);
    expect(graph.map(({ values, sources }) => [values.name, values.region, sources])).toEqual([
      ['甲', '440300', ['portfolio:Enterprise-1.csv:2', 'portfolio:Enterprise-2.csv:3']],
      ['乙', null, ['portfolio:Enterprise-1.csv:3', 'portfolio:Enterprise-2.csv:2']],
      ['丙', null, ['portfolio:Enterprise-2.csv:4']],
    ]);
    const again = await ingest(store, { inputs: [folder] });
    expect(again.counts).toEqual({ Enterprise: { inserted: 0, updated: 0, unchanged: 5 } });
    expect(await graphOf(store)).toEqual(graph);
  });

  it('a quoted line break does not shift the lines of what follows', async () => {
    const store = await memoryStore();
    const folder = await folderWith({
      'Enterprise.csv': 'key,name\nregistry/1,"甲\n公司"\nregistry/2,乙\nregistry/3,"丙"\n',
    });
    await ingest(store, { inputs: [folder] });
    const graph = await graphOf(store);
    expect(graph.map(({ sources }) => sources)).toEqual([
      ['portfolio:Enterprise.csv:2'],
      ['portfolio:Enterprise.csv:4'],
      ['portfolio:Enterprise.csv:5'],
    ]);
    expect(graph[0].values.name).toBe('甲\n公司');
  });

  it('files of one name out of two folders keep their origins apart', async () => {
    const store = await memoryStore();
    const folder = await folderWith({
      'east/Enterprise.csv': 'key,name\nregistry/1,甲\n',
      'west/Enterprise.csv': 'key,name\nregistry/1,甲\n',
    });
    await ingest(store, { inputs: [join(folder, 'east'), join(folder, 'west')] });
    expect((await graphOf(store))[0].sources).toEqual([
      'portfolio:east/Enterprise.csv:2',
      'portfolio:west/Enterprise.csv:2',
    ]);
  });

  it('an edge that dangles loses its flag when its node has come and it is stated again', async () => {
    const store = await memoryStore();
    const folder = await folderWith({
      'first/transfers.csv': 'from,to,at,amount\nAccount:a,Account:b,2024-05-31,5\n',
      'then/Account.csv': 'key\na\nb\n',
    });
    const load = (name: string) => ingest(store, { inputs: [join(folder, name)] });
    expect(await load('first')).toMatchObject({ rejected: 0, warnings: 1 });
    expect((await graphOf(store))[0].flags).toEqual({ from: 'Account:a', to: 'Account:b' });
    await load('then');
    expect(await load('first')).toMatchObject({ warnings: 0, counts: { transfers: { updated: 1 } } });
    expect((await graphOf(store)).map(({ flags }) => flags)).toEqual([{}, {}, {}]);
  });
});
