import {
  type DocumentNode,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  Kind,
  type NameNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DeclaredGraph } from './graph.ts';
import type { VerdictOf } from './verdicts.ts';
import { accessTo } from './verdicts.ts';

/** A name in an operation, or in the values of its variables, that for the caller does not exist. */
export interface HiddenName {
  readonly coordinate: string;
  /** Where it stands in the document; null where the value of a variable has it. */
  readonly node: NameNode | null;
  readonly variable: string | null;
  readonly name: string;
}

/** Wherever it stands, also inside of what is denied or left out by a condition: validation looks at all of it. */
export function hiddenIn(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  { graph, verdictOf }: { readonly graph: DeclaredGraph; readonly verdictOf: VerdictOf },
): HiddenName[] {
  const found: HiddenName[] = [];
  const note = (coordinate: string | undefined, name: NameNode) => {
    if (coordinate !== undefined && accessTo(verdictOf(coordinate)) === 'HIDDEN') {
      found.push({ coordinate, node: name, variable: null, name: name.value });
    }
  };
  const types = new TypeInfo(graph.schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => note(`${types.getParentType()?.name}.${name.value}`, name),
      Argument: ({ name }) => {
        const field = `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
        note(graph.uses.get(`${field}(${name.value}:)`), name);
      },
      ObjectField: ({ name }) => {
        const parent = getNamedType(types.getParentInputType() as GraphQLInputType);
        note(graph.uses.get(`${parent?.name}.${name.value}`), name);
      },
    }),
  );
  const [operation] = document.definitions;
  const declared = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
  for (const { variable, type } of declared) {
    const named = getNamedType(typeFromAST(graph.schema, type as never) as unknown as GraphQLInputType);
    const value = variables[variable.name.value];
    if (!isInputObjectType(named) || typeof value !== 'object' || value === null) continue;
    for (const name of Object.keys(value)) {
      const coordinate = graph.uses.get(`${named.name}.${name}`) ?? '';
      if (accessTo(verdictOf(coordinate)) === 'HIDDEN') {
        found.push({ coordinate, node: null, variable: variable.name.value, name });
      }
    }
  }
  return found;
}
