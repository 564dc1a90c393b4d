import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { masksOf } from '../permission/mask.ts';
import { argumentOf, directivesOf } from './ast-directive.ts';

/**
 * Deny is the starting value at build time too: each field of a type that holds data, and each root field,
 * must say how it is shared, and a wrapper must say nothing, because it inherits.
 */
export function checkDeclared(view: string, schema: GraphQLSchema): void {
  const faults = [
    ...Object.values(schema.getTypeMap()).flatMap((type) => faultsOf(type, schema)),
    ...[...filterTypes(schema)].flatMap(filterFaults),
  ];
  if (faults.length > 0) throw new Error(`The view ${view} does not build:\n${faults.join('\n')}`);
}

function faultsOf(type: GraphQLNamedType, schema: GraphQLSchema): string[] {
  if (type.name.startsWith('__')) return [];
  if (isObjectType(type)) return typeFaults(type, schema);
  // Which type's declaration would hold for a field that is asked through it?
  return isInterfaceType(type) ? [`${type.name} is an interface; sharing is declared on object types.`] : [];
}

/** The input types by which something is asked; what a mutation takes is told, not asked. */
function filterTypes(schema: GraphQLSchema): Set<GraphQLInputObjectType> {
  const asking = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type !== schema.getMutationType(),
  ) as GraphQLObjectType[];
  const found = new Set<GraphQLInputObjectType>();
  const add = (type: GraphQLInputType) => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) found.add(named);
  };
  for (const type of asking) {
    for (const field of Object.values(type.getFields())) for (const { type } of field.args) add(type);
  }
  // A set that grows while it is gone through is gone through to its end.
  for (const input of found) for (const field of Object.values(input.getFields())) add(field.type);
  return found;
}

/** An undeclared use would let anybody ask by a field that it may not read. */
const filterFaults = (input: GraphQLInputObjectType): string[] =>
  Object.values(input.getFields())
    .filter(
      (field) =>
        directivesOf(field.astNode, 'uses').length === 0 && !isInputObjectType(getNamedType(field.type)),
    )
    .map((field) => `${input.name}.${field.name} declares no @uses: which field does it read?`);

function typeFaults(type: GraphQLObjectType, schema: GraphQLSchema): string[] {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
  const keys = directivesOf(type.astNode, 'key').map((key) => argumentOf(key, 'fields'));
  const holdsData = isRoot || keys.length > 0 || directivesOf(type.astNode, 'owner').length > 0;
  return Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    const [share] = directivesOf(field.astNode, 'share');
    if (!holdsData || keys.includes(field.name)) {
      return share === undefined ? [] : [`${coordinate} inherits its sharing; it declares one.`];
    }
    if (share === undefined) return [`${coordinate} declares no @share.`];
    return [
      ...shareFaults(coordinate, share, field),
      ...(isRoot
        ? rootFaults(share, field, { coordinate, isMutation: type === schema.getMutationType() })
        : []),
    ];
  });
}

function shareFaults(
  coordinate: string,
  share: DirectiveNode,
  field: GraphQLField<unknown, unknown>,
): string[] {
  const faults: string[] = [];
  const shareClass = argumentOf(share, 'class');
  const mask = argumentOf(share, 'mask');
  const type = getNamedType(field.type);
  const masks: readonly string[] = masksOf(isScalarType(type) ? type.name : null);
  if (mask !== undefined && !masks.includes(mask)) {
    faults.push(`${coordinate} is a ${type.name}, which the mask ${mask} cannot be told of.`);
  }
  if (
    (shareClass === 'CONDITIONAL' || shareClass === 'WITHHELD') &&
    argumentOf(share, 'basis') === undefined
  ) {
    faults.push(`${coordinate} is ${shareClass} and cites no legal basis.`);
  }
  return faults;
}

/**
 * A root field that somebody may be denied must be nullable, or its denial would take the others' data along; so
 * must every mutation, whose failure would hide what the ones before it did.
 */
function rootFaults(
  share: DirectiveNode,
  field: GraphQLField<unknown, unknown>,
  place: { coordinate: string; isMutation: boolean },
): string[] {
  if (!isNonNullType(field.type)) return [];
  if (place.isMutation) return [`${place.coordinate} is a mutation and must be nullable.`];
  const isOpen = argumentOf(share, 'class') === 'OPEN';
  return isOpen ? [] : [`${place.coordinate} is not OPEN and must be nullable.`];
}
