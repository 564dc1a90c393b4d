import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLNonNull,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import { MASKS, RECORD_OWNERS, SHARE_CLASSES } from '../permission/share.ts';

const enumOf = (name: string, values: readonly string[], description: string) =>
  new GraphQLEnumType({
    name,
    description,
    values: Object.fromEntries(values.map((value) => [value, { value }])),
  });

const shareClass = enumOf(
  'ShareClass',
  SHARE_CLASSES,
  'How far a field is shared (共享属性, Decree 809 Art. 15).',
);
const mask = enumOf('Mask', MASKS, 'What a masked value still shows (脱敏方式).');
const recordOwner = enumOf(
  'RecordOwner',
  RECORD_OWNERS,
  'Whose a record is: the steward’s or its source department’s.',
);

/** By which the classes of a view name the enums of the directives. */
export class ShareClassType {}
export class MaskType {}

/**
 * type-graphql makes an enum of its own for each that a class names, and a schema cannot have two of one name. What it
 * is told of scalars it takes as it is.
 */
export const DIRECTIVE_ENUMS = [
  { type: ShareClassType, scalar: shareClass as unknown as GraphQLScalarType },
  { type: MaskType, scalar: mask as unknown as GraphQLScalarType },
];

/** `@share`: the steward's declaration of how far a field is shared, and on which legal basis it is not. */
export const shareDirective = new GraphQLDirective({
  name: 'share',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    class: { type: new GraphQLNonNull(shareClass) },
    mask: { type: mask },
    basis: { type: GraphQLString },
  },
});

/** `@owner`: the steward of a type, and whether its records are the steward's or each its source's. */
export const ownerDirective = new GraphQLDirective({
  name: 'owner',
  locations: [DirectiveLocation.OBJECT],
  args: {
    // String, not ID: the composition refuses a string literal for an ID in a directive.
    steward: { type: new GraphQLNonNull(GraphQLString) },
    records: { type: new GraphQLNonNull(recordOwner) },
  },
});

/** `@uses`: the field that an argument or input field reads, so that use is authorised apart from output. */
export const usesDirective = new GraphQLDirective({
  name: 'uses',
  locations: [DirectiveLocation.ARGUMENT_DEFINITION, DirectiveLocation.INPUT_FIELD_DEFINITION],
  args: { field: { type: new GraphQLNonNull(GraphQLString) } },
});
