import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../schema/batch.ts';
import { buildSnapshot } from '../snapshot/build.ts';
import type { SnapshotParts } from '../snapshot/snapshot.ts';
import { withHelpers } from './helpers.ts';

const EDGES = 220_000;

/** Transfers in a circle of accounts, some of which nothing else names. */
const transfers = (): ColumnBatch => {
  const account = (i: number): string => `Account:${(i * 7919) % 4001}`;
  const numbers = (at: (i: number) => number): Float64Array => Float64Array.from({ length: EDGES }, (_, i) => at(i));
  return {
    kind: 'transfers',
    length: EDGES,
    columns: {
      id: BigUint64Array.from({ length: EDGES }, (_, i) => (BigInt(i) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn),
      from: Array.from({ length: EDGES }, (_, i) => account(i)),
      to: Array.from({ length: EDGES }, (_, i) => account(i * 3 + 1)),
      at: numbers((i) => (i * 31) % 977),
      amount: numbers((i) => i),
      purpose: Array.from({ length: EDGES }, (_, i) => (i % 3 === 0 ? null : `purpose ${i % 5}`)),
      confidence: numbers((i) => (i % 11 === 0 ? 0.5 : 1)),
    },
  };
};

/** Of every value and every byte. */
function digestOf(parts: SnapshotParts): string {
  const hash = createHash('sha256');
  const text = JSON.stringify(parts, (name, value) => {
    if (!ArrayBuffer.isView(value)) return value;
    hash.update(name).update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value.byteLength;
  });
  return hash.update(text).digest('hex');
}

describe('threads that help to build', () => {
  it('make the same snapshot', async () => {
    const source = (kind: string) => (kind === 'transfers' ? [transfers()] : []);
    const alone = await buildSnapshot('1', source);
    const helped = await withHelpers(2, (helpers) => buildSnapshot('1', source, { helpers }));
    expect(helped.edgeCount).toBe(EDGES);
    expect(digestOf(helped.parts)).toBe(digestOf(alone.parts));
  });

  it('end with the work, and hand on what it throws', async () => {
    await expect(
      withHelpers(1, async (helpers) => {
        helpers.start();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
  });
});
