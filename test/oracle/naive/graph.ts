import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type ConstDirectiveNode,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { Mask, Ownership, ShareClass } from '../../../src/permission/share.ts';

export interface DeclaredShare {
  readonly class: ShareClass;
  readonly mask: Mask | undefined;
  readonly basis: string | undefined;
}

/** What the stewards declared, read from the public SDL alone. */
export interface DeclaredGraph {
  readonly schema: GraphQLSchema;
  readonly shares: ReadonlyMap<string, DeclaredShare>;
  readonly owners: ReadonlyMap<string, Ownership>;
  /** `SubjectFilter.name` or `Query.creditOverview(division:)` → the field that it reads. */
  readonly uses: ReadonlyMap<string, string>;
}

export function declaredGraph(): DeclaredGraph {
  const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
  const shares = new Map<string, DeclaredShare>();
  const owners = new Map<string, Ownership>();
  const uses = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type)) {
      const owner = said(type.astNode?.directives, 'owner');
      if (owner) owners.set(type.name, owner as unknown as Ownership);
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        const share = said(field.astNode?.directives, 'share');
        if (share) {
          shares.set(coordinate, {
            class: share.class as ShareClass,
            mask: share.mask as Mask | undefined,
            basis: share.basis,
          });
        }
        for (const arg of field.args) {
          const use = said(arg.astNode?.directives, 'uses');
          if (use) uses.set(`${coordinate}(${arg.name}:)`, use.field as string);
        }
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const use = said(field.astNode?.directives, 'uses');
        if (use) uses.set(`${type.name}.${field.name}`, use.field as string);
      }
    }
  }
  return { schema, shares, owners, uses };
}

/** The arguments of a directive, if it is there. */
function said(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): Record<string, string> | undefined {
  const found = directives?.find((directive) => directive.name.value === name);
  return (
    found &&
    Object.fromEntries(
      (found.arguments ?? []).map(({ name, value }) => [name.value, String(valueFromASTUntyped(value))]),
    )
  );
}
