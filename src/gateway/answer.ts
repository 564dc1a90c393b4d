import type { DocumentNode, GraphQLError } from 'graphql';
import type { AuditReceipt } from '../audit/event.ts';
import { HubError } from '../errors.ts';
import type { Principal } from '../permission/principal.ts';
import type { RequestScope } from '../subgraph/context.ts';
import { auditEvent } from './audit-event.ts';
import { denialErrors } from './denial-error.ts';
import type { Gateway } from './gateway.ts';
import { joinAnswers } from './introspect.ts';
import { LIMITS } from './limits.ts';
import { readVariables } from './operation.ts';
import { shown } from './response.ts';

export interface Asked {
  readonly document: DocumentNode;
  /** SHA-256 of the document’s text, in hex: by it compiled operations are kept, and audited. */
  readonly operationHash: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
  /** A registered purpose, or null. */
  readonly purpose: string | null;
  readonly caseNumber: string | null;
}

export interface Answered {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
  readonly receipt: AuditReceipt;
}

/**
 * The path of a request, from a parsed document to an answer that is accounted for. What a caller may see is
 * decided before anything is planned; nothing leaves before its audit entry is on the disk. Throws a HubError
 * where the whole request is refused.
 */
export async function answer(gateway: Gateway, asked: Asked): Promise<Answered> {
  const started = performance.now();
  const moment = gateway.clock();

  // operation, introspect, authorize, plan: once per document and decision
  const decision = gateway.decide(asked.principal);
  const compiled = gateway.compile(asked, decision);
  const variables = readVariables(compiled.operation, asked.variables, compiled.schema);
  const cost = compiled.cost(variables);
  if (cost.values > LIMITS.cost) {
    throw new HubError('QUERY_TOO_COSTLY', { actual: cost.values, limit: LIMITS.cost, where: cost.where });
  }

  // execute
  const scope: RequestScope = { moment, principal: asked.principal, decision, purpose: asked.purpose };
  const introspected = compiled.introspect?.(variables);
  const executed = await compiled.data?.execution.run({
    variables,
    subgraphs: gateway.subgraphsByName,
    context: scope,
    deadline: started + LIMITS.requestMs,
  });

  const denials = compiled.data?.authorized.denials ?? [];
  const denied = denialErrors(denials, gateway.table, { policyVersion: decision.policyVersion, variables });
  const errors = [...denied, ...(executed?.errors ?? [])];

  // audit
  const receipt = await gateway.audit.append(
    auditEvent({
      asked,
      scope,
      compiled,
      variables,
      merged: executed?.merged,
      failed: errors.length > 0,
      started,
    }),
  );

  // response
  const isJoined = introspected !== undefined && executed?.data !== null;
  return {
    data: isJoined
      ? joinAnswers(compiled.order, [executed?.data, introspected], variables)
      : (executed?.data ?? null),
    errors: errors.map(shown),
    receipt,
  };
}
