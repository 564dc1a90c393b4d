import { type DirectiveNode, Kind } from 'graphql';

/** Whether `@skip` and `@include` let a selection through, all of them together. */
export const isLetThrough = (
  directives: readonly DirectiveNode[],
  variables: Readonly<Record<string, unknown>>,
): boolean => directives.every((directive) => holds(directive, variables));

function holds(directive: DirectiveNode, variables: Readonly<Record<string, unknown>>): boolean {
  const name = directive.name.value;
  if (name !== 'skip' && name !== 'include') return true;
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
  const condition =
    value?.kind === Kind.BOOLEAN
      ? value.value
      : value?.kind === Kind.VARIABLE && variables[value.name.value] === true;
  return condition === (name === 'include');
}
