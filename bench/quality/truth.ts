/** Reads the ground truth of a portfolio, from our generator or from elsewhere. The format: `docs/generator.md`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RingsightError } from '../../graph/schema/errors.ts';

const truth = z.object({
  pattern: z.string().min(1),
  detector: z.string().min(1),
  variant: z.enum(['easy', 'hard', 'noisy', 'benign']),
  also: z.array(z.string()).default([]),
  story: z.object({ zh: z.string(), en: z.string() }).default({ zh: '', en: '' }),
  members: z.array(z.string()).min(1),
  edges: z.array(z.string()).default([]),
});
export type Truth = Readonly<z.output<typeof truth>>;

/** @throws RingsightError BAD_INPUT when `truth.jsonl` is not there, or a line of it is not a truth */
export async function readTruths(folder: string): Promise<readonly Truth[]> {
  const file = join(folder, 'truth.jsonl');
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new RingsightError(
      'BAD_INPUT',
      file,
      cause.message,
      'Give a folder in the portfolio layout with a truth.jsonl.',
      { cause },
    );
  });
  const seen = new Set<string>();
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = parseLine(line);
    if (typeof parsed === 'string')
      throw new RingsightError('BAD_INPUT', `${file}:${i + 1}`, parsed, 'See docs/generator.md for the format.');
    if (seen.has(parsed.pattern))
      throw new RingsightError(
        'BAD_INPUT',
        `${file}:${i + 1}`,
        `pattern ${parsed.pattern} stands there twice`,
        'Give each pattern an id of its own.',
      );
    seen.add(parsed.pattern);
    return [parsed];
  });
}

function parseLine(line: string): Truth | string {
  try {
    const result = truth.safeParse(JSON.parse(line));
    return result.success ? result.data : z.prettifyError(result.error).replaceAll('\n', ' ');
  } catch (error) {
    return (error as Error).message;
  }
}
