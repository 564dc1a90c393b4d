import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { isObject, type Row } from './row.ts';
import type { DataPath } from './run.ts';
import type { TypeTable } from './type-table.ts';

type Segment = { readonly key: string } | { readonly types: ReadonlySet<string> };

/** The objects of the merged data that a fetch completes. */
export interface TargetPath {
  readonly segments: readonly Segment[];
  /** The keys before the first list: what can be said of where the fetch belongs without looking at data. */
  readonly prefix: DataPath;
}

export function compileTargetPath(path: readonly FlattenNodePathSegment[], types: TypeTable): TargetPath {
  const segments: Segment[] = [];
  const prefix: string[] = [];
  let inList = false;
  for (const segment of path) {
    if (segment === '@') {
      // Lists are entered wherever they are met: the planner writes one `@` for a list of lists too.
      inList = true;
    } else if ('Field' in segment) {
      segments.push({ key: segment.Field });
      if (!inList) prefix.push(segment.Field);
    } else {
      segments.push({
        types: new Set(segment.TypeCondition.flatMap((type) => [...types.satisfying(type)])),
      });
    }
  }
  return { segments, prefix };
}

export function collectTargets(path: TargetPath, root: Row, into: Row[]): void {
  collect(path.segments, 0, root, into);
}

function collect(segments: readonly Segment[], at: number, value: unknown, into: Row[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) collect(segments, at, value[i], into);
    return;
  }
  const segment = segments[at];
  if (segment === undefined) into.push(value as Row);
  else if ('key' in segment) collect(segments, at + 1, (value as Row)[segment.key], into);
  else if (satisfies(segment.types, value as Row)) collect(segments, at + 1, value, into);
}

/** The path of every object that `collectTargets` finds. Only errors need paths, so only they pay for them. */
export function locateTargets(path: TargetPath, root: Row, into: Map<Row, DataPath>): void {
  locate(path.segments, root, [], into);
}

function locate(
  segments: readonly Segment[],
  value: unknown,
  here: (string | number)[],
  into: Map<Row, DataPath>,
): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      locate(segments, item, [...here, index], into);
    });
  } else if (isObject(value)) {
    const [segment, ...rest] = segments;
    if (segment === undefined) into.set(value, here);
    else if ('key' in segment) locate(rest, value[segment.key], [...here, segment.key], into);
    else if (satisfies(segment.types, value)) locate(rest, value, here, into);
  }
}

/** An object whose type was not asked for is of the one type that its place allows. */
function satisfies(types: ReadonlySet<string>, row: Row): boolean {
  const typename = row.__typename;
  return typeof typename !== 'string' || types.has(typename);
}
