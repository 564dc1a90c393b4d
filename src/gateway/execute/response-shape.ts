import type { OutputRewrite } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fetchRewrite } from './fetch-rewrite.ts';
import { isInheritedKey } from './row.ts';
import type { DataPath } from './run.ts';
import type { TypeTable } from './type-table.ts';

/** One key of a subgraph's response object, and where it goes in the merged data. */
export interface ShapeField {
  readonly source: string;
  readonly target: string;
  /** Set where the planner renames the key for some types only. */
  readonly types: ReadonlySet<string> | undefined;
  /** Set where the planner replaces whatever came by a constant. */
  readonly constant: string | undefined;
  /** A plain object would answer this key from its prototype. */
  readonly inherited: boolean;
  /** The shape of the objects under the key, or undefined for a leaf, which is passed on as it is. */
  readonly child: Shape | undefined;
}

/**
 * The keys that a fetch selects on an object, over all its fragments. Merging walks the shape, never the response,
 * so what a subgraph was not asked for does not get in.
 */
export interface Shape {
  readonly typename: boolean;
  readonly fields: readonly ShapeField[];
}

interface Draft {
  typename: boolean;
  readonly fields: Map<string, DraftField>;
}

interface DraftField {
  child: Draft | undefined;
  constant: string | undefined;
  readonly targets: { target: string; types: ReadonlySet<string> | undefined }[];
}

/** The shapes of the root fields of a fetch by response key, and of the root itself. */
export interface FetchShape {
  readonly root: Shape;
  entities(alias: string): Shape;
}

export interface ShapeOptions {
  readonly types: TypeTable;
  /** Rewrites of the root, or with an alias of each of its entities. */
  readonly rewrites: readonly { readonly alias?: string; readonly rewrites: readonly OutputRewrite[] }[];
}

export function readShape(document: DocumentNode, options: ShapeOptions): FetchShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  const root = draft();
  if (operation) collect(operation.selectionSet, root, fragments);
  for (const { alias, rewrites } of options.rewrites) {
    const base = alias === undefined ? root : root.fields.get(alias)?.child;
    for (const rewrite of rewrites) if (base) applyRewrite(base, rewrite, options.types);
  }
  const shape = finish(root);
  return {
    root: shape,
    entities(alias) {
      const child = shape.fields.find((field) => field.source === alias)?.child;
      if (child === undefined) throw new Error(`A fetch of the plan does not select "${alias}".`);
      return child;
    },
  };
}

const draft = (): Draft => ({ typename: false, fields: new Map() });

function collect(
  { selections }: SelectionSetNode,
  into: Draft,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (fragment) collect(fragment.selectionSet, into, fragments);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, into, fragments);
    } else {
      const key = selection.alias?.value ?? selection.name.value;
      if (key === '__typename') {
        into.typename = true;
        continue;
      }
      let field = into.fields.get(key);
      if (field === undefined) {
        field = { child: undefined, constant: undefined, targets: [] };
        into.fields.set(key, field);
      }
      if (selection.selectionSet) {
        field.child ??= draft();
        collect(selection.selectionSet, field.child, fragments);
      }
    }
  }
}

function applyRewrite(base: Draft, rewrite: OutputRewrite, types: TypeTable): void {
  const { path, renameTo, setTo } = fetchRewrite(rewrite);
  let object: Draft | undefined = base;
  let condition: ReadonlySet<string> | undefined;
  for (const [index, segment] of path.entries()) {
    if ('TypenameEquals' in segment) {
      condition = new Set(segment.TypenameEquals.flatMap((type) => [...types.satisfying(type)]));
      continue;
    }
    const field: DraftField | undefined = object?.fields.get(segment.Key);
    if (field === undefined) return;
    if (index < path.length - 1) {
      object = field.child;
      condition = undefined;
    } else if (renameTo !== undefined) {
      field.targets.push({ target: renameTo, types: condition });
    } else {
      field.constant = setTo;
    }
  }
}

function finish({ typename, fields }: Draft): Shape {
  const finished: ShapeField[] = [];
  for (const [source, { child, constant, targets }] of fields) {
    const shared = {
      source,
      constant,
      inherited: isInheritedKey(source),
      child: child && finish(child),
    };
    const names = new Set(targets.map(({ target }) => target));
    // A rename for some types is one for all of them unless another type renames the same key to something else.
    if (names.size <= 1) {
      finished.push({ ...shared, target: targets[0]?.target ?? source, types: undefined });
    } else {
      for (const { target, types } of targets) finished.push({ ...shared, target, types });
    }
  }
  return { typename, fields: finished };
}

/** Where a path into a response leads in the merged data. It ends where the shape does. */
export function targetPath(shape: Shape, path: DataPath): (string | number)[] {
  const targets: (string | number)[] = [];
  let current: Shape | undefined = shape;
  for (const segment of path) {
    if (typeof segment === 'string') {
      const field: ShapeField | undefined = current?.fields.find(({ source }) => source === segment);
      if (field === undefined) break;
      targets.push(field.target);
      current = field.child;
    } else {
      targets.push(segment);
    }
  }
  return targets;
}
