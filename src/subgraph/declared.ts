import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** Which scalars a mask can be told of; a mask on anything else would show the value as it is. */
const MASKABLE: Readonly<Record<string, readonly string[]>> = {
  CITIZEN_ID: ['String'],
  PHONE: ['String'],
  PERSON_NAME: ['String'],
  ADDRESS: ['String'],
  FREE_TEXT: ['String'],
  DATE_YEAR: ['Date'],
};

/**
 * Deny is the starting value at build time too: each field of a type that holds data, and each root field,
 * must say how it is shared, and a wrapper must say nothing, because it inherits.
 */
export function checkDeclared(view: string, schema: GraphQLSchema): void {
  const faults = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') ? typeFaults(type, schema) : [],
  );
  if (faults.length > 0) throw new Error(`The view ${view} does not build:\n${faults.join('\n')}`);
}

function typeFaults(type: GraphQLObjectType, schema: GraphQLSchema): string[] {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
  const keys = directives(type.astNode, 'key').map((key) => argument(key, 'fields'));
  const holdsData = isRoot || keys.length > 0 || directives(type.astNode, 'owner').length > 0;
  return Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    const [share] = directives(field.astNode, 'share');
    if (!holdsData || keys.includes(field.name)) {
      return share === undefined ? [] : [`${coordinate} inherits its sharing; it declares one.`];
    }
    if (share === undefined) return [`${coordinate} declares no @share.`];
    return [
      ...shareFaults(coordinate, share, field),
      ...(isRoot ? rootFaults(coordinate, share, field) : []),
    ];
  });
}

function shareFaults(
  coordinate: string,
  share: DirectiveNode,
  field: GraphQLField<unknown, unknown>,
): string[] {
  const faults: string[] = [];
  const shareClass = argument(share, 'class');
  const mask = argument(share, 'mask');
  if (mask !== undefined && mask !== 'NULL') {
    const type = getNamedType(field.type);
    if (!isScalarType(type) || !MASKABLE[mask]?.includes(type.name)) {
      faults.push(`${coordinate} is a ${type.name}, which the mask ${mask} cannot be told of.`);
    }
  }
  if ((shareClass === 'CONDITIONAL' || shareClass === 'WITHHELD') && argument(share, 'basis') === undefined) {
    faults.push(`${coordinate} is ${shareClass} and cites no legal basis.`);
  }
  return faults;
}

/** A root field that somebody may be denied must be nullable, or its denial would take the others' data along. */
function rootFaults(
  coordinate: string,
  share: DirectiveNode,
  field: GraphQLField<unknown, unknown>,
): string[] {
  const fits = argument(share, 'class') === 'OPEN' || !String(field.type).endsWith('!');
  return fits ? [] : [`${coordinate} is not OPEN and must be nullable.`];
}

function directives(
  node: { readonly directives?: readonly DirectiveNode[] | undefined } | null | undefined,
  name: string,
): readonly DirectiveNode[] {
  return node?.directives?.filter((directive) => directive.name.value === name) ?? [];
}

function argument(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((found) => found.name.value === name)?.value;
  return value !== undefined && 'value' in value ? String(value.value) : undefined;
}
