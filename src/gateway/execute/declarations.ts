import type { DocumentNode, FieldDefinitionNode, InputValueDefinitionNode } from 'graphql';
import { directiveArguments } from './directive-arguments.ts';

export interface DeclaredShare {
  readonly class: string;
  readonly mask?: string;
  readonly basis?: string;
}

export interface DeclaredOwner {
  readonly steward: string;
  readonly records: string;
}

/** What stewards declare on the public schema by `@share`, `@owner` and `@uses`, by schema coordinate. */
export interface Declarations {
  /** Every public output field, `Subject.phone`, with its share where one is declared. */
  readonly coordinates: ReadonlyMap<string, { readonly share?: DeclaredShare }>;
  /** Type name → its steward, and whose its records are. */
  readonly owners: ReadonlyMap<string, DeclaredOwner>;
  /** `Query.subjects(sort:)` or `SubjectFilter.name` → the coordinate of the field that it reads. */
  readonly uses: ReadonlyMap<string, string>;
}

/** Reads the declarations from the public part of a supergraph: composition carries them by `@composeDirective`. */
export function readDeclarations(publicDocument: DocumentNode): Declarations {
  const coordinates = new Map<string, { share?: DeclaredShare }>();
  const owners = new Map<string, DeclaredOwner>();
  const uses = new Map<string, string>();
  for (const definition of publicDocument.definitions) {
    switch (definition.kind) {
      case 'ObjectTypeDefinition':
      case 'InterfaceTypeDefinition': {
        const type = definition.name.value;
        for (const owner of directiveArguments(definition, 'owner')) {
          owners.set(type, { steward: String(owner.get('steward')), records: String(owner.get('records')) });
        }
        for (const field of definition.fields ?? []) readField(`${type}.${field.name.value}`, field);
        break;
      }
      case 'InputObjectTypeDefinition':
        for (const field of definition.fields ?? []) {
          readUse(`${definition.name.value}.${field.name.value}`, field);
        }
        break;
    }
  }
  return { coordinates, owners, uses };

  function readField(coordinate: string, field: FieldDefinitionNode): void {
    const share = directiveArguments(field, 'share')[0];
    coordinates.set(coordinate, share ? { share: toShare(share) } : {});
    for (const argument of field.arguments ?? []) {
      readUse(`${coordinate}(${argument.name.value}:)`, argument);
    }
  }

  function readUse(coordinate: string, input: InputValueDefinitionNode): void {
    for (const use of directiveArguments(input, 'uses')) uses.set(coordinate, String(use.get('field')));
  }
}

function toShare(declared: ReadonlyMap<string, unknown>): DeclaredShare {
  const mask = declared.get('mask') ?? undefined;
  const basis = declared.get('basis') ?? undefined;
  return {
    class: String(declared.get('class')),
    ...(mask !== undefined && { mask: String(mask) }),
    ...(basis !== undefined && { basis: String(basis) }),
  };
}
