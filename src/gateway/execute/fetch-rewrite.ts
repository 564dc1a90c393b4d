import type { FetchNodePathSegment, FetchRewrite } from '@graphql-hive/router-query-planner';

/** A rewrite in one form, whichever of the planner's spellings it came in: exactly one of the last two is set. */
export interface Rewrite {
  readonly path: readonly FetchNodePathSegment[];
  readonly renameTo: string | undefined;
  readonly setTo: string | undefined;
}

export function fetchRewrite(rewrite: FetchRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) {
    return { path: rewrite.KeyRenamer.path, renameTo: rewrite.KeyRenamer.renameKeyTo, setTo: undefined };
  }
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { path: setter.path, renameTo: undefined, setTo: setter.setValueTo };
}
