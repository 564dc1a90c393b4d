import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { directiveArguments } from '../execute/directive-arguments.ts';

/** What a subgraph calls a directive of federation: `external` → `external`, `federation__external` or its alias. */
export function federationNames({ definitions }: DocumentNode): (directive: string) => string {
  const directives: ConstDirectiveNode[] = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
      ? (definition.directives ?? [])
      : [],
  );
  const link = directiveArguments({ directives }, 'link').find((args) =>
    String(args.get('url')).includes('/federation/'),
  );
  // Without the link it is Federation 1, where the names are the directives' own.
  if (link === undefined) return (directive) => directive;
  const imported = new Map<string, string>();
  for (const entry of (link.get('import') ?? []) as (string | { name: string; as?: string })[]) {
    const { name, as = name } = typeof entry === 'string' ? { name: entry } : entry;
    imported.set(name, as);
  }
  const prefix = String(link.get('as') ?? 'federation');
  return (directive) => imported.get(`@${directive}`)?.slice(1) ?? `${prefix}__${directive}`;
}
