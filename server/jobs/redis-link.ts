/** The way to Redis: when it is gone callers are told at once, and when it comes back without its data that is said. */
import { type EventEmitter, once } from 'node:events';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { ReportDefect } from '../errors.ts';

/** What is needed of a client; only the files of Bull know whose it is. */
export interface RedisClient extends EventEmitter {
  readonly status: string;
  set(key: string, value: string, mode: 'NX'): Promise<string | null>;
  config(command: 'GET', name: string): Promise<unknown>;
}

/** Time that a caller waits for a connection, and for an answer. */
const CONNECT_MILLISECONDS = 2_000;
const ANSWER_MILLISECONDS = 10_000;
/** Between two tries to connect, at most. */
const LONGEST_WAIT = 2_000;

export class RedisLink {
  readonly options: Readonly<Record<string, unknown>>;
  /** Where it is, without credentials. */
  readonly #place: string;
  readonly #report: ReportDefect;
  #client: RedisClient | null = null;
  #isDown = false;
  #closed = false;

  /** @throws RingsightError BAD_REQUEST for what is no address of a Redis; the address is not repeated, for it may hold a password */
  constructor(url: string, report: ReportDefect) {
    const { hostname, port, username, password, pathname, protocol } = addressOf(url);
    this.#report = report;
    this.#place = `${hostname}:${port || 6379}`;
    this.options = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 6379),
      username: decodeURIComponent(username) || undefined,
      password: decodeURIComponent(password) || undefined,
      db: Number(pathname.slice(1) || 0),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      retryStrategy: (times: number) => Math.min(times * 100, LONGEST_WAIT),
    };
  }

  /**
   * Follows a client. A mark in Redis says since when it has its data: where the mark is gone, so are the jobs.
   *
   * @param mark the key of the mark
   */
  watch(client: RedisClient, mark: string): void {
    this.#client = client;
    let isKnown = false;
    const arrived = async (): Promise<void> => {
      const isNew = (await client.set(mark, new Date().toISOString(), 'NX')) === 'OK';
      if (isNew && isKnown) this.#say('came back without its data: the jobs of before are lost; start them again');
      else if (this.#isDown) this.#say('is back');
      if (!isKnown) await this.#checkPolicy(client);
      isKnown = true;
      this.#isDown = false;
    };
    client.on('ready', () => arrived().catch((error) => this.failed(error)));
  }

  /** A Redis that makes room by throwing keys away loses jobs without a word. Hosted ones may keep their settings to themselves. */
  async #checkPolicy(client: RedisClient): Promise<void> {
    const [, policy] = (await client.config('GET', 'maxmemory-policy').catch(() => [])) as readonly string[];
    if (policy !== undefined && policy !== 'noeviction')
      this.#say(`may throw jobs away when it is full: its maxmemory-policy is ${policy}; set it to noeviction`);
  }

  /** Says once that Redis is gone, and every other trouble as it comes. */
  failed(error: unknown, subject?: string): void {
    if (this.#closed) return;
    // Bull rejects with nothing when a connection ends before it was there.
    const { message, code } = (error ?? { message: 'Connection is closed' }) as NodeJS.ErrnoException;
    const isConnection = code?.startsWith('E') || /Connection is closed|max retries per request/i.test(message);
    if (isConnection && this.#isDown) return;
    if (isConnection) this.#isDown = true;
    this.#say(`${subject === undefined ? '' : `${subject}: `}${message}`);
  }

  /**
   * Asks Redis something.
   *
   * @throws RingsightError QUEUE_UNAVAILABLE when it cannot be reached or does not answer
   */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    await this.#connected();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('it does not answer')), ANSWER_MILLISECONDS);
    });
    try {
      return await Promise.race([question(), late]);
    } catch (error) {
      throw error instanceof RingsightError ? error : this.#unavailable((error as Error).message, error);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#closed = true;
  }

  async #connected(): Promise<void> {
    const client = this.#client;
    if (client === null || client.status === 'ready') return;
    try {
      await once(client, 'ready', { signal: AbortSignal.timeout(CONNECT_MILLISECONDS) });
    } catch (error) {
      throw this.#unavailable('there is no connection', error);
    }
  }

  #unavailable(reason: string, cause: unknown): RingsightError {
    const remedy = 'Try again once Redis is back; what was loaded and found can be read meanwhile.';
    return new RingsightError('QUEUE_UNAVAILABLE', `Redis at ${this.#place}`, reason, remedy, { cause });
  }

  #say(what: string): void {
    this.#report('redis', `Redis at ${this.#place} ${what}`);
  }
}

function addressOf(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && /^rediss?:$/.test(parsed.protocol) && parsed.hostname !== '' && /^(\/\d*)?$/.test(parsed.pathname))
    return parsed;
  const remedy = 'Write it like redis://host:6379 or rediss://user:password@host:6379/0.';
  throw new RingsightError('BAD_REQUEST', 'RINGSIGHT_REDIS', 'it is no address of a Redis', remedy);
}
