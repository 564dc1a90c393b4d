import { GraphQLError } from 'graphql';
import { HubError } from '../errors.ts';
import { typeOf } from '../permission/coordinate.ts';
import { UNCONFIRMED } from '../permission/decide.ts';
import type { ShareTable } from '../permission/share.ts';
import type { Limited } from './authorize.ts';
import { shown } from './response.ts';
import { isLetThrough } from './selected.ts';
import { unlessConditional } from './unless-conditional.ts';

interface Request {
  readonly policyVersion: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One error per denied place that this request really selects, whether or not there was a row to deny. */
export const denialErrors = unlessConditional(
  (denials, table: ShareTable, request: Request): readonly GraphQLError[] => {
    const errors = errorsOf(denials, table, request).map(shown);
    // Other requests may get them too, so none may change them.
    for (const { extensions } of errors) Object.freeze(extensions);
    return Object.freeze(errors);
  },
);

function errorsOf(
  denials: readonly Limited[],
  table: ShareTable,
  { policyVersion, variables }: Request,
): GraphQLError[] {
  return denials.flatMap(({ coordinate, input, verdict, at, selections }) => {
    const selected = selections.filter(({ conditions }) => isLetThrough(conditions, variables));
    if (selected.length === 0) return [];
    const owner = ownerOf(coordinate, table);
    const code = verdict.rule === UNCONFIRMED ? 'POLICY_STALE' : 'FIELD_NOT_SHARED';
    const refused = new HubError(code, { coordinate, owner });
    return new GraphQLError(refused.message, {
      nodes: [...new Set(selected.map(({ node }) => node))],
      originalError: refused,
      extensions: {
        at,
        coordinate,
        ...(input !== null && { input }),
        owner,
        shareClass: table.shares.get(coordinate)?.class,
        rule: verdict.rule,
        policyVersion,
        count: selected.length,
      },
    });
  });
}

/** The department to be asked for a field: the steward, who decides or knows whose the records are. */
export const ownerOf = (coordinate: string, { owners }: ShareTable): string =>
  owners.get(typeOf(coordinate))?.steward ?? 'hub';
