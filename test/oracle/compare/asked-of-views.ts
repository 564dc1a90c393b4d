import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { HubAnswer } from '../hub/oracle-hub.ts';

export interface AskedOfViews {
  /** `Subject.phone` */
  readonly fields: ReadonlySet<string>;
  /** `SubjectFilter.name` or `Query.subjects(sort:)`, by the text or by the value of a variable. */
  readonly inputs: ReadonlySet<string>;
}

const fieldsOf = new WeakMap<DocumentNode, AskedOfViews>();

/** Everything that the views were asked for. */
export function askedOfViews(
  requests: HubAnswer['requests'],
  schemas: ReadonlyMap<string, GraphQLSchema>,
): AskedOfViews {
  const fields = new Set<string>();
  const inputs = new Set<string>();
  for (const { subgraph, document, variables } of requests) {
    const schema = schemas.get(subgraph) as GraphQLSchema;
    let read = fieldsOf.get(document);
    if (read === undefined) {
      read = readDocument(document, schema);
      fieldsOf.set(document, read);
    }
    for (const one of read.fields) fields.add(one);
    for (const one of read.inputs) inputs.add(one);
    for (const one of inputsOfValues(document, variables, schema)) inputs.add(one);
  }
  return { fields, inputs };
}

function readDocument(document: DocumentNode, schema: GraphQLSchema): AskedOfViews {
  const fields = new Set<string>();
  const inputs = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        if (!name.value.startsWith('_')) fields.add(`${types.getParentType()?.name}.${name.value}`);
      },
      Argument: ({ name }) => {
        inputs.add(`${types.getParentType()?.name}.${types.getFieldDef()?.name}(${name.value}:)`);
      },
      ObjectField: ({ name }) => {
        inputs.add(`${getNamedType(types.getParentInputType())?.name}.${name.value}`);
      },
    }),
  );
  return { fields, inputs };
}

function inputsOfValues(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): string[] {
  return document.definitions.flatMap((one) =>
    one.kind !== Kind.OPERATION_DEFINITION
      ? []
      : (one.variableDefinitions ?? []).flatMap(({ variable, type }) => {
          const value = variables[variable.name.value];
          const named = getNamedType(typeFromAST(schema, type as never) as never) as
            | { name?: string }
            | undefined;
          if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
          return Object.keys(value).map((name) => `${named?.name}.${name}`);
        }),
  );
}
