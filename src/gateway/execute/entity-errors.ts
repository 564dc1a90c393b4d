import type { SubgraphErrorShape } from '../../subgraph/seat.ts';
import type { EntityGroup, Gathered } from './entity-fetch.ts';
import { targetPath } from './response-shape.ts';
import type { Row } from './row.ts';
import type { DataPath, MetError } from './run.ts';
import { locateTargets } from './target-path.ts';

/**
 * Places the errors of an entity fetch in the merged data. A subgraph says `_entities, 3, name`: that becomes one
 * error at each object that representation 3 stands for. An error that names no entity is placed where the fetch is.
 */
export function entityErrors(
  errors: readonly SubgraphErrorShape[],
  gathered: readonly Gathered[],
  root: Row,
  fetch: number,
): MetError[] {
  const located = new Map<EntityGroup, Map<Row, DataPath>>();
  return errors.flatMap((error): MetError[] => {
    const [alias, index, ...rest] = error.path ?? [];
    const part = gathered.find(({ group }) => group.alias === alias);
    if (part === undefined || typeof index !== 'number' || index >= part.representations.length) {
      const parts = part ? [part] : gathered;
      return [{ error, fetch, path: placeOf(parts), absent: fieldsOf(parts) }];
    }
    const { group, targets, indexes } = part;
    const tail = targetPath(group.shape, rest);
    const paths = locate(group);
    return targets.flatMap((target, at) => {
      const path = indexes[at] === index ? paths.get(target) : undefined;
      return path ? [{ error, fetch, path: [...path, ...tail] }] : [];
    });
  });

  function locate(group: EntityGroup): Map<Row, DataPath> {
    let paths = located.get(group);
    if (paths === undefined) {
      paths = new Map();
      for (const path of group.paths) locateTargets(path, root, paths);
      located.set(group, paths);
    }
    return paths;
  }
}

/** Every field that a fetch was for, by its keys from the root. */
const fieldsOf = (gathered: readonly Gathered[]): string[][] =>
  gathered
    .filter(({ targets }) => targets.length > 0)
    .flatMap(({ group }) =>
      group.paths.flatMap(({ segments }) => {
        const way = segments.flatMap((segment) => ('key' in segment ? [segment.key] : []));
        return group.shape.fields.map(({ target }) => [...way, target]);
      }),
    );

/** What all objects of a fetch have in common: the keys before the first list or the first fork. */
function placeOf(gathered: readonly Gathered[]): DataPath {
  const prefixes = gathered
    .filter(({ targets }) => targets.length > 0)
    .flatMap(({ group }) => group.paths.map(({ prefix }) => prefix));
  const [first = [], ...others] = prefixes;
  const fork = first.findIndex((key, at) => others.some((other) => other[at] !== key));
  return fork === -1 ? first : first.slice(0, fork);
}
