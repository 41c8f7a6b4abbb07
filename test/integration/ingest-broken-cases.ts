/** Input that is broken in places: what is loaded of it, and what is put aside. */
import type { QuarantinedRow } from '../../graph/schema/finding.ts';

export type Rejected = Omit<QuarantinedRow, 'id' | 'run'>;

export interface LoadedCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Inserted rows by kind. */
  readonly inserted: Readonly<Record<string, number>>;
  readonly unchanged?: Readonly<Record<string, number>>;
  readonly rejected?: readonly Rejected[];
  readonly warnings?: number;
  /** Entries in quarantine about what was not read at all. */
  readonly notes?: readonly Rejected[];
  /** Values by record id, for what a case must keep. */
  readonly keeps?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Flags by the source of the record. */
  readonly flags?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const A = '9144030071526726XG';
const B = '914403001922038216';
const transfers = (...rows: readonly string[]): string => `from,to,at,amount\n${rows.join('\n')}\n`;
const accounts = 'key\nicbc/1\nicbc/2\n';
const both = { 'Account.csv': accounts };
const FROM_TO = 'Account:icbc/1,Account:icbc/2';
/** 甲公司 in GB18030. */
const GB_NAME = Buffer.from([0xbc, 0xd7, 0xb9, 0xab, 0xcb, 0xbe]);

export const loadedCases: readonly LoadedCase[] = [
  { name: 'a file with a header alone', files: { 'Enterprise.csv': 'key,name\n' }, inserted: { Enterprise: 0 } },
  {
    name: 'rows with another delimiter than the header',
    files: { 'Enterprise.csv': `key,name\n${A};甲\n${B},乙\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 2,
        column: null,
        value: null,
        reason: 'the row has 1 value where the header has 2',
        raw: `${A};甲`,
      },
    ],
  },
  {
    name: 'a byte order mark',
    files: { 'Enterprise.csv': `\ufeffkey,name\n${A},甲公司\n` },
    inserted: { Enterprise: 1 },
    keeps: { [`Enterprise:${A}`]: { name: '甲公司' } },
  },
  {
    name: 'a byte order mark before quotes',
    files: { 'Enterprise.csv': `\ufeff"key","name"\n"${A}","甲公司"\n` },
    inserted: { Enterprise: 1 },
    keeps: { [`Enterprise:${A}`]: { name: '甲公司' } },
  },
  {
    name: 'GB18030',
    files: { 'Enterprise.csv': Buffer.concat([Buffer.from(`key,name\n${A},`), GB_NAME, Buffer.from('\n')]) },
    inserted: { Enterprise: 1 },
    keeps: { [`Enterprise:${A}`]: { name: '甲公司' } },
  },
  {
    name: 'UTF-8 with a few bytes that are none',
    files: {
      'Enterprise.csv': Buffer.concat([
        Buffer.from(`key,name\n${A},甲公司和乙公司\n${B},`),
        Buffer.from([0xe4, 0xb8]),
        Buffer.from('\n'),
      ]),
    },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 3,
        column: null,
        value: null,
        reason: "the line holds bytes that have no meaning in the file's encoding",
        raw: `${B},\ufffd`,
      },
    ],
    keeps: { [`Enterprise:${A}`]: { name: '甲公司和乙公司' } },
  },
  {
    name: 'an extra column in the header',
    files: { 'Enterprise.csv': `key,nmae\n${A},甲\n` },
    inserted: { Enterprise: 1 },
    warnings: 1,
    notes: [
      {
        file: 'Enterprise.csv',
        line: 1,
        column: 'nmae',
        value: null,
        reason: 'the table Enterprise has no such column; it was not read',
        raw: 'key,nmae',
      },
    ],
  },
  {
    name: 'an extra value in a row',
    files: { 'Enterprise.csv': `key,name\n${A},甲,乙\n${B},丙\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 2,
        column: null,
        value: null,
        reason: 'the row has 3 values where the header has 2',
        raw: `${A},甲,乙`,
      },
    ],
  },
  {
    name: 'a bad date',
    files: { 'Enterprise.csv': `key,establishedOn\n${A},2024-02-30\n${B},2024-02-29\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 2,
        column: 'establishedOn',
        value: '2024-02-30',
        reason: 'the value is no date of the calendar, like 2024-05-31',
        raw: `${A},2024-02-30`,
      },
    ],
    keeps: { [`Enterprise:${B}`]: { establishedOn: Date.UTC(2024, 1, 29) } },
  },
  {
    name: 'an amount that is NaN, one that is 1e400, and a negative one',
    files: {
      ...both,
      'transfers.csv': transfers(
        `${FROM_TO},2024-05-31,NaN`,
        `${FROM_TO},2024-05-31,1e400`,
        `${FROM_TO},2024-05-31,-5`,
        `${FROM_TO},2024-05-31,5`,
      ),
    },
    inserted: { Account: 2, transfers: 1 },
    rejected: [
      ['NaN', 'an amount is a finite decimal number, like 1234.50'],
      ['1e400', 'an amount is a finite decimal number, like 1234.50'],
      ['-5', 'the amount is negative; its direction is told by the two ends'],
    ].map(([value, reason], i) => ({
      file: 'transfers.csv',
      line: i + 2,
      column: 'amount',
      value,
      reason,
      raw: `${FROM_TO},2024-05-31,${value}`,
    })),
  },
  {
    name: 'a key twice with other values',
    files: { 'Enterprise.csv': `key,name\n${A},甲\n${B},乙\n${A},丙\n${B},乙\n` },
    inserted: { Enterprise: 2 },
    unchanged: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 4,
        column: 'name',
        value: '丙',
        reason: 'the same key stands in Enterprise.csv:2 with other values; that row is kept',
        raw: `${A},丙`,
      },
    ],
    keeps: { [`Enterprise:${A}`]: { name: '甲' } },
  },
  {
    name: 'a transfer to itself',
    files: { ...both, 'transfers.csv': transfers('Account:icbc/1,Account:icbc/1,2024-05-31,5') },
    inserted: { Account: 2, transfers: 1 },
    warnings: 1,
    flags: { 'portfolio:transfers.csv:2': { to: 'Account:icbc/1' } },
  },
  {
    name: 'an id that nobody has stated',
    files: { ...both, 'transfers.csv': transfers('Account:icbc/1,Account:icbc/9,2024-05-31,5') },
    inserted: { Account: 2, transfers: 1 },
    warnings: 1,
    flags: { 'portfolio:transfers.csv:2': { to: 'Account:icbc/9' } },
  },
  {
    name: 'an id of a kind that does not fit',
    files: {
      ...both,
      'transfers.csv': transfers('Account:icbc/1,Loan:7,2024-05-31,5', 'icbc/1,Account:,2024-05-31,5'),
    },
    inserted: { Account: 2, transfers: 0 },
    rejected: [
      ['to', 'Loan:7', 'Account:icbc/1,Loan:7,2024-05-31,5'],
      ['from', 'icbc/1', 'icbc/1,Account:,2024-05-31,5'],
    ].map(([column, value, raw], i) => ({
      file: 'transfers.csv',
      line: i + 2,
      column,
      value,
      reason: 'the value is no id of Account, like Account:key',
      raw,
    })),
  },
  {
    name: 'NUL bytes',
    files: { 'Enterprise.csv': `key,name\n${A},甲\0\n${B},乙\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 2,
        column: null,
        value: null,
        reason: 'the line holds a NUL byte',
        raw: `${A},甲\u2400`,
      },
    ],
  },
  {
    name: 'a field of 10 MB',
    files: { 'Enterprise.csv': `key,name\n${A},${'x'.repeat(10_000_000)}\n${B},乙\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 2,
        column: 'name',
        value: `${'x'.repeat(200)}…`,
        reason: 'the text is longer than 65536 characters',
        raw: `${A},${'x'.repeat(65_536 - A.length - 1)}`,
      },
    ],
  },
  {
    name: 'a field of 10 MB in JSON Lines',
    files: {
      'Enterprise.jsonl': `{"key":"${A}","name":"${'x'.repeat(10_000_000)}"}\n{"key":"${B}","name":"乙"}\n`,
    },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.jsonl',
        line: 1,
        column: null,
        value: null,
        reason: 'the line is longer than 262144 characters',
        raw: `{"key":"${A}","name":"${'x'.repeat(65_536 - A.length - 18)}`,
      },
    ],
    keeps: { [`Enterprise:${B}`]: { name: '乙' } },
  },
  {
    name: 'CR LF',
    files: { 'Enterprise.csv': `key,name\r\n${A},甲\r\n\r\n${B},乙\r\n` },
    inserted: { Enterprise: 2 },
    keeps: { [`Enterprise:${B}`]: { name: '乙' } },
  },
  {
    name: 'an unclosed quote',
    files: { 'Enterprise.csv': `key,name\n${A},"甲\n${B},乙\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      {
        file: 'Enterprise.csv',
        line: 2,
        column: null,
        value: null,
        reason: 'a quote is opened and not closed',
        raw: `${A},"甲`,
      },
    ],
  },
  {
    name: 'a file that is no table beside one that is',
    files: { 'Enterprise.csv': `key\n${A}\n`, 'customers.csv': 'id\n1\n' },
    inserted: { Enterprise: 1 },
    warnings: 1,
    notes: [
      {
        file: 'customers.csv',
        line: 0,
        column: null,
        value: null,
        reason: 'no table of the format portfolio is called so; the file was not read',
        raw: '',
      },
    ],
  },
  {
    name: 'keys with a wrong check character',
    files: { 'Enterprise.csv': `key\n9144030071526726XH\nregistry/7\n`, 'Person.csv': 'key\n110105194912310021\n' },
    inserted: { Enterprise: 2, Person: 1 },
    warnings: 2,
    flags: {
      'portfolio:Enterprise.csv:2': { key: '9144030071526726XH' },
      'portfolio:Person.csv:2': { key: '110105194912310021' },
    },
  },
  {
    name: 'lines that are no JSON objects',
    files: { 'Enterprise.jsonl': `{"key":"${A}","name":"甲"}\n{"key":\n[1]\n{"name":"乙"}\n` },
    inserted: { Enterprise: 1 },
    rejected: [
      { line: 2, column: null, reason: 'the line is not a JSON object', raw: '{"key":' },
      { line: 3, column: null, reason: 'the line is not a JSON object', raw: '[1]' },
      { line: 4, column: 'key', reason: 'the value is missing', raw: '{"name":"乙"}' },
    ].map((row) => ({ file: 'Enterprise.jsonl', value: null, ...row })),
  },
  {
    name: 'names that would be commands',
    files: { "Enterprise-'); DROP TABLE stage; --*.csv": `key,"name""; --"\n${A},甲\n` },
    inserted: { Enterprise: 1 },
    warnings: 1,
    notes: [
      {
        file: "Enterprise-'); DROP TABLE stage; --*.csv",
        line: 1,
        column: 'name"; --',
        value: null,
        reason: 'the table Enterprise has no such column; it was not read',
        raw: 'key,"name""; --"',
      },
    ],
  },
  {
    name: 'names in JSON that would be commands or paths',
    files: { 'Enterprise.jsonl': `{"key":"${A}","na'me\\"/~0":1,"$.name":"乙","name":"甲"}\n` },
    inserted: { Enterprise: 1 },
    warnings: 2,
    notes: ['$.name', 'na\'me"/~0'].map((column) => ({
      file: 'Enterprise.jsonl',
      line: 0,
      column,
      value: null,
      reason: 'the table Enterprise has no such column; it was not read',
      raw: '$.name,key,na\'me"/~0,name',
    })),
    keeps: { [`Enterprise:${A}`]: { name: '甲' } },
  },
  {
    name: 'columns without a name, as spreadsheets leave them',
    files: { 'Enterprise.csv': `key,name,,\n${A},甲,,\n` },
    inserted: { Enterprise: 1 },
    warnings: 1,
    notes: [
      {
        file: 'Enterprise.csv',
        line: 1,
        column: '',
        value: null,
        reason: 'the table Enterprise has no such column; it was not read',
        raw: 'key,name,,',
      },
    ],
  },
  {
    name: 'a key with the character that parts the keys of edges',
    files: { 'Account.csv': 'key\nicbc/1\u001f2\nicbc/1\n' },
    inserted: { Account: 1 },
    rejected: [
      {
        file: 'Account.csv',
        line: 2,
        column: 'key',
        value: 'icbc/1\u001f2',
        reason: 'the text holds a control character',
        raw: 'icbc/1\u001f2',
      },
    ],
  },
  {
    name: 'a fact that ends before it starts',
    files: {
      'owns.csv': 'from,to,validFrom,validTo,share\nPerson:s/1,Enterprise:r/1,2024-01-02,2024-01-01,1\n',
    },
    inserted: { owns: 0 },
    rejected: [
      {
        file: 'owns.csv',
        line: 2,
        column: 'validTo',
        value: '2024-01-01',
        reason: 'the end is before the start',
        raw: 'Person:s/1,Enterprise:r/1,2024-01-02,2024-01-01,1',
      },
    ],
  },
];
