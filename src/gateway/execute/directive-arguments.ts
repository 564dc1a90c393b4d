import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';

type Annotated = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

/** The arguments of each application of a directive on a definition, enum values as their names. */
export function directiveArguments(node: Annotated, name: string): Map<string, unknown>[] {
  const applications: Map<string, unknown>[] = [];
  for (const directive of node.directives ?? []) {
    if (directive.name.value !== name) continue;
    applications.push(
      new Map(
        directive.arguments?.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
      ),
    );
  }
  return applications;
}
