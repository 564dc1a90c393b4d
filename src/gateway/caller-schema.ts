import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLDirective, GraphQLSchema } from 'graphql';
import type { Decision } from '../permission/decide.ts';
import type { ShareTable } from '../permission/share.ts';

const DECLARATIONS = ['share', 'owner', 'uses'];

/**
 * The schema as one caller sees it. A hidden field is not in it, nor an argument or input field by which a
 * value could be read that may not be shown, nor any type that only those led to, nor the declarations
 * themselves: so introspection, validation and coercion cannot tell hidden from non-existent.
 */
export function callerSchema(schema: GraphQLSchema, table: ShareTable, decision: Decision): GraphQLSchema {
  const isHidden = (coordinate: string) => decision.verdict(coordinate)?.outcome === 'HIDDEN';
  const mayUse = (coordinate: string) => {
    const used = table.uses.get(coordinate);
    return used === undefined || (decision.verdict(used)?.outcome ?? 'FULL') === 'FULL';
  };
  const seen = mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, type) => {
      const coordinate = `${type}.${name}`;
      if (isHidden(coordinate)) return null;
      const args = Object.entries(field.args ?? {});
      const kept = args.filter(([arg]) => mayUse(`${coordinate}(${arg}:)`));
      return kept.length === args.length ? field : { ...field, args: Object.fromEntries(kept) };
    },
    [MapperKind.INPUT_OBJECT_FIELD]: (field, name, type) => (mayUse(`${type}.${name}`) ? field : null),
    [MapperKind.DIRECTIVE]: (directive: GraphQLDirective) =>
      DECLARATIONS.includes(directive.name) ? null : directive,
  });
  return pruneSchema(seen);
}
