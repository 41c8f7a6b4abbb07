/** Texts in another encoding than UTF-8 are written anew in it. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export type Encoding = 'utf-8' | 'gb18030';

/** Stands in decoded text for bytes that have no meaning in their encoding. */
export const REPLACEMENT = '\ufffd';

const CHUNK = 1 << 20;

/** Decodes a file piece by piece, without its byte order mark; bytes without meaning become `REPLACEMENT`. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** Characters outside ASCII that the encoding gives a meaning to, and places where it gives none. */
  readonly good: number;
  readonly bad: number;
}

/**
 * Tells the encoding of a file that is not clean UTF-8: damaged UTF-8 still has most of its characters right, and
 * Chinese text in GB18030 hardly ever looks like UTF-8 (about one character in seven does by chance).
 */
export async function guessEncoding(path: string): Promise<EncodingGuess> {
  const asUtf8 = await judge(path, 'utf-8');
  return asUtf8.good > asUtf8.bad ? asUtf8 : judge(path, 'gb18030');
}

async function judge(path: string, encoding: Encoding): Promise<EncodingGuess> {
  let good = 0;
  let bad = 0;
  for await (const text of decoded(path, encoding)) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0xfffd) bad++;
      else if (unit > 0x7f) good++;
    }
  }
  return { encoding, good, bad };
}

/** Writes texts to a file as UTF-8. */
export const writeTexts = (path: string, texts: AsyncIterable<string>): Promise<void> =>
  pipeline(texts, createWriteStream(path));
