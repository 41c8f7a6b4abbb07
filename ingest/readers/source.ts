/** An input file, opened: its columns, and a relation of its rows that the staging database can read. */
import { RingsightError } from '../../graph/schema/errors.ts';
import type { InputFile } from '../inputs.ts';
import { openCsv } from './csv.ts';
import { openJsonArray, openJsonLines } from './json.ts';
import { openParquet } from './parquet.ts';
import { type FileFacts, scanFile } from './scan-file.ts';
import type { Staging } from './staging.ts';
import type { Rows, TextFile } from './text-file.ts';
import { decoded, guessEncoding, writeTexts } from './transcode.ts';

export interface Source extends Rows {
  readonly name: string;
  readonly stem: string;
  readonly facts: FileFacts;
}

/** Lines longer than this are not looked into. */
const LONGEST_LINE = 32 << 20;

/**
 * Opens a file as what it is: Parquet and JSON are told by their content, anything else is CSV.
 *
 * @throws RingsightError BAD_INPUT when the file as a whole cannot be read
 */
export async function openSource(staging: Staging, { path, name, stem }: InputFile): Promise<Source> {
  const facts = await scanFile(path);
  if (facts.bytes === 0) {
    throw new RingsightError('BAD_INPUT', name, 'the file is empty', 'A table has at least a header with its columns.');
  }
  if (!isParquet(facts)) refuseOtherThanText(name, facts);
  try {
    return { name, stem, facts, ...(await openRows(staging, name, path, facts)) };
  } catch (cause) {
    if (cause instanceof RingsightError) throw cause;
    const reason = `the file cannot be read: ${String(cause).split('\n')[0]}`;
    throw new RingsightError('BAD_INPUT', name, reason, 'Check that it is whole, or give it as CSV.', { cause });
  }
}

async function openRows(staging: Staging, name: string, path: string, facts: FileFacts): Promise<Rows> {
  if (isParquet(facts)) return openParquet(staging, path);
  const file = await textFile(staging, name, path, facts);
  const start = file.facts.head.toString('utf8').trimStart().charAt(0);
  if (start === '{') return openJsonLines(staging, file);
  if (start === '[') return openJsonArray(staging, file);
  return openCsv(staging, file);
}

const isParquet = ({ head }: FileFacts): boolean => head.subarray(0, 4).toString('latin1') === 'PAR1';

const otherFiles: readonly (readonly [string, string, string])[] = [
  ['PK\x03\x04', 'a zip archive or an Excel workbook', 'Save the sheet as CSV (UTF-8), or unpack the archive.'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook', 'Save the sheet as CSV (UTF-8).'],
  ['\x1f\x8b', 'compressed with gzip', 'Unpack it first.'],
  ['\xff\xfe', 'encoded in UTF-16', 'Save it as UTF-8.'],
  ['\xfe\xff', 'encoded in UTF-16', 'Save it as UTF-8.'],
];

function refuseOtherThanText(name: string, { head, bytes, text }: FileFacts): void {
  const start = head.subarray(0, 4).toString('latin1');
  const known = otherFiles.find(([magic]) => start.startsWith(magic));
  if (known) throw new RingsightError('BAD_INPUT', name, `the file is ${known[1]}`, known[2]);
  if (text.nulBytes > bytes / 10) {
    throw new RingsightError(
      'BAD_INPUT',
      name,
      'the file is no text: a good part of it is NUL bytes',
      'Give CSV, JSON Lines or Parquet; a text in UTF-16 must be saved as UTF-8.',
    );
  }
  if (text.longestLine > LONGEST_LINE) {
    throw new RingsightError(
      'BAD_INPUT',
      name,
      `the file has a line of ${text.longestLine} bytes`,
      'Check that it is a text with line breaks.',
    );
  }
}

async function textFile(staging: Staging, name: string, path: string, facts: FileFacts): Promise<TextFile> {
  if (facts.text.isUtf8) return { name, path, facts, isDamaged: false };
  const { encoding, good, bad } = await guessEncoding(path);
  if (bad >= good) {
    throw new RingsightError('BAD_INPUT', name, 'the text is neither UTF-8 nor GB18030', 'Save it as UTF-8.');
  }
  const rewritten = staging.newFile();
  await writeTexts(rewritten, decoded(path, encoding));
  return { name, path: rewritten, facts: await scanFile(rewritten), isDamaged: bad > 0 };
}
