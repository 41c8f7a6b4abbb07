/** Input that cannot be read as a whole, and the answer to it. */
import { expect } from 'vitest';

export interface RefusedCase {
  readonly name: string;
  /** Files by name; null is a folder. `<folder>` in a subject is the folder that holds them. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  readonly refused: readonly [subject: string, reason: string, remedy: string];
}

const A = '9144030071526726XG';
const B = '914403001922038216';

export const refusedCases: readonly RefusedCase[] = [
  {
    name: 'an empty file',
    files: { 'Enterprise.csv': '' },
    refused: ['Enterprise.csv', 'the file is empty', 'A table has at least a header with its columns.'],
  },
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
    name: 'a file of NUL bytes',
    files: { 'Enterprise.csv': Buffer.alloc(1000) },
    refused: [
      'Enterprise.csv',
      'the file is no text: a good part of it is NUL bytes',
      'Give CSV, JSON Lines or Parquet; a text in UTF-16 must be saved as UTF-8.',
    ],
  },
  {
    name: 'a JSON array that breaks off',
    files: { 'Enterprise.json': `[{"key":"${A}"},` },
    refused: ['Enterprise.json', 'the JSON array is not closed', 'Check that the file is whole.'],
  },
  {
    name: 'a JSON array with a hole',
    files: { 'Enterprise.json': `[{"key":"${A}"},,{"key":"${B}"}]` },
    refused: [
      'Enterprise.json',
      expect.stringMatching(/^the file cannot be read: /),
      'Check that it is whole, or give it as CSV.',
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
    name: 'a Parquet file that breaks off',
    files: { 'Enterprise.parquet': Buffer.from('PAR1 and no more') },
    refused: [
      'Enterprise.parquet',
      expect.stringMatching(/^the file cannot be read: /),
      'Check that it is whole, or give it as CSV.',
    ],
  },
];
