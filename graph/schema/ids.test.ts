import { describe, expect, it } from 'vitest';
import { compositeKey, edgeHash, edgeId, edgeNaturalKey, parseEdgeId, parseEntityId } from './ids.ts';
import { parseAsOf } from './time.ts';

describe('entity ids', () => {
  it('split at the first colon', () => {
    expect(parseEntityId('Account:icbc/6222:01')).toEqual({ kind: 'Account', key: 'icbc/6222:01' });
  });

  it.each(['Account', 'Account:', ':x', 'account:1', '__proto__:1', 'toString:1'])('%j is none', (id) => {
    expect(parseEntityId(id)).toBeNull();
  });

  it('keep the parts of a composite key apart', () => {
    expect(compositeKey('a/b', 'c')).toBe('a%2Fb/c');
    expect(compositeKey('a/b', 'c')).not.toBe(compositeKey('a', 'b/c'));
    expect(compositeKey('a%2Fb', 'c')).not.toBe(compositeKey('a/b', 'c'));
  });
});

describe('edge ids', () => {
  const transfer = { kind: 'transfers', from: 'Account:a', to: 'Account:b', time: 5, amount: 100 } as const;
  const hashOf = (edge: Parameters<typeof edgeNaturalKey>[0]) => edgeHash(edgeNaturalKey(edge));

  it('are read back', () => {
    const hash = hashOf({ ...transfer, identity: [null] });
    expect(parseEdgeId(edgeId('transfers', hash))).toEqual({ kind: 'transfers', hash });
    expect(edgeId('transfers', 1n)).toBe('transfers:0000000000000001');
  });

  it.each(['transfers:1', 'nothing:0000000000000001', 'transfers:000000000000000G', 'transfers'])(
    '%j is none',
    (id) => {
      expect(parseEdgeId(id)).toBeNull();
    },
  );

  it('tell equal transfers without a reference apart by their occurrence, and follow the reference where there is one', () => {
    const first = hashOf({ ...transfer, identity: [null], occurrence: 0 });
    const second = hashOf({ ...transfer, identity: [null], occurrence: 1 });
    expect(first).not.toBe(second);
    const named = hashOf({ ...transfer, identity: ['r1'], occurrence: 0 });
    expect(hashOf({ ...transfer, amount: 7, identity: ['r1'], occurrence: 3 })).toBe(named);
  });
});

describe('an as-of date', () => {
  it('includes the day itself', () => {
    expect(parseAsOf('2024-05-31')).toBe(Date.UTC(2024, 5, 1) - 1);
    expect(parseAsOf('2024-05-31T08:00:00Z')).toBe(Date.UTC(2024, 4, 31, 8));
  });

  it.each(['2024-02-30', 'yesterday', '20240531', ''])('%j is none', (text) => {
    expect(parseAsOf(text)).toBeNaN();
  });
});
