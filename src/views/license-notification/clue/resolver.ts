import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ViewContext } from '../../../subgraph/context.ts';
import { DEFAULT_ENTRIES, MOST_ENTRIES, requireListSize } from '../../../subgraph/list-size.ts';
import { Shared, UNCONDITIONAL } from '../../../subgraph/share.ts';
import { itemByKey, itemKey, noticeById } from '../loader.ts';
import type { ItemRow } from '../record.ts';
import { acted } from '../way/acting.ts';
import { type ClueAct as Act, actOnClue, isLate } from './act.ts';
import { listClues } from './loader.ts';
import type { ClueRow } from './record.ts';
import { Clue, ClueAct, ClueSide, ClueState } from './type.ts';

@Resolver(() => Clue)
export class ClueResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => [Clue], {
    nullable: true,
    description:
      'The clues that your department has sent or was sent, what is due first stands first (线索移送). Errors: ARGUMENT_INVALID.',
  })
  async clues(
    @Arg('role', () => ClueSide as object, { nullable: true, description: 'On which side you stand.' })
    role: 'SENDER' | 'RECEIVER' | undefined,
    @Arg('state', () => ClueState as object, { nullable: true, description: 'In this state alone.' })
    state: ClueRow['state'] | undefined,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_ENTRIES,
      description: `How many at most; up to ${MOST_ENTRIES}.`,
    })
    first: number,
    @Ctx() context: ViewContext,
  ): Promise<ClueRow[]> {
    requireListSize(first);
    return listClues(context, { role: role ?? null, state: state ?? null, first });
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Clue, {
    nullable: true,
    description:
      'What your department does with a clue that it was sent (线索处理). Errors: ARGUMENT_INVALID, CLUE_NOT_OPEN, CLUE_UNKNOWN, ROLE_NEEDED.',
  })
  actOnClue(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ClueAct as object, { description: 'What is done.' }) act: Act,
    @Arg('reason', () => String, { nullable: true, description: 'Why, or with what result (说明).' })
    reason: string | undefined,
    @Arg('decisionNumber', () => String, {
      nullable: true,
      description: 'With CLOSE, the number of the penalty that came of it (行政处罚决定书文号).',
    })
    decisionNumber: string | undefined,
    @Ctx() context: ViewContext,
  ): Promise<ClueRow> {
    const settling = { id, act, reason: reason ?? null, decisionNumber: decisionNumber ?? null };
    return acted(context, (acting) => actOnClue(acting, settling));
  }

  @FieldResolver()
  notification(@Root() { notice }: ClueRow, @Ctx() context: ViewContext) {
    return context.loader(noticeById).load(notice);
  }

  @FieldResolver()
  async item(@Root() clue: ClueRow, @Ctx() context: ViewContext): Promise<ItemRow | null> {
    const { itemCode, itemVersion } = clue;
    if (itemCode === null || itemVersion === null) return null;
    return context.loader(itemByKey).load(itemKey(itemCode, itemVersion));
  }

  @FieldResolver()
  overdue(@Root() clue: ClueRow, @Ctx() { today }: ViewContext): boolean {
    return isLate(clue, today);
  }
}
