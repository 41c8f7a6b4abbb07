/**
 * Typed arrays over shared memory, so that worker threads read the same bytes. `room` more elements stand behind the array
 * in its buffer: what is added to a live snapshot goes there (see `withRoom`), unseen by whoever reads the array.
 */
export const sharedUint8 = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
export const sharedUint32 = (length: number, room = 0): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer((length + room) * 4), 0, length);
export const sharedFloat32 = (length: number, room = 0): Float32Array =>
  new Float32Array(new SharedArrayBuffer((length + room) * 4), 0, length);
export const sharedFloat64 = (length: number, room = 0): Float64Array =>
  new Float64Array(new SharedArrayBuffer((length + room) * 8), 0, length);
export const sharedUint64 = (length: number, room = 0): BigUint64Array =>
  new BigUint64Array(new SharedArrayBuffer((length + room) * 8), 0, length);

export type SharedArray = Uint32Array | Float32Array | Float64Array | BigUint64Array;

/** How many edges may be added to so many before their columns are copied. */
export const roomFor = (edges: number): number => 64 + (edges >> 4);

/** An array over the same memory with at least `capacity` elements; a larger copy where its buffer has not as many. */
export function withRoom<A extends SharedArray>(array: A, capacity: number): A {
  const Typed = array.constructor as new (buffer: ArrayBufferLike) => A;
  const whole = new Typed(array.buffer);
  if (whole.length >= capacity) return whole;
  const larger = new Typed(new SharedArrayBuffer(capacity * array.BYTES_PER_ELEMENT));
  (larger as { set(from: A): void }).set(array);
  return larger;
}

type Growable = Float64Array | Float32Array | Uint32Array | BigUint64Array | Uint8Array;

/** A typed array that grows by doubling while a stream of unknown length is read. */
export class Grower<A extends Growable> {
  length = 0;
  #array: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A, capacity = 1024) {
    this.#make = make;
    this.#array = make(capacity);
  }

  /** Makes room for `count` more and returns the array to write to, from the old `length` on. */
  reserve(count: number): A {
    const needed = this.length + count;
    if (needed > this.#array.length) {
      const larger = this.#make(Math.max(needed, this.#array.length * 2));
      (larger as { set(from: A): void }).set(this.#array);
      this.#array = larger;
    }
    this.length = needed;
    return this.#array;
  }

  append(values: A): void {
    const at = this.length;
    (this.reserve(values.length) as { set(from: A, at: number): void }).set(values, at);
  }

  /** What has been written, and room behind it. */
  get array(): A {
    return this.#array;
  }

  /** A view of what has been written. */
  view(): A {
    return this.#array.subarray(0, this.length) as A;
  }
}

/** Memory to grow in. */
export interface Room {
  /** Elements to make room for at once. */
  readonly capacity?: number;
  /** Whether threads are to read it. */
  readonly shared?: boolean;
}

export const growUint8 = ({ capacity, shared }: Room = {}): Grower<Uint8Array> =>
  new Grower(shared ? sharedUint8 : (n) => new Uint8Array(n), capacity);
export const growUint32 = ({ capacity, shared }: Room = {}): Grower<Uint32Array> =>
  new Grower(shared ? sharedUint32 : (n) => new Uint32Array(n), capacity);
export const growUint64 = ({ capacity, shared }: Room = {}): Grower<BigUint64Array> =>
  new Grower(shared ? sharedUint64 : (n) => new BigUint64Array(n), capacity);
export const growFloat64 = ({ capacity, shared }: Room = {}): Grower<Float64Array> =>
  new Grower(shared ? sharedFloat64 : (n) => new Float64Array(n), capacity);
