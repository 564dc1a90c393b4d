import type {
  FlattenNodePathSegment,
  InputRewrite,
  OutputRewrite,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type { Compiling } from './compiling.ts';
import { entityErrors } from './entity-errors.ts';
import { fetchDocument } from './fetch-document.ts';
import { mergeObject } from './merge.ts';
import { compileRepresentation, identityOf, type Representation } from './representation.ts';
import { readShape, type Shape } from './response-shape.ts';
import type { Row } from './row.ts';
import type { Run, Step } from './run.ts';
import { callSubgraph, compileVariables, invalidResponse, type SubgraphCall } from './subgraph-call.ts';
import { collectTargets, compileTargetPath, type TargetPath } from './target-path.ts';

/** One `_entities` field of a fetch: which objects of the merged data it completes, and how they are told. */
export interface EntitySelection {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly (readonly FlattenNodePathSegment[])[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites: readonly InputRewrite[];
  readonly outputRewrites: readonly OutputRewrite[];
}

export interface EntityFetch {
  readonly subgraph: string;
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly variableUsages: readonly string[] | undefined;
  readonly selections: readonly EntitySelection[];
}

export interface EntityGroup {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly TargetPath[];
  readonly shape: Shape;
  readonly represent: (row: Row) => Representation | undefined;
}

/** The objects of a group in one run: `targets[i]` is told by `representations[indexes[i]]`. */
export interface Gathered {
  readonly group: EntityGroup;
  readonly targets: readonly Row[];
  readonly indexes: readonly number[];
  readonly representations: readonly Representation[];
}

/** A fetch that completes objects which other fetches brought, each distinct entity asked for once. */
export function compileEntityFetch(node: EntityFetch, compiling: Compiling): Step {
  const { types } = compiling.supergraph;
  const fetch = compiling.fetches++;
  const call: SubgraphCall = {
    subgraph: node.subgraph,
    document: fetchDocument(compiling.supergraph, node.operation),
    operationText: node.operation,
    operationName: node.operationName,
  };
  const shape = readShape(call.document, {
    types,
    rewrites: node.selections.map(({ alias, outputRewrites }) => ({ alias, rewrites: outputRewrites })),
  });
  const groups = node.selections.map(
    (selection): EntityGroup => ({
      alias: selection.alias,
      variable: selection.variable,
      paths: selection.paths.map((path) => compileTargetPath(path, types)),
      shape: shape.entities(selection.alias),
      represent: compileRepresentation({
        subgraph: node.subgraph,
        requires: selection.requires,
        rewrites: selection.inputRewrites,
        types,
        typeConditions: compiling.typeConditions,
      }),
    }),
  );
  const pickVariables = compileVariables(node.variableUsages);

  return (run) => {
    const gathered = groups.map((group) => gather(group, run.root));
    if (gathered.every(({ representations }) => representations.length === 0)) return undefined;
    const variables = pickVariables(run);
    for (const { group, representations } of gathered) variables[group.variable] = representations;
    return complete(run, gathered, variables);
  };

  async function complete(run: Run, gathered: Gathered[], variables: Record<string, unknown>): Promise<void> {
    const outcome = await callSubgraph(call, run, variables);
    const merging = { abstract: types.abstract, malformed: false };
    if (outcome.failure === undefined && outcome.data) {
      for (const part of gathered) merging.malformed ||= !mergeEntities(part, outcome.data, merging);
    }
    const errors = outcome.failure ? [outcome.failure] : [...outcome.errors];
    if (merging.malformed) {
      errors.push(
        invalidResponse(node.subgraph, 'The entities are not a list with one object or null for each asked.'),
      );
    }
    if (errors.length > 0) run.errors.push(...entityErrors(errors, gathered, run.root, fetch));
  }
}

function gather(group: EntityGroup, root: Row): Gathered {
  const found: Row[] = [];
  for (const path of group.paths) collectTargets(path, root, found);
  const targets: Row[] = [];
  const indexes: number[] = [];
  const representations: Representation[] = [];
  const known = new Map<string, number>();
  for (const target of found) {
    const representation = group.represent(target);
    if (representation === undefined) continue;
    const identity = identityOf(representation);
    let index = known.get(identity);
    if (index === undefined) {
      index = representations.push(representation) - 1;
      known.set(identity, index);
    }
    targets.push(target);
    indexes.push(index);
  }
  return { group, targets, indexes, representations };
}

/** False where the response does not have an entity or null for every representation, and nothing else. */
function mergeEntities(
  { group, targets, indexes, representations }: Gathered,
  data: Row,
  merging: { readonly abstract: ReadonlySet<string>; malformed: boolean },
): boolean {
  const entities = data[group.alias];
  // Null where a bubbled error took the whole list; the error says so.
  if (entities === null) return true;
  if (!Array.isArray(entities) || entities.length !== representations.length) return false;
  let wellFormed = true;
  for (let i = 0; i < targets.length; i++) {
    const entity: unknown = entities[indexes[i] as number];
    if (entity === null || entity === undefined) continue;
    if (typeof entity === 'object' && !Array.isArray(entity)) {
      mergeObject(group.shape, targets[i] as Row, entity as Row, merging);
    } else {
      wellFormed = false;
    }
  }
  return wellFormed;
}
