import type { DirectiveNode } from 'graphql';

/** The directives of that name on a definition. */
export function directivesOf(
  node: { readonly directives?: readonly DirectiveNode[] | undefined } | null | undefined,
  name: string,
): readonly DirectiveNode[] {
  return node?.directives?.filter((directive) => directive.name.value === name) ?? [];
}

/** The text of an argument: of a string, a number, a boolean or an enum value. */
export function argumentOf(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((found) => found.name.value === name)?.value;
  return value !== undefined && 'value' in value ? String(value.value) : undefined;
}
