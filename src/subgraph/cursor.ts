import { aessiv } from '@noble/ciphers/aes.js';
import { HubError } from '../errors.ts';

/** What a cursor is good for: given back under any other scope it is refused. */
export interface CursorScope {
  /** Whose cursor it is; null for an anonymous caller. */
  readonly department: string | null;
  /** The list, as a coordinate of the graph. */
  readonly coordinate: string;
  readonly sort: string;
  /** The filter, names and values. */
  readonly filter: string;
}

export interface CursorSeal {
  seal(scope: CursorScope, position: readonly unknown[]): string;
  /** Throws CURSOR_INVALID for anything that `seal` did not make under this scope. */
  open(scope: CursorScope, cursor: string): unknown[];
}

/**
 * A cursor holds the sort key of a row, and a sort key is data: so it is encrypted, not encoded. AES-SIV,
 * because the same position must give the same cursor (Relay clients compare them) without a nonce to keep.
 */
export function cursorSeal(key: Uint8Array): CursorSeal {
  const cipher = (scope: CursorScope) =>
    aessiv(
      key,
      Buffer.from(JSON.stringify([scope.department, scope.coordinate, scope.sort, scope.filter]), 'utf8'),
    );
  return {
    seal: (scope, position) =>
      Buffer.from(cipher(scope).encrypt(Buffer.from(JSON.stringify(position), 'utf8'))).toString('base64url'),
    open: (scope, cursor) => {
      try {
        const sealed = Buffer.from(cursor, 'base64url');
        return JSON.parse(Buffer.from(cipher(scope).decrypt(sealed)).toString('utf8')) as unknown[];
      } catch (cause) {
        throw new HubError('CURSOR_INVALID', {}, { cause });
      }
    },
  };
}
