import { type DirectiveNode, parse } from 'graphql';

export interface DeclaredField {
  readonly name: string;
  readonly description: string;
  /** Null for a key, which inherits. */
  readonly shareClass: string | null;
  /** Name of its type, without list and non-null. */
  readonly type: string;
}

/** The fields of an object type as the SDL of a view declares them. */
export function declaredFields(sdl: string, typeName: string): DeclaredField[] {
  const found = parse(sdl).definitions.find(
    (definition) => definition.kind === 'ObjectTypeDefinition' && definition.name.value === typeName,
  );
  if (found?.kind !== 'ObjectTypeDefinition') throw new Error(`The SDL has no type ${typeName}.`);
  return (found.fields ?? []).map((field) => {
    let type = field.type;
    while (type.kind !== 'NamedType') type = type.type;
    return {
      name: field.name.value,
      description: field.description?.value ?? '',
      shareClass: shareClassOf(field.directives ?? []),
      type: type.name.value,
    };
  });
}

function shareClassOf(directives: readonly DirectiveNode[]): string | null {
  const share = directives.find((directive) => directive.name.value === 'share');
  const value = share?.arguments?.find((argument) => argument.name.value === 'class')?.value;
  return value?.kind === 'EnumValue' ? value.value : null;
}

/** The fields whose description names a code of a template; `CF_NR_FK` does not name `CF_NR`. */
export const fieldsNaming = (code: string, fields: readonly DeclaredField[]): string[] =>
  fields.filter(({ description }) => new RegExp(`\\b${code}\\b`).test(description)).map(({ name }) => name);

const KEYS: Readonly<Record<string, string>> = { Department: '{ id }', Subject: '{ uscc }' };

/** A selection of every field of that class. */
export const selectionOf = (shareClass: string, fields: readonly DeclaredField[]): string =>
  fields
    .filter((field) => field.shareClass === shareClass)
    .map(({ name, type }) => `${name} ${KEYS[type] ?? ''}`)
    .join('\n');
