import { type DocumentNode, type GraphQLError, parse } from 'graphql';
import { HubError } from '../errors.ts';
import { typeOf } from '../permission/coordinate.ts';
import type { Decision } from '../permission/decide.ts';
import type { PolicySnapshot } from '../permission/policy.ts';
import { ANONYMOUS, isMember, type Principal } from '../permission/principal.ts';
import { accessOf, type Verdict } from '../permission/verdict.ts';
import type { AccessExplanation, AccessQuestion, SelectionAccess } from '../subgraph/explanation.ts';
import { ownerOf } from './denial-error.ts';
import type { Gateway } from './gateway.ts';
import { judgeSelections } from './judge-selections.ts';
import { LIMITS } from './limits.ts';
import { readOperation } from './operation.ts';

/**
 * Says of an operation, without running it, what the caller would get of each selection; or what another department
 * would get, of the fields alone that are the caller's own to share.
 */
export function explainAccess(
  gateway: Gateway,
  { principal, today }: { readonly principal: Principal; readonly today: string },
  { operation: text, purpose, as }: AccessQuestion,
): AccessExplanation {
  const policy = gateway.policy();
  if (purpose !== null && !policy.purposes.has(purpose)) throw unknown('purpose', purpose, policy.purposes);
  const own = gateway.decide({ principal, purpose, today });
  const operation = readOperation(parsed(text), undefined, gateway.schemaOf(own));
  const decision =
    as === null || as === principal.department
      ? own
      : ofOwnFields(gateway, principal, {
          as: knownDepartment(as, policy),
          decision: gateway.decide({ principal: { ...ANONYMOUS, department: as }, purpose, today }),
        });
  const selections: SelectionAccess[] = [];
  judgeSelections(
    operation,
    { schema: gateway.supergraph.publicSchema, decision, table: gateway.table, limitedVariables: new Map() },
    ({ coordinate, verdict, input, at }) => {
      // What inherits has no say of its own, and of another's fields nothing is told.
      if (verdict === null) return;
      selections.push({
        at,
        coordinate,
        input,
        access: accessOf(verdict),
        mask: verdict.mask ?? null,
        rule: verdict.rule,
        owner: ownerOf(coordinate, gateway.table),
        shareClass: gateway.table.shares.get(coordinate)?.class ?? null,
        scopes: (verdict.allows ?? []).map(({ scope, mask, rule }) => ({ ...scope, mask, rule })),
      });
    },
  );
  return { department: as ?? principal.department, purpose, policyVersion: own.policyVersion, selections };
}

/** The decision for another department, as far as it is about fields that the caller declares or has records of. */
function ofOwnFields(
  { table, policy }: Gateway,
  principal: Principal,
  { as, decision }: { readonly as: string; readonly decision: Decision },
): Pick<Decision, 'verdict'> {
  const { department } = principal;
  if (!isMember(principal)) {
    const why = `only a member department can ask what ${as} gets, of its own fields`;
    throw new HubError('ARGUMENT_INVALID', { argument: 'as', why });
  }
  const { sources } = policy();
  const isSourceOf = (coordinate: string) => sources.get(typeOf(coordinate))?.has(department ?? '') ?? false;
  return {
    verdict(coordinate) {
      if (ownerOf(coordinate, table) === department) return decision.verdict(coordinate);
      return isSourceOf(coordinate) ? ofRecordsOf(department, decision.verdict(coordinate)) : null;
    },
  };
}

/** A source shares its own records; what others have granted of theirs is between them and the grantee. */
function ofRecordsOf(source: string | null, verdict: Verdict | null): Verdict | null {
  if (verdict === null) return null;
  const { allows = [], ...rest } = verdict;
  const own = allows.filter(({ scope }) => scope.source === source);
  return own.length === 0 ? rest : { ...rest, allows: own };
}

function knownDepartment(id: string, { departments }: PolicySnapshot): string {
  if (departments.has(id)) return id;
  throw unknown('as', id, departments);
}

const unknown = (argument: string, given: string, known: ReadonlyMap<string, unknown>) =>
  new HubError('ARGUMENT_INVALID', {
    argument,
    why: `"${given}" is not registered; registered are ${[...known.keys()].join(', ')}`,
  });

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (cause) {
    throw new HubError('ARGUMENT_INVALID', { argument: 'operation', why: (cause as GraphQLError).message });
  }
}
