import { type DocumentNode, parse, type SelectionSetNode } from 'graphql';
import { directiveArguments } from './directive-arguments.ts';
import { readSubgraphNames } from './subgraph-names.ts';

/** The types of a supergraph as its data names them, those hidden from the public schema included. */
export interface TypeTable {
  /** Interfaces and unions. */
  readonly abstract: ReadonlySet<string>;
  /** The type names that satisfy a type condition: the named type and every type below it. */
  satisfying(typeCondition: string): ReadonlySet<string>;
  /** The `@key`s by which a subgraph can be asked for a type: each a list of its top-level fields. */
  keys(subgraph: string, type: string): readonly (readonly string[])[];
  /** Whether any subgraph has an object type of this name. */
  isObject(type: string): boolean;
  /** Every value of an enum. */
  values(enumName: string): ReadonlySet<string>;
}

export function readTypeTable(supergraph: DocumentNode): TypeTable {
  const below = new Map<string, Set<string>>();
  const abstract = new Set<string>();
  const keys = new Map<string, string[][]>();
  const objects = new Set<string>();
  const values = new Map<string, ReadonlySet<string>>();
  const graphNames = readSubgraphNames(supergraph);

  for (const definition of supergraph.definitions) {
    switch (definition.kind) {
      case 'UnionTypeDefinition':
        abstract.add(definition.name.value);
        for (const member of definition.types ?? []) put(definition.name.value, member.name.value);
        break;
      case 'EnumTypeDefinition':
        values.set(definition.name.value, new Set(definition.values?.map(({ name }) => name.value)));
        break;
      case 'InterfaceTypeDefinition':
      case 'ObjectTypeDefinition':
        (definition.kind === 'InterfaceTypeDefinition' ? abstract : objects).add(definition.name.value);
        for (const parent of definition.interfaces ?? []) put(parent.name.value, definition.name.value);
        for (const join of directiveArguments(definition, 'join__type')) {
          const key = join.get('key');
          if (typeof key !== 'string' || join.get('resolvable') === false) continue;
          const place = `${graphNames.get(String(join.get('graph')))} ${definition.name.value}`;
          keys.set(place, [...(keys.get(place) ?? []), topLevelFields(key)]);
        }
        break;
    }
  }

  return {
    abstract,
    satisfying: (typeCondition) => put(typeCondition, typeCondition),
    keys: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [],
    isObject: (type) => objects.has(type),
    values: (enumName) => values.get(enumName) ?? NONE,
  };

  function put(condition: string, type: string): Set<string> {
    let types = below.get(condition);
    if (types === undefined) {
      types = new Set();
      below.set(condition, types);
    }
    return types.add(type);
  }
}

const NONE: ReadonlySet<string> = new Set();

function topLevelFields(fieldSet: string): string[] {
  const document = parse(`{ ${fieldSet} }`, { noLocation: true });
  const { selectionSet } = document.definitions[0] as { selectionSet: SelectionSetNode };
  return selectionSet.selections.flatMap((selection) =>
    selection.kind === 'Field' ? [selection.name.value] : [],
  );
}
