import type { DocumentNode } from 'graphql';
import { directiveArguments } from './directive-arguments.ts';

/** `join__Graph` enum value → name of the subgraph: `LICENSE_NOTIFICATION` → `license-notification`. */
export function readSubgraphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind !== 'EnumTypeDefinition' || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const name = directiveArguments(value, 'join__graph')[0]?.get('name');
      if (typeof name === 'string') names.set(value.name.value, name);
    }
  }
  return names;
}
