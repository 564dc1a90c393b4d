import { Field, ID } from 'type-graphql';
import { type Connection, connectionOf } from '../../subgraph/connection.ts';
import { ExtendedType } from '../../subgraph/object-type.ts';
import { OPEN, SharedField } from '../../subgraph/share.ts';
import type { DisclosureRow } from './record.ts';
import { PenaltyDisclosure } from './type.ts';

export const PenaltyDisclosureConnection = connectionOf<DisclosureRow>(
  () => PenaltyDisclosure,
  'PenaltyDisclosure',
);

@ExtendedType({
  key: 'uscc',
  description: 'Market entity, to which this view adds its penalties (市场主体).',
})
export class Subject {
  @Field(() => ID, { description: 'Unified social credit code (统一社会信用代码).' })
  uscc!: string;

  @SharedField(
    () => PenaltyDisclosureConnection,
    OPEN,
    'Penalties published about it, the latest decision first (行政处罚). Errors: ARGUMENT_INVALID, CURSOR_INVALID.',
  )
  penalties!: Connection<DisclosureRow>;
}
