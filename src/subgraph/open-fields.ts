import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Decided } from '../permission/decide.ts';
import { isScoped } from '../permission/verdict.ts';
import { protectedFields } from './protected-field.ts';

/** The protected fields that a document selects, each once. */
export function protectedSelections(document: DocumentNode, schema: GraphQLSchema): readonly string[] {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType()?.name ?? '';
        const coordinate = `${parent}.${name.value}`;
        if (protectedFields(parent).includes(coordinate)) found.add(coordinate);
      },
    }),
  );
  return [...found].sort();
}

/** Those of them of which the caller gets the whole value of every record, so that no row need be looked at. */
export const openFields = (selections: readonly string[], decision: Decided): readonly string[] =>
  selections.filter((coordinate) => {
    const verdict = decision.verdict(coordinate);
    return verdict !== null && verdict.outcome === 'FULL' && !isScoped(verdict);
  });
