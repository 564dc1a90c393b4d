import { type DocumentNode, type FieldDefinitionNode, Kind, type TypeNode } from 'graphql';
import { directiveArguments } from '../execute/directive-arguments.ts';
import { federationNames } from './federation-names.ts';

/** A field as one subgraph declares it. */
export interface DeclaredField {
  readonly type: TypeNode;
  readonly external: boolean;
  readonly requires: string | undefined;
  readonly provides: string | undefined;
  readonly override: string | undefined;
}

/** The fields of the objects and interfaces of a subgraph by coordinate, extensions included. */
export function readDeclaredFields(subgraph: DocumentNode): ReadonlyMap<string, DeclaredField> {
  const nameOf = federationNames(subgraph);
  const fields = new Map<string, DeclaredField>();
  for (const definition of subgraph.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        for (const field of definition.fields ?? []) {
          fields.set(`${definition.name.value}.${field.name.value}`, read(field));
        }
    }
  }
  return fields;

  function read(field: FieldDefinitionNode): DeclaredField {
    const text = (directive: string, argument: string): string | undefined => {
      const [args] = directiveArguments(field, nameOf(directive));
      const value = args?.get(argument);
      return typeof value === 'string' ? value : undefined;
    };
    return {
      type: field.type,
      external: directiveArguments(field, nameOf('external')).length > 0,
      requires: text('requires', 'fields'),
      provides: text('provides', 'fields'),
      override: text('override', 'from'),
    };
  }
}
