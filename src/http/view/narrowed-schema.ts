import { MapperKind, mapSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { HubError } from '../../errors.ts';
import { callerSchema } from '../../gateway/caller-schema.ts';
import type { Decided } from '../../permission/decide.ts';
import type { ShareTable } from '../../permission/share.ts';
import { accessOf, isUsable } from '../../permission/verdict.ts';
import { FEED_FIELD } from '../../subgraph/feed-reader.ts';

const FOR_GATEWAYS = ['Query._service', `Query.${FEED_FIELD}`];

/**
 * A view's schema for a decision that does not allow everything: what is hidden is not in it, nor the inputs
 * that read what may not be seen, and a denied field refuses itself. A gateway never asks for a denied field,
 * so this is the wall against everybody else.
 */
export function narrowedSchema(
  schema: GraphQLSchema,
  table: ShareTable,
  { decision, isStated }: { decision: Decided; isStated: boolean },
): GraphQLSchema {
  return mapSchema(
    callerSchema(schema, table, decision, (verdict) => !isUsable(verdict)),
    {
      [MapperKind.OBJECT_FIELD]: (field, name, type) => {
        const coordinate = `${type}.${name}`;
        // The SDL names every field that the view has, WITHHELD ones too; the feed every record.
        if (!isStated && FOR_GATEWAYS.includes(coordinate)) return null;
        if (accessOf(decision.verdict(coordinate)) !== 'DENIED') return field;
        const owner = table.owners.get(type)?.steward ?? 'hub';
        return {
          ...field,
          resolve: () => {
            throw new HubError('FIELD_NOT_SHARED', { coordinate, owner });
          },
        };
      },
    },
  );
}
