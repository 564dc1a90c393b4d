import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { DeclaredGraph } from './graph.ts';
import { accessTo, type VerdictOf } from './verdicts.ts';

/** `type.field(argument:)` of everything that there is for a caller: what is hidden, and what only that led to, is not. */
export function visibleGraph({ schema, uses }: DeclaredGraph, verdictOf: VerdictOf): string[] {
  const isThere = (coordinate: string | undefined): boolean =>
    coordinate === undefined || accessTo(verdictOf(coordinate)) !== 'HIDDEN';
  const names = new Set<string>();
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const toVisit = new Set<GraphQLNamedType>(roots.filter((root) => root != null));
  for (const type of toVisit) {
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        if (!isThere(coordinate)) continue;
        names.add(coordinate);
        toVisit.add(getNamedType(field.type));
        for (const arg of field.args) {
          if (!isThere(uses.get(`${coordinate}(${arg.name}:)`))) continue;
          names.add(`${coordinate}(${arg.name}:)`);
          toVisit.add(getNamedType(arg.type));
        }
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!isThere(uses.get(`${type.name}.${field.name}`))) continue;
        names.add(`${type.name}.${field.name}`);
        toVisit.add(getNamedType(field.type));
      }
    } else if (isEnumType(type)) {
      for (const { name } of type.getValues()) names.add(`${type.name}.${name}`);
    } else if (isScalarType(type)) names.add(type.name);
  }
  return [...names].sort();
}

/** Asks for as much of a schema. */
export const INTROSPECTION = `{ __schema { types { kind name
  fields(includeDeprecated: true) { name args { name } } inputFields { name } enumValues { name } } } }`;

interface Introspected {
  readonly __schema: {
    readonly types: readonly {
      readonly kind: string;
      readonly name: string;
      readonly fields:
        | readonly { readonly name: string; readonly args: readonly { readonly name: string }[] }[]
        | null;
      readonly inputFields: readonly { readonly name: string }[] | null;
      readonly enumValues: readonly { readonly name: string }[] | null;
    }[];
  };
}

/** What an answer to that tells, without what every schema has. */
export function introspectedGraph(data: unknown): string[] {
  const { types } = (data as Introspected).__schema;
  const names = types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap(({ kind, name, fields, inputFields, enumValues }) => {
      if (kind === 'SCALAR') return [name];
      const plain = [...(inputFields ?? []), ...(enumValues ?? [])].map((one) => `${name}.${one.name}`);
      const asked = (fields ?? []).flatMap((field) => [
        `${name}.${field.name}`,
        ...field.args.map((arg) => `${name}.${field.name}(${arg.name}:)`),
      ]);
      return [...plain, ...asked];
    });
  return names.sort();
}
