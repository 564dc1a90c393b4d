import type { AuditEvent } from '../audit/event.ts';
import type { Outcome } from '../permission/decide.ts';
import type { RequestScope } from '../subgraph/context.ts';
import type { Asked } from './answer.ts';
import type { Authorized } from './authorize.ts';
import { dataKeyOfAlias } from './execute/planned-names.ts';
import type { Compiled } from './gateway.ts';

interface Executed {
  readonly asked: Asked;
  readonly scope: RequestScope;
  readonly compiled: Compiled;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The merged data before it was projected: it holds the key of every subject. */
  readonly merged: unknown;
  readonly failed: boolean;
  /** Reading of `performance.now()`. */
  readonly started: number;
}

export function auditEvent(executed: Executed): AuditEvent {
  const { asked, scope, compiled } = executed;
  const subjects = new Set<string>();
  const { subjectAlias } = compiled.data?.authorized ?? {};
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
    outcome: executed.failed ? 'PARTIAL' : 'ANSWERED',
    durationMs: performance.now() - executed.started,
  };
}

const told = new WeakMap<Authorized, Record<string, Outcome>>();

/** What was selected, and what was only read by a filter or a sort. */
function coordinatesOf({ compiled, scope, variables }: Executed): Readonly<Record<string, Outcome>> {
  if (compiled.data === null) return {};
  const { authorized } = compiled.data;
  const { coordinates, used } = authorized;
  const outcome = (coordinate: string) => scope.decision.verdict(coordinate)?.outcome ?? 'FULL';
  let all = told.get(authorized);
  if (all === undefined) {
    all = Object.fromEntries(coordinates);
    for (const coordinate of used.literal) all[coordinate] ??= outcome(coordinate);
    told.set(authorized, all);
  }
  const byVariables = used.byVariables(variables);
  if (byVariables.size === 0) return all;
  const more = { ...all };
  for (const coordinate of byVariables) more[coordinate] ??= outcome(coordinate);
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
