import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Decision } from '../permission/decide.ts';
import { type Access, accessOf, isCut, isScoped, isUsable, type Verdict } from '../permission/verdict.ts';
import type { Use } from './input-use.ts';
import { type Authority, type Judged, judgeSelections } from './judge-selections.ts';
import type { Operation } from './operation.ts';

/** A place of the answer of which the decision does not give the whole value of every record. */
export type Limited = Pick<Judged, 'coordinate' | 'input' | 'at'> & {
  readonly verdict: Verdict;
  /** Every selection of it; the place is the same by whichever fragment it is reached. */
  readonly selections: readonly Pick<Judged, 'node' | 'conditions'>[];
};

export interface Authorized {
  /** The operation without what is denied: the only form that is planned, so no owner is asked for it. */
  readonly document: DocumentNode;
  /** What comes as null, whichever record it is of. */
  readonly denials: readonly Limited[];
  /** What comes masked, or not for every record. */
  readonly limits: readonly Limited[];
  /** Every coordinate that is selected, or read by what the document says of an argument, with what the caller gets of it. */
  readonly coordinates: ReadonlyMap<string, Access>;
  /**
   * The alias under which the key of every subject is asked for, whatever else is, so that the audit can say
   * whose data was read. It never reaches the caller: the answer is projected from what the caller asked.
   */
  readonly subjectAlias: string;
}

const SUBJECT_TYPE = 'Subject';
const SUBJECT_KEY = 'uscc';

/** Stage 3: applies a decision to an operation, before anything is planned. */
export function authorize(operation: Operation, authority: Authority): Authorized {
  const { schema, decision, table } = authority;
  const { denied, ...found } = inspect(operation, authority);
  const isDenied = (parent: string, node: FieldNode) =>
    denied.has(node) || isCut(decision.verdict(`${parent}.${node.name.value}`));
  const isUnreadable = (input: string) => {
    const used = table.uses.get(input);
    return used !== undefined && !isUsable(decision.verdict(used));
  };
  const subjectAlias = unusedAlias(operation.document);
  const document = prune(operation.document, schema, { isDenied, isUnreadable, subjectAlias });
  return { ...found, document, subjectAlias };
}

/** What the values of the variables read although the caller may not, or not of every record, by their names. */
export function limitedUses(
  uses: ReadonlyMap<string, readonly Use[]>,
  decision: Decision,
): ReadonlyMap<string, readonly Use[]> {
  const limited = new Map<string, readonly Use[]>();
  for (const [variable, each] of uses) {
    const found = each.filter(({ coordinate }) => {
      const verdict = decision.verdict(coordinate);
      return !isUsable(verdict) || (verdict !== null && isScoped(verdict));
    });
    if (found.length > 0) limited.set(variable, found);
  }
  return limited;
}

/** An alias that the caller does not use: or it could name another field so, and be on record for other subjects. */
function unusedAlias(document: DocumentNode): string {
  const taken = new Set<string>();
  visit(document, {
    Field: ({ alias, name }) => {
      taken.add(alias?.value ?? name.value);
    },
  });
  let alias = 'hub_subject';
  while (taken.has(alias)) alias += '_';
  return alias;
}

function inspect(operation: Operation, authority: Authority) {
  const coordinates = new Map<string, Access>();
  const denied = new Set<FieldNode>();
  const denials = new Map<string, Limited & { selections: LimitedSelection[] }>();
  const limits: typeof denials = new Map();
  judgeSelections(operation, authority, (judged) => {
    const { coordinate, verdict, input, at, node, conditions } = judged;
    if (input === null || !coordinates.has(coordinate)) coordinates.set(coordinate, accessOf(verdict));
    if (judged.isDenied) denied.add(node);
    // A use is whole or nothing, so that only its scope limits it.
    const isLimited = verdict !== null && (input === null ? accessOf(verdict) !== 'FULL' : isScoped(verdict));
    if (!judged.isDenied && !isLimited) return;
    const into = judged.isDenied ? denials : limits;
    const key = `${coordinate} ${input} ${at}`;
    const known = into.get(key) ?? { coordinate, verdict: verdict as Verdict, input, at, selections: [] };
    known.selections.push({ node, conditions });
    into.set(key, known);
  });
  return { coordinates, denied, denials: [...denials.values()], limits: [...limits.values()] };
}

type LimitedSelection = Limited['selections'][number];

const field = (name: string, alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
});

function prune(
  document: DocumentNode,
  schema: GraphQLSchema,
  options: {
    isDenied: (parent: string, node: FieldNode) => boolean;
    isUnreadable: (input: string) => boolean;
    subjectAlias: string;
  },
): DocumentNode {
  const { isDenied, isUnreadable, subjectAlias } = options;
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        return parent != null && isDenied(parent.name, node) ? null : undefined;
      },
      // What an argument reads denies its field. But the default of a variable that is given another value reads
      // nothing, and a view that runs elsewhere would refuse the document that names the input.
      ObjectField({ name }) {
        const parent = getNamedType(types.getParentInputType());
        return parent !== undefined && isUnreadable(`${parent.name}.${name.value}`) ? null : undefined;
      },
      SelectionSet: {
        leave(set) {
          const type = types.getParentType();
          // An emptied selection still says whether the object is there.
          const selections = set.selections.length > 0 ? set.selections : [field('__typename')];
          // A graph of somebody else's may mean something else by the name.
          const isSubject =
            type?.name === SUBJECT_TYPE && 'getFields' in type && SUBJECT_KEY in type.getFields();
          const added = isSubject ? [field(SUBJECT_KEY, subjectAlias)] : [];
          return { ...set, selections: [...selections, ...added] };
        },
      },
    }),
  );
}
