import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ShareTable } from '../../permission/share.ts';

/** The shared coordinates that a document of a plan can read. */
export interface Needed {
  /** Those of the fields that it selects. */
  readonly selected: ReadonlySet<string>;
  /** Those that its arguments read, whatever values the variables have. */
  readonly usable: ReadonlySet<string>;
}

/**
 * The gateway states the outcomes of these coordinates, and the view looks for them in the statement; both ask
 * here, so that neither can overlook what the other sees.
 */
export function neededCoordinates(
  document: DocumentNode,
  schema: GraphQLSchema,
  { shares, uses }: Pick<ShareTable, 'shares' | 'uses'>,
): Needed {
  const selected = new Set<string>();
  const usable = new Set<string>();
  const inputs = new Set<string>();
  const types = new TypeInfo(schema);

  function note(coordinate: string): void {
    const used = uses.get(coordinate);
    if (used !== undefined) usable.add(used);
  }

  function noteInput(type: GraphQLInputType): void {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || inputs.has(named.name)) return;
    inputs.add(named.name);
    for (const field of Object.values(named.getFields())) {
      note(`${named.name}.${field.name}`);
      noteInput(field.type);
    }
  }

  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const coordinate = `${types.getParentType()?.name}.${node.name.value}`;
        if (shares.has(coordinate)) selected.add(coordinate);
      },
      Argument(node) {
        note(`${types.getParentType()?.name}.${types.getFieldDef()?.name}(${node.name.value}:)`);
        const type = types.getInputType();
        if (type != null) noteInput(type);
      },
    }),
  );
  return { selected, usable };
}
