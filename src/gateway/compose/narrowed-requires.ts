import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { federationNames } from './federation-names.ts';

/**
 * A subgraph whose `@requires` names objects where it named interfaces inside of interfaces. To the composition
 * (federation-composition 0.27.0) `data { ... on Named { name } }` cannot be satisfied, while the same said of each type
 * that is `Named` can.
 */
export function withNarrowedRequires(subgraph: DocumentNode): DocumentNode {
  const implementers = readImplementers(subgraph);
  if (implementers.size === 0) return subgraph;
  const requires = federationNames(subgraph)('requires');
  return visit(subgraph, {
    Directive(directive) {
      if (directive.name.value !== requires) return undefined;
      const mended = (directive as ConstDirectiveNode).arguments?.map((argument) => {
        if (argument.value.kind !== Kind.STRING) return argument;
        const set = selectionSetOf(argument.value.value);
        return hasFragmentOn(set, implementers)
          ? { ...argument, value: { ...argument.value, value: textOf(narrowed(set, implementers)) } }
          : argument;
      });
      return mended === undefined ? undefined : { ...directive, arguments: mended };
    },
  });
}

type Implementers = ReadonlyMap<string, readonly string[]>;

/** Interface → the object types of the subgraph that implement it. */
function readImplementers({ definitions }: DocumentNode): Implementers {
  const implementers = new Map<string, string[]>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
      continue;
    for (const { name } of definition.interfaces ?? []) {
      implementers.set(name.value, [...(implementers.get(name.value) ?? []), definition.name.value]);
    }
  }
  return implementers;
}

function hasFragmentOn(set: SelectionSetNode, implementers: Implementers): boolean {
  let found = false;
  visit(set, {
    InlineFragment({ typeCondition }) {
      found ||= typeCondition !== undefined && implementers.has(typeCondition.name.value);
    },
  });
  return found;
}

function narrowed(set: SelectionSetNode, implementers: Implementers): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [narrowedField(selection, implementers)];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
    const condition = selection.typeCondition?.name.value;
    const inner = narrowed(selection.selectionSet, implementers);
    const types = condition === undefined ? undefined : implementers.get(condition);
    if (types === undefined) return [{ ...selection, selectionSet: inner }];
    return types.map((type) => onType(type, inner));
  });
  return { ...set, selections };
}

const narrowedField = (field: FieldNode, implementers: Implementers): FieldNode =>
  field.selectionSet === undefined
    ? field
    : { ...field, selectionSet: narrowed(field.selectionSet, implementers) };

/** What a selection selects on one object type: fragments on it are spread out, those on other objects left away. */
function onType(type: string, set: SelectionSetNode): SelectionNode {
  const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
    const condition = selection.typeCondition?.name.value ?? type;
    return condition === type ? selection.selectionSet.selections : [];
  });
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: {
      kind: Kind.SELECTION_SET,
      // A selection may not be empty, and the type of an object is always there.
      selections: selections.length > 0 ? selections : [TYPENAME],
    },
  };
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const selectionSetOf = (fieldSet: string): SelectionSetNode => {
  const document = parse(`{ ${fieldSet} }`, { noLocation: true });
  return (document.definitions[0] as OperationDefinitionNode).selectionSet;
};

const textOf = (set: SelectionSetNode): string => set.selections.map(print).join(' ').replaceAll(/\s+/g, ' ');
