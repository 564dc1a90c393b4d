import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.ts';
import { type CursorScope, cursorSeal } from '../../src/subgraph/cursor.ts';

const seal = cursorSeal(new Uint8Array(64).fill(1));
const SCOPE: CursorScope = { department: 'tax', coordinate: 'Query.posts', sort: 'RANK', filter: 'f' };

const scopes = fc.record({
  department: fc.option(fc.string()),
  coordinate: fc.string(),
  sort: fc.string(),
  filter: fc.string(),
});
const positions = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 3 });

const isRefused = (scope: CursorScope, cursor: string): boolean => {
  try {
    seal.open(scope, cursor);
    return false;
  } catch (error) {
    return error instanceof HubError && error.code === 'CURSOR_INVALID';
  }
};

describe('a sealed cursor', () => {
  it('opens to its position under its own scope, and under no other', () => {
    fc.assert(
      fc.property(scopes, scopes, positions, (scope, other, position) => {
        const cursor = seal.seal(scope, position);
        expect(seal.open(scope, cursor)).toEqual(position);
        fc.pre(JSON.stringify(other) !== JSON.stringify(scope));
        expect(isRefused(other, cursor)).toBe(true);
      }),
    );
  });

  it('does not let parts of a scope run into each other', () => {
    const cursor = seal.seal({ ...SCOPE, coordinate: 'ab', sort: 'c' }, [1]);
    expect(isRefused({ ...SCOPE, coordinate: 'a', sort: 'bc' }, cursor)).toBe(true);
    expect(isRefused({ ...SCOPE, department: null }, seal.seal({ ...SCOPE, department: 'null' }, [1]))).toBe(
      true,
    );
  });

  it('shows nothing of the position: it is a sort key, and a sort key is data', () => {
    const cursor = seal.seal(SCOPE, ['2026-04-30', '91610902MA70XXXX01']);
    const decoded = Buffer.from(cursor, 'base64url').toString('latin1');
    for (const text of [cursor, decoded]) {
      expect(text).not.toContain('2026');
      expect(text).not.toContain('MA70');
    }
    expect(() => JSON.parse(decoded)).toThrow();
  });

  it('is the same for the same position, so that clients can compare it', () => {
    expect(seal.seal(SCOPE, ['a', 1])).toBe(seal.seal(SCOPE, ['a', 1]));
    expect(cursorSeal(new Uint8Array(64).fill(2)).seal(SCOPE, ['a', 1])).not.toBe(seal.seal(SCOPE, ['a', 1]));
  });

  it('is refused when a single bit of it is changed', () => {
    const sealed = Buffer.from(seal.seal(SCOPE, ['2026-04-30', 'x']), 'base64url');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const forged = Buffer.from(sealed);
      forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(isRefused(SCOPE, forged.toString('base64url'))).toBe(true);
    }
  });

  it.each(['', 'x', '0', '=', 'WyIyMDI2LTA0LTMwIl0', '[]', '{}', '旬阳', '\0', 'A'.repeat(10_000)])(
    'is refused when it never was one: %j',
    (cursor) => {
      expect(isRefused(SCOPE, cursor)).toBe(true);
    },
  );
});
