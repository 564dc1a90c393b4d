import { ArgsType, Field, Int } from 'type-graphql';
import { DEFAULT_ENTRIES, MOST_ENTRIES, requireListSize } from '../subgraph/list-size.ts';
import { RequestSide } from './request/code-table.ts';

/** The arguments of a list of what is to be done; it has no pages, as what is due first stands first. */
@ArgsType()
export class DueArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only what is, or is not, late (是否超期).' })
  overdue?: boolean | null;

  @Field(() => Int, {
    defaultValue: DEFAULT_ENTRIES,
    description: `How many at most; up to ${MOST_ENTRIES}.`,
  })
  first!: number;
}

@ArgsType()
export class SideArgs extends DueArgs {
  @Field(() => RequestSide as object, {
    nullable: true,
    description: 'On which side your department stands.',
  })
  role?: keyof typeof RequestSide | null;
}

/** Only what is late or not, or null for both; and how many entries. */
export function dueFilter({ overdue, first }: DueArgs): {
  readonly overdue: boolean | null;
  readonly first: number;
} {
  requireListSize(first);
  return { overdue: overdue ?? null, first };
}
