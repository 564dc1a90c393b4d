import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  typeFromAST,
  visit,
} from 'graphql';

/**
 * Whether a variable of a document is of a type that holds itself, as a filter with `not: [Filter!]` does. graphql-jit
 * (0.8.9) writes code for every level of such a type, of which there are endlessly many.
 */
export function takesEndlessInput(document: DocumentNode, schema: GraphQLSchema): boolean {
  let isEndless = false;
  visit(document, {
    VariableDefinition({ type }) {
      isEndless ||= holdsItself(typeFromAST(schema, type as never) as GraphQLInputType | undefined, []);
    },
  });
  return isEndless;
}

function holdsItself(type: GraphQLInputType | undefined, around: readonly string[]): boolean {
  const named = type && getNamedType(type);
  if (!isInputObjectType(named)) return false;
  if (around.includes(named.name)) return true;
  const within = [...around, named.name];
  return Object.values(named.getFields()).some((field) => holdsItself(field.type, within));
}
