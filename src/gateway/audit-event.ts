import type { AuditEvent } from '../audit/event.ts';
import { type Access, accessOf } from '../permission/verdict.ts';
import type { RequestScope } from '../subgraph/context.ts';
import type { Asked } from './answer.ts';
import type { Authorized } from './authorize.ts';
import type { Compiled } from './gateway.ts';
import type { UsesOfVariables } from './input-use.ts';

interface Executed {
  readonly asked: Asked;
  readonly scope: RequestScope;
  readonly compiled: Compiled;
  /** Undefined where nothing was asked of the views. */
  readonly authorized: Authorized | undefined;
  /** What the values of the variables read. */
  readonly uses: ReturnType<UsesOfVariables>;
  /** USCCs of the subjects that were answered about, each once. */
  readonly subjects: readonly string[];
  readonly outcome: AuditEvent['outcome'];
  /** Reading of `performance.now()`. */
  readonly started: number;
}

export function auditEvent(executed: Executed): AuditEvent {
  const { asked, scope, compiled } = executed;
  return {
    at: scope.moment.now,
    department: asked.principal.department,
    client: asked.principal.client,
    person: asked.principal.person,
    purpose: asked.purpose,
    caseNumber: asked.caseNumber,
    operationName: compiled.operation.definition.name?.value ?? null,
    operationHash: asked.operationHash,
    coordinates: coordinatesOf(executed),
    subjects: executed.subjects,
    policyVersion: scope.decision.policyVersion,
    decisionHash: scope.decision.hash,
    outcome: executed.outcome,
    durationMs: performance.now() - executed.started,
  };
}

const told = new WeakMap<Authorized, Record<string, Access>>();

/** What was selected, and what was only read by a filter or a sort. */
function coordinatesOf({ authorized, scope, uses }: Executed): Readonly<Record<string, Access>> {
  if (authorized === undefined) return {};
  let all = told.get(authorized);
  if (all === undefined) {
    all = Object.fromEntries(authorized.coordinates);
    told.set(authorized, all);
  }
  if (uses.size === 0) return all;
  const more = { ...all };
  for (const { coordinate } of [...uses.values()].flat()) {
    more[coordinate] ??= accessOf(scope.decision.verdict(coordinate));
  }
  return more;
}
