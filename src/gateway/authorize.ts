import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Decision, Outcome, Verdict } from '../permission/decide.ts';
import type { ShareTable } from '../permission/share.ts';
import { type Used, usedInArguments } from './input-use.ts';
import type { Operation } from './operation.ts';

/** A place of the answer that the decision denies. */
export interface Denial {
  readonly coordinate: string;
  readonly verdict: Verdict;
  /** `subjects.nodes.*.phone`: response keys, `*` for any entry of a list. */
  readonly at: string;
  /** Every selection that leads there: the same field twice, or a fragment that is spread twice, is one place. */
  readonly selections: readonly DeniedSelection[];
}

interface DeniedSelection {
  readonly node: FieldNode;
  /** `@skip` and `@include` of the selection and of everything around it. */
  readonly conditions: readonly DirectiveNode[];
}

export interface Authorized {
  /** The operation without what is denied: the only form that is planned, so no owner is asked for it. */
  readonly document: DocumentNode;
  readonly denials: readonly Denial[];
  /** Every coordinate that is selected, with what the caller gets of it. */
  readonly coordinates: ReadonlyMap<string, Outcome>;
  readonly used: Used;
  /**
   * The alias under which the key of every subject is asked for, whatever else is, so that the audit can say
   * whose data was read. It never reaches the caller: the answer is projected from what the caller asked.
   */
  readonly subjectAlias: string;
}

const SUBJECT_TYPE = 'Subject';
const SUBJECT_KEY = 'uscc';

/** Stage 3: applies a decision to an operation, before anything is planned. */
export function authorize(
  operation: Operation,
  schema: GraphQLSchema,
  policy: { decision: Decision; table: ShareTable },
): Authorized {
  const { decision, table } = policy;
  const found = inspect(operation, schema, decision);
  const isDenied = (parent: string, field: string) =>
    (decision.verdict(`${parent}.${field}`)?.outcome ?? 'FULL') !== 'FULL';
  const subjectAlias = unusedAlias(operation.document);
  return {
    ...found,
    document: prune(operation.document, schema, { isDenied, subjectAlias }),
    used: usedInArguments(operation, schema, table),
    subjectAlias,
  };
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

/** Walks the operation as it is asked, fragments in their places, and notes each coordinate and each denial. */
function inspect(operation: Operation, schema: GraphQLSchema, decision: Decision) {
  const coordinates = new Map<string, Outcome>();
  const denials = new Map<string, Denial & { selections: DeniedSelection[] }>();

  function walk(
    type: GraphQLCompositeType,
    set: SelectionSetNode,
    place: { at: readonly string[]; conditions: readonly DirectiveNode[] },
  ): void {
    for (const selection of set.selections) {
      const conditions = [...place.conditions, ...(selection.directives ?? [])];
      if (selection.kind === Kind.FIELD) {
        field(type, selection, { at: place.at, conditions });
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      walk(isCompositeType(condition) ? condition : type, fragment.selectionSet, {
        at: place.at,
        conditions,
      });
    }
  }

  function field(
    type: GraphQLCompositeType,
    node: FieldNode,
    place: { at: readonly string[]; conditions: readonly DirectiveNode[] },
  ): void {
    const definition = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
    if (definition === undefined) return;
    const coordinate = `${type.name}.${node.name.value}`;
    const verdict = decision.verdict(coordinate);
    const at = [...place.at, node.alias?.value ?? node.name.value];
    coordinates.set(coordinate, verdict?.outcome ?? 'FULL');
    if (verdict !== null && verdict.outcome !== 'FULL') {
      const key = `${coordinate} ${at.join('.')}`;
      const denial = denials.get(key) ?? { coordinate, verdict, at: at.join('.'), selections: [] };
      denial.selections.push({ node, conditions: place.conditions });
      denials.set(key, denial);
      return;
    }
    const named = getNamedType(definition.type);
    if (node.selectionSet === undefined || !isCompositeType(named)) return;
    const inner = isListType(getNullableType(definition.type)) ? [...at, '*'] : at;
    walk(named, node.selectionSet, { at: inner, conditions: place.conditions });
  }

  const root = schema.getRootType(operation.definition.operation) as GraphQLCompositeType;
  walk(root, operation.definition.selectionSet, { at: [], conditions: [] });
  return { coordinates, denials: [...denials.values()] };
}

const field = (name: string, alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
});

function prune(
  document: DocumentNode,
  schema: GraphQLSchema,
  options: { isDenied: (parent: string, field: string) => boolean; subjectAlias: string },
): DocumentNode {
  const { isDenied, subjectAlias } = options;
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        return parent != null && isDenied(parent.name, node.name.value) ? null : undefined;
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
