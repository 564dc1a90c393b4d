import { errors, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { log } from '../../log.ts';
import { type Statement, type VerifiedStatement, verifyStatement } from '../../subgraph/remote/statement.ts';

// A gateway sends one statement again and again while it holds; a signature is checked once.
const VERIFIED_STATEMENTS = 5_000;

/** Reads a request's statement; null where there is none that this view may believe. */
export type StatementReader = (header: string | undefined) => Promise<Statement | null>;

export function statementReader(subgraph: string, keyOf: JWTVerifyGetKey): StatementReader {
  const verified = new LRUCache<string, VerifiedStatement>({ max: VERIFIED_STATEMENTS });

  return async (header) => {
    if (header === undefined) return null;
    try {
      let known = verified.get(header);
      if (known === undefined) {
        known = await verifyStatement(header, subgraph, keyOf);
        verified.set(header, known);
      }
      if (known.expiresAt * 1000 <= Date.now()) throw new errors.JWTExpired('the statement has expired', {});
      return known.statement;
    } catch (cause) {
      // It is answered as if there were none: what is wrong with it helps only whoever forges one.
      log.warn({ why: (cause as Error).message, subgraph }, 'a statement was not believed');
      return null;
    }
  };
}
