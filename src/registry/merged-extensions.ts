import { type DefinitionNode, type DocumentNode, Kind } from 'graphql';

/** Each kind of extension, and the kind of definition that it adds to. */
const DEFINITION_OF: Readonly<Record<string, DefinitionNode['kind']>> = {
  [Kind.OBJECT_TYPE_EXTENSION]: Kind.OBJECT_TYPE_DEFINITION,
  [Kind.INTERFACE_TYPE_EXTENSION]: Kind.INTERFACE_TYPE_DEFINITION,
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: Kind.INPUT_OBJECT_TYPE_DEFINITION,
  [Kind.ENUM_TYPE_EXTENSION]: Kind.ENUM_TYPE_DEFINITION,
  [Kind.UNION_TYPE_EXTENSION]: Kind.UNION_TYPE_DEFINITION,
  [Kind.SCALAR_TYPE_EXTENSION]: Kind.SCALAR_TYPE_DEFINITION,
};

const PARTS = ['directives', 'interfaces', 'fields', 'values', 'types'] as const;

type Mergeable = DefinitionNode & { readonly name: { readonly value: string } } & {
  readonly [Part in (typeof PARTS)[number]]?: readonly object[];
};

/**
 * A view's SDL with every type in one definition. Federation lets a subgraph extend a type, also one that it does
 * not define; what is declared must be looked for in one place, or a field could slip past it in an extension.
 */
export function mergedExtensions({ kind, definitions }: DocumentNode): DocumentNode {
  const types = new Map<string, Mergeable>();
  const others: DefinitionNode[] = [];
  for (const node of definitions) {
    const definitionKind = DEFINITION_OF[node.kind] ?? node.kind;
    if (!Object.values(DEFINITION_OF).includes(definitionKind)) {
      others.push(node);
      continue;
    }
    const type = { ...node, kind: definitionKind } as Mergeable;
    const key = `${definitionKind} ${type.name.value}`;
    const known = types.get(key);
    types.set(key, known === undefined ? type : merged(known, type));
  }
  return { kind, definitions: [...others, ...types.values()] };
}

function merged(one: Mergeable, other: Mergeable): Mergeable {
  const parts = PARTS.flatMap((part) =>
    one[part] === undefined && other[part] === undefined
      ? []
      : [[part, [...(one[part] ?? []), ...(other[part] ?? [])]] as const],
  );
  return { ...other, ...one, ...Object.fromEntries(parts) } as Mergeable;
}
