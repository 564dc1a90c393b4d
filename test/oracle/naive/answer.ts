import {
  type DocumentNode,
  execute,
  type GraphQLArgument,
  type GraphQLResolveInfo,
  getNamedType,
  Kind,
} from 'graphql';
import type { Args, Asking, Resolvers } from './asking.ts';
import { CATALOGUE_RESOLVERS } from './catalogue-resolvers.ts';
import { CREDIT_RESOLVERS } from './credit-resolvers.ts';
import { GRANT_RESOLVERS } from './grant-resolvers.ts';
import { declaredGraph } from './graph.ts';
import { LICENSING_RESOLVERS } from './licensing-resolvers.ts';
import { OVERSIGHT_RESOLVERS } from './oversight-resolvers.ts';
import { PENALTY_RESOLVERS } from './penalty-resolvers.ts';
import { SHARING_RESOLVERS } from './sharing-resolvers.ts';
import { shownOf } from './shown.ts';
import { SUBJECT_RESOLVERS } from './subject-resolvers.ts';
import type { AnyRow } from './tables.ts';
import { isNothing, mayBeRead } from './verdicts.ts';

export const graph = declaredGraph();

const RESOLVERS: Resolvers = {
  ...SUBJECT_RESOLVERS,
  ...CREDIT_RESOLVERS,
  ...LICENSING_RESOLVERS,
  ...OVERSIGHT_RESOLVERS,
  ...PENALTY_RESOLVERS,
  ...SHARING_RESOLVERS,
  ...CATALOGUE_RESOLVERS,
  ...GRANT_RESOLVERS,
};

export interface NaiveAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly code: string; readonly path: readonly (string | number)[] }[];
}

/** Plain graphql-js over the public SDL, all of whose records are in memory, and a question at every single field. */
export async function answerNaively(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  asking: Asking,
): Promise<NaiveAnswer> {
  const { data, errors = [] } = await execute({
    schema: graph.schema,
    document,
    variableValues: variables,
    rootValue: {},
    contextValue: asking,
    fieldResolver: resolveField,
  });
  return {
    data: data ?? null,
    errors: errors.map(({ extensions, path, message }) => ({
      code: String(extensions.code ?? message),
      path: path ?? [],
    })),
  };
}

function resolveField(source: AnyRow, args: Args, asking: Asking, info: GraphQLResolveInfo): unknown {
  const type = info.parentType.name;
  const coordinate = `${type}.${info.fieldName}`;
  const verdict = asking.verdictOf(coordinate);
  if (isNothing(verdict)) return null;
  if (!readCoordinates(args, info).every((read) => mayBeRead(asking.verdictOf(read)))) return null;
  const resolve = RESOLVERS[coordinate];
  const found = resolve === undefined ? source[info.fieldName] : resolve(source, args, asking);
  for (const row of [found].flat()) {
    const isSubject = getNamedType(info.returnType).name === 'Subject' && row != null;
    if (isSubject) asking.subjects.add(row.uscc);
  }
  const value = getNamedType(info.returnType).name === 'Yuan' ? yuan(found) : found;
  return shownOf(verdict, source, { type, tables: asking.tables, value: value ?? null });
}

/** `5` fen is `0.05`. */
const yuan = (fen: unknown): unknown => (typeof fen === 'number' ? (fen / 100).toFixed(2) : fen);

/** The fields that the arguments of a selection read: whatever is there, with a value or not. */
function readCoordinates(args: Args, info: GraphQLResolveInfo): string[] {
  const read: (string | undefined)[] = [];
  for (const { name, value } of info.fieldNodes[0]?.arguments ?? []) {
    read.push(graph.uses.get(`${info.parentType.name}.${info.fieldName}(${name.value}:)`));
    const field = info.parentType.getFields()[info.fieldName];
    const argument = field?.args.find((arg) => arg.name === name.value) as GraphQLArgument;
    const input = getNamedType(argument.type);
    const names =
      value.kind === Kind.OBJECT
        ? value.fields.map((entry) => entry.name.value)
        : Object.keys(typeof args[name.value] === 'object' ? (args[name.value] ?? {}) : {});
    for (const inner of names) read.push(graph.uses.get(`${input.name}.${inner}`));
  }
  return read.filter((coordinate) => coordinate !== undefined);
}
