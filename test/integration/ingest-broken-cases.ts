/** Broken input and what must come of it. */
import { expect } from 'vitest';
import type { QuarantinedRow } from '../../graph/schema/finding.ts';

export type Rejected = Omit<QuarantinedRow, 'id' | 'run'>;
export interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  /** Inserted rows by kind, for input that is loaded. */
  readonly inserted?: Readonly<Record<string, number>>;
  readonly unchanged?: Readonly<Record<string, number>>;
  readonly rejected?: readonly Rejected[];
  readonly warnings?: number;
  /** Entries in quarantine about what was not read at all. */
  readonly notes?: readonly Rejected[];
  /** Values by record id, for what a case must keep. */
  readonly keeps?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Flags by the source of the record. */
  readonly flags?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Subject, reason and remedy of the error, for input that is refused as a whole. */
  readonly refused?: readonly [subject: string, reason: string, remedy: string];
}

const A = '9144030071526726XG';
const B = '914403001922038216';
const transfers = (...rows: readonly string[]): string => `from,to,at,amount\n${rows.join('\n')}\n`;
const accounts = 'key\nicbc/1\nicbc/2\n';
const both = { 'Account.csv': accounts };
const FROM_TO = 'Account:icbc/1,Account:icbc/2';
/** 甲公司 in GB18030. */
const GB_NAME = Buffer.from([0xbc, 0xd7, 0xb9, 0xab, 0xcb, 0xbe]);

export const cases: readonly Case[] = [
  {
    name: 'an empty file',
    files: { 'Enterprise.csv': '' },
    refused: ['Enterprise.csv', 'the file is empty', 'A table has at least a header with its columns.'],
  },
  { name: 'a file with a header alone', files: { 'Enterprise.csv': 'key,name\n' }, inserted: { Enterprise: 0 } },
  {
    name: 'a wrong delimiter',
    files: { 'Enterprise.csv': `key;name\n${A};甲\n` },
    refused: [
      'Enterprise.csv',
      'the column "key" is missing',
      'The header is one column, "key;name": columns are separated by a comma, | or a tab.',
    ],
  },
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
    name: 'UTF-16',
    files: { 'Enterprise.csv': Buffer.from('\ufeffkey,name\n1,2\n', 'utf16le') },
    refused: ['Enterprise.csv', 'the file is encoded in UTF-16', 'Save it as UTF-8.'],
  },
  {
    name: 'a workbook that is called CSV',
    files: { 'Enterprise.csv': Buffer.from('PK\x03\x04rest') },
    refused: [
      'Enterprise.csv',
      'the file is a zip archive or an Excel workbook',
      'Save the sheet as CSV (UTF-8), or unpack the archive.',
    ],
  },
  {
    name: 'a missing column',
    files: { 'transfers.csv': 'from,to,amount\nAccount:a,Account:b,1\n' },
    refused: ['transfers.csv', 'the column "at" is missing', 'The header has from, to, amount.'],
  },
  {
    name: 'a column that is there twice',
    files: { 'Enterprise.csv': `key,name,name\n${A},甲,乙\n` },
    refused: ['Enterprise.csv', 'two columns are called "name"', 'Give each its own name.'],
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
    name: 'a file of NUL bytes',
    files: { 'Enterprise.csv': Buffer.alloc(1000) },
    refused: [
      'Enterprise.csv',
      'the file is no text: a good part of it is NUL bytes',
      'Give CSV, JSON Lines or Parquet; a text in UTF-16 must be saved as UTF-8.',
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
    name: 'CR LF',
    files: { 'Enterprise.csv': `key,name\r\n${A},甲\r\n\r\n${B},乙\r\n` },
    inserted: { Enterprise: 2 },
    keeps: { [`Enterprise:${B}`]: { name: '乙' } },
  },
  {
    name: 'line ends of several kinds',
    files: { 'Enterprise.csv': `key,name\r\n${A},甲\n${B},乙\r\n` },
    inserted: { Enterprise: 2 },
    keeps: { [`Enterprise:${A}`]: { name: '甲' }, [`Enterprise:${B}`]: { name: '乙' } },
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
    name: 'a folder that is called like a file',
    files: { 'Enterprise.csv': null },
    refused: [
      '<folder>/Enterprise.csv',
      'it is called like a data file and is none',
      'Move it elsewhere, or name the files to load.',
    ],
  },
  {
    name: 'a folder without data',
    files: { 'notes.md': 'x', snapshot: null },
    refused: [
      '<folder>',
      'the folder holds no data files; it has the folders snapshot',
      'Give a folder with CSV, JSON Lines or Parquet files.',
    ],
  },
  {
    name: 'an unknown format',
    files: { 'customers.csv': 'id,name\n1,a\n' },
    refused: [
      'customers.csv',
      'the format is not recognised by the names and columns of the files',
      'Say which it is with --format; formats are portfolio, finbench, amlsim. Files of each are listed in docs/ingest.md.',
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
      [3, null, 'the line is not a JSON object', '[1]'],
      [2, null, 'the line is not a JSON object', '{"key":'],
      [4, 'key', 'the value is missing', '{"name":"乙"}'],
    ]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([line, column, reason, raw]) => ({
        file: 'Enterprise.jsonl',
        line: Number(line),
        column: column === null ? null : String(column),
        value: null,
        reason: String(reason),
        raw: String(raw),
      })),
  },
  {
    name: 'a Parquet file that breaks off',
    files: { 'Enterprise.parquet': Buffer.from('PAR1 and no more') },
    refused: [
      'Enterprise.parquet',
      expect.stringMatching(/^the Parquet file cannot be read: /),
      'Write it again, or give CSV.',
    ],
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
];
