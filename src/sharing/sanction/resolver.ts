import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors.ts';
import { usccOfSubjectKey } from '../../identifier/subject-key.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { departmentById } from '../loader.ts';
import { TYPE_OF_KIND } from './kind.ts';
import { listPullers, listUptake, type PullerState, type UptakeRow } from './loader.ts';
import { openPosition, START, sealPosition } from './position.ts';
import { type PulledChange, pull } from './pull.ts';
import { pullerOf } from './puller.ts';
import { SanctionChange, SanctionFeed, SanctionPuller, SanctionUptake } from './type.ts';

const MOST_CHANGES = 500;
const DEFAULT_CHANGES = 100;

@ArgsType()
class UptakeArgs {
  @Field(() => ID, { nullable: true, description: 'Of this record alone.' })
  recordId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that were, or were not, acknowledged (是否签收).',
  })
  noticed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only those for which a measure was applied; or only those in force for which none was (未落实清单).',
  })
  applied?: boolean | null;

  @Field(() => Int, {
    defaultValue: DEFAULT_CHANGES,
    description: `How many at most; up to ${MOST_CHANGES}.`,
  })
  first!: number;
}

function checkFirst(first: number): void {
  if (first >= 1 && first <= MOST_CHANGES) return;
  const why = `it is ${first}, and a page holds 1 to ${MOST_CHANGES}`;
  throw new HubError('ARGUMENT_INVALID', { argument: 'first', why });
}

/** A change with the cursor made only where it is asked for. */
interface ShownChange extends PulledChange {
  readonly seal: () => string;
}

@Resolver(() => SanctionChange)
export class SanctionResolver {
  @Shared(UNCONDITIONAL)
  @Query(() => SanctionFeed, {
    nullable: true,
    description:
      'Sanctions to impose and to lift (失信惩戒信息). Without a cursor the whole present state, for which you drop what you hold; then every change, for ever. Ask again with the same cursor as often as you like: of a record you get what holds now. Needs a purpose that is registered for sanctions. Errors: ARGUMENT_INVALID, CURSOR_EXPIRED, CURSOR_INVALID, POLICY_STALE, PURPOSE_NOT_FOR_SANCTIONS, ROLE_NEEDED.',
  })
  async sanctionFeed(
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the last page.' })
    after: string | null | undefined,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_CHANGES,
      description: `How many changes at most; up to ${MOST_CHANGES}.`,
    })
    first: number,
    @Ctx() context: ViewContext,
  ) {
    checkFirst(first);
    const puller = await pullerOf(context);
    const from = after == null ? START : openPosition(context.cursors, puller, after);
    const { changes, end, hasMore } = await pull(context, puller, { from, first });
    return {
      changes: changes.map(
        (change): ShownChange => ({
          ...change,
          seal: () => sealPosition(context.cursors, puller, change.position),
        }),
      ),
      endCursor: sealPosition(context.cursors, puller, end),
      hasMore,
    };
  }

  @FieldResolver()
  cursor(@Root() { seal }: ShownChange): string {
    return seal();
  }

  @FieldResolver()
  subject(@Root() { operation, subjectKey }: ShownChange): object | null {
    const uscc = operation === 'RETRACT' ? null : usccOfSubjectKey(subjectKey);
    return uscc === null ? null : { uscc };
  }

  @FieldResolver()
  source(@Root() { source }: ShownChange, @Ctx() context: ViewContext) {
    return source === null ? null : context.loader(departmentById).load(source);
  }

  @FieldResolver()
  record(@Root() { operation, kind, recordId }: ShownChange): object | null {
    return operation === 'RETRACT' ? null : { __typename: TYPE_OF_KIND[kind], id: recordId };
  }
}

@Resolver(() => SanctionUptake)
export class SanctionUptakeResolver {
  @Shared(OPEN)
  @Query(() => [SanctionUptake], {
    nullable: true,
    description:
      'Who has been given the records that your department asserted, who has acknowledged them and what was done about them; and what your own department was given. The oldest first; none without a token (惩戒信息使用情况). Errors: ARGUMENT_INVALID.',
  })
  sanctionUptake(
    @Args(() => UptakeArgs) args: UptakeArgs,
    @Ctx() context: ViewContext,
  ): Promise<UptakeRow[]> {
    const { recordId = null, noticed = null, applied = null, first } = args;
    checkFirst(first);
    return listUptake(context, { recordId, noticed, applied, first });
  }

  @FieldResolver()
  department(@Root() { department }: UptakeRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(department);
  }

  @FieldResolver()
  noticed(@Root() { isNoticed }: UptakeRow): boolean {
    return isNoticed;
  }
}

@Resolver(() => SanctionPuller)
export class SanctionPullerResolver {
  @Shared(OPEN)
  @Query(() => [SanctionPuller], {
    nullable: true,
    description:
      'Who pulls the sanction feed and how far it has come: for the operator all, for a department its own; none without a token (惩戒信息使用方).',
  })
  sanctionPullers(@Ctx() context: ViewContext): Promise<PullerState[]> {
    return listPullers(context);
  }

  @FieldResolver()
  department(@Root() { department }: PullerState, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(department);
  }

  @FieldResolver()
  client(@Root() { id }: PullerState): string | null {
    return (JSON.parse(id) as [string, string | null])[1];
  }

  @FieldResolver()
  isBehind(@Root() { page, acknowledgedPage }: PullerState): boolean {
    return acknowledgedPage < page;
  }

  @FieldResolver()
  digestOn(@Root() { lastDigest }: PullerState): string | null {
    return lastDigest?.day ?? null;
  }

  @FieldResolver()
  matches(@Root() { lastDigest }: PullerState): boolean | null {
    return lastDigest?.matches ?? null;
  }
}
