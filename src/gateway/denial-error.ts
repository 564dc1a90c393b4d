import { GraphQLError } from 'graphql';
import { HubError } from '../errors.ts';
import type { ShareTable } from '../permission/share.ts';
import type { Denial } from './authorize.ts';
import { isLetThrough } from './selected.ts';

/** One error per denied place that this request really selects, whether or not there was a row to deny. */
export function denialErrors(
  denials: readonly Denial[],
  table: ShareTable,
  request: { policyVersion: string; variables: Readonly<Record<string, unknown>> },
): GraphQLError[] {
  return denials.flatMap(({ coordinate, verdict, at, selections }) => {
    const selected = selections.filter(({ conditions }) => isLetThrough(conditions, request.variables));
    if (selected.length === 0) return [];
    const owner = table.owners.get(coordinate.slice(0, coordinate.indexOf('.')))?.steward ?? 'hub';
    const refused = new HubError('FIELD_NOT_SHARED', { coordinate, owner });
    return new GraphQLError(refused.message, {
      nodes: [...new Set(selected.map(({ node }) => node))],
      originalError: refused,
      extensions: {
        at,
        coordinate,
        owner,
        shareClass: table.shares.get(coordinate)?.class,
        rule: verdict.rule,
        policyVersion: request.policyVersion,
      },
    });
  });
}
