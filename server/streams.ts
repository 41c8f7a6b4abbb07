/** Answers that go on for long: how many there may be, and their end. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { RingsightError } from '../graph/schema/errors.ts';
import type { Caller } from './context.ts';

export const streamLimits = { all: 200, ofCaller: 50 } as const;

export class Streams {
  readonly #ofCaller = new Map<string, number>();
  readonly #listened = new Set<Readable>();
  #all = 0;

  /**
   * Counts a long answer until it is closed.
   *
   * @returns a signal that aborts when it is closed, by whichever side
   * @throws RingsightError LIMIT_EXCEEDED when there are too many
   */
  count({ name }: Caller, response: ServerResponse): AbortSignal {
    const own = this.#ofCaller.get(name) ?? 0;
    if (own >= streamLimits.ofCaller) throw tooMany(streamLimits.ofCaller, name);
    if (this.#all >= streamLimits.all) throw tooMany(streamLimits.all, 'all callers');
    this.#ofCaller.set(name, own + 1);
    this.#all++;
    const closed = new AbortController();
    response.once('close', () => {
      this.#all--;
      this.#ofCaller.set(name, (this.#ofCaller.get(name) ?? 1) - 1);
      closed.abort();
    });
    return closed.signal;
  }

  /** Ends a stream of events with its listener, and all of them when the server ends. */
  endWith(stream: Readable, response: ServerResponse): void {
    this.#listened.add(stream);
    response.once('close', () => {
      this.#listened.delete(stream);
      stream.destroy();
    });
  }

  end(): void {
    for (const stream of this.#listened) stream.destroy();
  }
}

/** A web stream, of whatever make, as Node's own; to destroy it is to cancel the other at once. */
export function readableOf(body: ReadableStream<Uint8Array>): Readable {
  const reader = body.getReader();
  return new Readable({
    read() {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      reader.cancel().then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}

const tooMany = (most: number, whose: string): RingsightError =>
  new RingsightError(
    'LIMIT_EXCEEDED',
    'streams',
    `${whose} has ${most} open already`,
    'Close some, or ask again and again.',
  );
