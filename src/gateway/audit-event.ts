import type { AuditEvent } from '../audit/event.ts';
import { type Access, accessOf } from '../permission/verdict.ts';
import type { RequestScope } from '../subgraph/context.ts';
import type { Asked } from './answer.ts';
import type { Authorized } from './authorize.ts';
import { dataKeyOfAlias } from './execute/planned-names.ts';
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
  /** The merged data before it was projected: it holds the key of every subject. */
  readonly merged: unknown;
  readonly outcome: AuditEvent['outcome'];
  /** Reading of `performance.now()`. */
  readonly started: number;
}

export function auditEvent(executed: Executed): AuditEvent {
  const { asked, scope, compiled } = executed;
  const subjects = new Set<string>();
  const { subjectAlias } = executed.authorized ?? {};
  if (subjectAlias !== undefined) collectSubjects(executed.merged, dataKeyOfAlias(subjectAlias), subjects);
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
    subjects: [...subjects],
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

function collectSubjects(value: unknown, subjectKey: string, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const entry of value) collectSubjects(entry, subjectKey, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key];
      if (typeof inner === 'object') collectSubjects(inner, subjectKey, into);
      else if (key === subjectKey && typeof inner === 'string') into.add(inner);
    }
  }
}
