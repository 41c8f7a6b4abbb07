/** One pass over a file's bytes: its fingerprint, and what decides how it can be read. */
import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, enough for a header. */
  readonly head: Buffer;
  /** The last byte that is no blank; 0 where there is none. */
  readonly lastByte: number;
  readonly text: TextFacts;
}

/** What holds when the bytes are taken for text. */
export interface TextFacts {
  readonly isUtf8: boolean;
  /** `mixed`: lines end in more than one way, or a carriage return stands inside a line. */
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed';
  /** Lines that hold anything. */
  readonly filledLines: number;
  /** Bytes of the longest line. */
  readonly longestLine: number;
  readonly hasQuotes: boolean;
  readonly nulBytes: number;
  readonly hasTabs: boolean;
  /** Whether there are other control characters, or blanks other than the space. */
  readonly hasRareBlanks: boolean;
  /** Whether there is the lead byte of U+100000 and above, which no writing uses. */
  readonly hasPlane16: boolean;
}

const CHUNK = 1 << 20;
const HEAD = 1 << 16;
const LF = 10;
const CR = 13;
const QUOTE = 34;
const PLANE_16 = 0xf4;
const TAB = 9;
const SPACE = 32;

/** Reads the whole file once, in bounded memory. O(bytes). */
export async function scanFile(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  const counter = new LineCounter();
  const utf8 = new Utf8Check();
  const head: Buffer[] = [];
  let bytes = 0;
  let lastByte = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    counter.add(chunk);
    utf8.add(chunk);
    if (bytes < HEAD) head.push(chunk.subarray(0, HEAD - bytes));
    bytes += chunk.length;
    lastByte = chunk.findLast((byte) => byte > SPACE) ?? lastByte;
  }
  return {
    bytes,
    sha256: hash.digest('hex'),
    head: Buffer.concat(head),
    lastByte,
    text: { isUtf8: utf8.holds(), ...counter.finish() },
  };
}

class LineCounter {
  #lf = 0;
  #cr = 0;
  #crlf = 0;
  #nul = 0;
  #quotes = 0;
  #plane16 = 0;
  #tabs = 0;
  #rare = 0;
  #filled = 0;
  #longest = 0;
  /** Bytes of the current line, without its end. */
  #length = 0;
  #previous = 0;
  /** The byte before the previous one. */
  #before = 0;

  add(chunk: Buffer): void {
    let previous = this.#previous;
    let before = this.#before;
    let length = this.#length;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === LF) {
        this.#lf++;
        if (previous === CR) this.#crlf++;
        else this.#endLine(length);
        length = 0;
      } else if (byte === CR) {
        this.#cr++;
        this.#endLine(length);
        length = 0;
      } else {
        length++;
        if (byte === QUOTE) this.#quotes++;
        else if (byte === 0) this.#nul++;
        else if (byte === PLANE_16) this.#plane16++;
        else if (byte === TAB) this.#tabs++;
        if (byte < SPACE ? byte !== TAB : byte >= 0x7f && isRare(before, previous, byte)) this.#rare++;
      }
      before = previous;
      previous = byte;
    }
    this.#previous = previous;
    this.#before = before;
    this.#length = length;
  }

  #endLine(length: number): void {
    if (length > 0) this.#filled++;
    if (length > this.#longest) this.#longest = length;
  }

  finish(): Omit<TextFacts, 'isUtf8'> {
    this.#endLine(this.#length);
    this.#length = 0;
    return {
      newline: this.#newline(),
      filledLines: this.#filled,
      longestLine: this.#longest,
      hasQuotes: this.#quotes > 0,
      nulBytes: this.#nul,
      hasTabs: this.#tabs > 0,
      hasRareBlanks: this.#rare > 0,
      hasPlane16: this.#plane16 > 0,
    };
  }

  #newline(): TextFacts['newline'] {
    if (this.#cr === 0) return 'lf';
    if (this.#lf === 0) return 'cr';
    return this.#cr === this.#crlf && this.#lf === this.#crlf ? 'crlf' : 'mixed';
  }
}

/**
 * The last of the bytes of U+00A0, U+3000, U+FEFF and the C1 controls in UTF-8, and DEL. All three are compared: 退, which every other
 * bank statement holds, ends like U+3000.
 */
const isRare = (before: number, previous: number, byte: number): boolean =>
  byte === 0x7f ||
  (previous === 0xc2 && byte <= 0xa0) ||
  (before === 0xe3 && previous === 0x80 && byte === 0x80) ||
  (before === 0xef && previous === 0xbb && byte === 0xbf);

class Utf8Check {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #onlyAscii = true;
  #holds = true;

  add(chunk: Buffer): void {
    if (!this.#holds || (this.#onlyAscii && isAscii(chunk))) return;
    this.#onlyAscii = false;
    this.#decode(() => this.#decoder.decode(chunk, { stream: true }));
  }

  holds(): boolean {
    if (this.#holds) this.#decode(() => this.#decoder.decode());
    return this.#holds;
  }

  #decode(step: () => void): void {
    try {
      step();
    } catch {
      this.#holds = false;
    }
  }
}
