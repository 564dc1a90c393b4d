import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { KeyRing } from '../../keys.ts';
import type { ShareTable } from '../../permission/share.ts';
import type { Verdict } from '../../permission/verdict.ts';
import type { RequestScope } from '../context.ts';
import type { SubgraphRequest } from '../seat.ts';
import { type Needed, neededCoordinates } from './needed-coordinates.ts';
import { documentHash, STATEMENT_SECONDS, signStatement } from './statement.ts';
import { STATEMENT_HEADER } from './statement-header.ts';

// A department's application repeats few documents; a statement has some 2 kB.
const KEPT_STATEMENTS = 5_000;
// Sent again for half of its life, so that the other half is left for the way and for the clocks.
const KEPT_MS = (STATEMENT_SECONDS / 2) * 1000;

/** Makes the headers by which views on other servers know what the gateway has decided. */
export function statementSigner(
  ring: KeyRing,
  graph: { readonly schema: GraphQLSchema; readonly table: ShareTable },
): (subgraph: string, request: SubgraphRequest) => Promise<Record<string, string>> {
  const statements = new LRUCache<string, Promise<string>>({ max: KEPT_STATEMENTS, ttl: KEPT_MS });
  const hashes = new WeakMap<DocumentNode, string>();
  const needed = new WeakMap<DocumentNode, Needed>();

  return async (subgraph, request) => {
    const { decision, principal, purpose } = request.context as RequestScope;
    const document = kept(hashes, request.document, () => documentHash(request.operationText));
    // The roles and the person are part of what the view is told, so they are part of the key.
    const key = JSON.stringify([subgraph, document, decision.hash, principal, purpose]);
    let token = statements.get(key);
    if (token === undefined) {
      const { selected, usable } = kept(needed, request.document, () =>
        neededCoordinates(request.document, graph.schema, graph.table),
      );
      const verdicts = new Map<string, Verdict>();
      for (const coordinate of [...selected, ...usable]) {
        const verdict = decision.verdict(coordinate);
        if (verdict !== null) verdicts.set(coordinate, verdict);
      }
      token = signStatement(ring.current, {
        subgraph,
        document,
        principal,
        purpose,
        policyVersion: decision.policyVersion,
        decision: decision.hash,
        verdicts,
      });
      statements.set(key, token);
    }
    return { [STATEMENT_HEADER]: await token };
  };
}

function kept<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
