import {
  type DocumentNode,
  getLocation,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Access } from '../../../src/permission/verdict.ts';
import { answerNaively, graph, type NaiveAnswer } from '../naive/answer.ts';
import type { Caller } from '../naive/caller.ts';
import type { CursorBook } from '../naive/cursor-book.ts';
import { type HiddenName, hiddenIn } from '../naive/hidden-names.ts';
import { stewardOf } from '../naive/sharing-resolvers.ts';
import type { PolicyRows, Tables } from '../naive/tables.ts';
import { accessTo, type VerdictOf, verdictsOf } from '../naive/verdicts.ts';
import { type Judgement, walk } from '../naive/walk.ts';

/** What the caller should get, and be told. */
export interface Expected {
  readonly verdictOf: VerdictOf;
  /** If there is any, the whole operation is refused. */
  readonly hidden: readonly HiddenName[];
  readonly judgements: readonly Judgement[];
  readonly answer: NaiveAnswer;
  readonly denials: readonly object[];
  readonly masked: readonly object[];
  readonly scoped: readonly object[];
  /** What could be sent to be granted what did not come, or not whole. */
  readonly requests: readonly object[];
  readonly coordinates: ReadonlyMap<string, Access>;
  /** Of whom the answer speaks. */
  readonly subjects: ReadonlySet<string>;
  /** The root fields that a view is asked for. */
  readonly roots: ReadonlySet<string>;
  /** Everything that a view may be asked for. */
  readonly asked: ReadonlySet<string>;
}

export interface Known {
  readonly tables: Tables;
  readonly policy: PolicyRows;
  readonly cursors: CursorBook;
}

export async function expectedOf(
  document: DocumentNode,
  given: Readonly<Record<string, unknown>>,
  { caller, known }: { readonly caller: Caller; readonly known: Known },
): Promise<Expected> {
  const verdictOf = verdictsOf(caller, graph, known.policy);
  const variables = withDefaults(document, given);
  const judgements = walk(document, { graph, verdictOf, variables });
  const subjects = new Set<string>();
  const answer = await answerNaively(document, given, { ...known, caller, verdictOf, subjects });
  const passed = judgements.filter(({ conditions }) => conditions.every((one) => lets(one, variables)));
  const denied = new Set(judgements.filter((one) => one.isDenied).map(({ at }) => at));
  const asked = passed.filter(({ at, input }) => input === null && !denied.has(at));
  const limited = passed.filter(
    ({ isDenied, input, verdict }) =>
      !isDenied && (input === null ? accessTo(verdict) !== 'FULL' : accessTo(verdict) === 'SCOPED'),
  );
  const places = [...new Map(limited.map((one) => [keyOf(one), placeOf(one)])).values()];
  return {
    verdictOf,
    hidden: hiddenIn(document, given, { graph, verdictOf }),
    judgements,
    answer,
    denials: denialsOf(
      passed.filter((one) => one.isDenied),
      known.policy.version,
    ),
    masked: places.filter((place) => !('scopes' in place)),
    scoped: places.filter((place) => 'scopes' in place),
    requests: requestsOf(
      passed.filter((one) => one.isDenied),
      limited,
      caller,
    ),
    coordinates: new Map(judgements.map(({ coordinate, verdict }) => [coordinate, accessTo(verdict)])),
    subjects,
    roots: new Set(asked.filter(({ at }) => !at.includes('.')).map(({ coordinate }) => coordinate)),
    asked: new Set(asked.map(({ coordinate }) => coordinate)),
  };
}

export function withDefaults(
  document: DocumentNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const defaults = (operation?.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

function lets(
  { name, arguments: args = [] }: Judgement['conditions'][number],
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const value = args[0] && valueFromASTUntyped(args[0].value, variables);
  return (value === true) === (name.value === 'include');
}

const keyOf = ({ coordinate, input, at }: Judgement): string => JSON.stringify([coordinate, input, at]);

const about = ({ at, coordinate, input }: Judgement) => ({
  at,
  coordinate,
  ...(input !== null && { input }),
  owner: stewardOf(coordinate),
});

function placeOf(judgement: Judgement): object {
  const { rule = '', mask, allows } = judgement.verdict ?? {};
  return {
    ...about(judgement),
    ...(mask !== undefined && { mask }),
    rule,
    ...(allows !== undefined && {
      scopes: allows.map(({ rule, mask }) => ({ rule, ...(mask !== null && { mask }) })),
    }),
  };
}

/** One for each place and field, with every selection that is let through in it. */
function denialsOf(denied: readonly Judgement[], policyVersion: string): object[] {
  const firsts = [...new Map(denied.toReversed().map((one) => [keyOf(one), one])).values()];
  return firsts.map((first) => {
    const selections = denied.filter((one) => keyOf(one) === keyOf(first));
    const nodes = [...new Set(selections.map(({ node }) => node))];
    const rule = first.verdict?.rule;
    return {
      locations: nodes.map(({ loc }) => loc && getLocation(loc.source, loc.start)),
      extensions: {
        ...about(first),
        shareClass: graph.shares.get(first.coordinate)?.class,
        rule,
        policyVersion,
        count: selections.length,
        code: rule === 'the policy cannot be confirmed' ? 'POLICY_STALE' : 'FIELD_NOT_SHARED',
      },
    };
  });
}

/** A request for what nobody has granted, and one for what its class masks; a year from today. */
function requestsOf(
  denied: readonly Judgement[],
  limited: readonly Judgement[],
  { purpose, today }: Caller,
): object[] {
  const lastDay = new Date(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}T00:00:00Z`);
  lastDay.setUTCDate(lastDay.getUTCDate() - 1);
  const ungranted = denied.filter(({ verdict }) =>
    ['no grant', 'no purpose named'].includes(verdict?.rule ?? ''),
  );
  const masked = [...denied, ...limited].filter(
    ({ verdict }) => verdict?.outcome === 'MASKED' && verdict.rule === 'class CONDITIONAL',
  );
  return [ungranted, masked].flatMap((judgements) =>
    judgements.length === 0
      ? []
      : {
          ...(purpose !== null && { purpose }),
          coordinates: [...new Set(judgements.map(({ coordinate }) => coordinate))].sort(),
          validFrom: today,
          validTo: lastDay.toISOString().slice(0, 10),
        },
  );
}
