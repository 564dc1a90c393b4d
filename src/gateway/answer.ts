import { type DocumentNode, GraphQLError } from 'graphql';
import type { AuditEvent, AuditReceipt } from '../audit/event.ts';
import { HubError } from '../errors.ts';
import type { Principal } from '../permission/principal.ts';
import type { RequestScope } from '../subgraph/context.ts';
import { auditEvent } from './audit-event.ts';
import { type CarriedOut, carriedOut } from './carried-out.ts';
import { catalogueOf } from './catalogue.ts';
import { denialErrors } from './denial-error.ts';
import { explainAccess } from './explain-access.ts';
import { feedsOf } from './feeds-of.ts';
import { findRecord } from './find-record.ts';
import type { Gateway } from './gateway.ts';
import { joinAnswers } from './introspect.ts';
import { LIMITS } from './limits.ts';
import { mutate } from './mutate.ts';
import { readVariables } from './operation.ts';
import { requestDrafts } from './request-draft.ts';
import { shown } from './response.ts';
import { type SharingNote, sharingNote } from './sharing-note.ts';

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
  /** Refuse the operation where anything in it is denied, instead of answering the rest. */
  readonly strict: boolean;
  /** Under which a mutation may be sent again without being carried out again; or null. */
  readonly idempotencyKey: string | null;
}

export interface Answered {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
  readonly extensions?: { readonly sharing: SharingNote };
  /** Whether the whole operation was refused; nothing was asked of any view then. */
  readonly isRefused: boolean;
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
  const { principal, purpose } = asked;
  const { today } = moment;
  const decision = gateway.decide({ principal, purpose, today });
  const compiled = gateway.compile(asked, decision);
  const variables = readVariables(compiled.operation, asked.variables, compiled.schema);
  const cost = compiled.cost(variables);
  if (cost.values > LIMITS.cost) {
    throw new HubError('QUERY_TOO_COSTLY', { actual: cost.values, limit: LIMITS.cost, where: cost.where });
  }
  const uses = compiled.usesOf(variables);
  const planned = compiled.data(uses);
  const { policyVersion } = decision;
  const denied = denialErrors(planned?.authorized.denials ?? [], gateway.table, { policyVersion, variables });
  const isRefused = asked.strict && denied.length > 0;

  // execute
  const scope: RequestScope = {
    moment,
    principal,
    decision,
    purpose,
    graph: gateway.grantable,
    findRecord: (coordinate, id) => findRecord(gateway, scope, { coordinate, id }),
    feedsOf: (types) => feedsOf(gateway, scope, types),
    explain: (question) => explainAccess(gateway, { principal, today }, question),
    catalogue: () => catalogueOf(gateway, { principal, today }),
  };
  const introspected = isRefused ? undefined : compiled.introspect?.(variables);
  const event = (outcome: AuditEvent['outcome'], subjects: readonly string[]) =>
    auditEvent({ asked, scope, compiled, authorized: planned?.authorized, uses, subjects, outcome, started });
  let executed: CarriedOut | undefined;
  if (planned !== null && !isRefused) {
    const { execution, authorized } = planned;
    const subgraphs = gateway.subgraphsByName;
    const deadline = started + LIMITS.requestMs;
    const ask = async () =>
      carriedOut(await execution.run({ variables, subgraphs, context: scope, deadline }), authorized);
    const isMutation = compiled.operation.definition.operation === 'mutation';
    executed = isMutation
      ? await mutate(gateway, { asked, decision, intent: event('INTENT', []) }, ask)
      : await ask();
  }
  const refused = isRefused ? [strictRefusal(denied.length)] : [];
  const errors = [...refused, ...denied, ...(executed?.errors ?? [])];

  // audit
  const outcome = isRefused ? 'REFUSED' : errors.length > 0 ? 'PARTIAL' : 'ANSWERED';
  const receipt = await gateway.audit.append(event(outcome, executed?.subjects ?? []));

  // response
  const isJoined = introspected !== undefined && executed?.data !== null;
  const { denials = [], limits = [] } = planned?.authorized ?? {};
  const requests = requestDrafts({ denials, limits }, { purpose, today, variables });
  const sharing = sharingNote(isRefused ? [] : limits, gateway.table, { policyVersion, variables, requests });
  return {
    data: isJoined
      ? joinAnswers(compiled.order, [executed?.data ?? undefined, introspected], variables)
      : (executed?.data ?? null),
    errors,
    ...(sharing !== null && { extensions: { sharing } }),
    isRefused,
    receipt,
  };
}

const strictRefusal = (count: number): GraphQLError => {
  const refused = new HubError('STRICTLY_REFUSED', { count });
  return shown(new GraphQLError(refused.message, { originalError: refused }));
};
