import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors.ts';
import { typeOf } from '../../permission/coordinate.ts';
import { asking, deciding } from '../../permission/officer.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { dueFilter, SideArgs } from '../list-args.ts';
import { departmentById } from '../loader.ts';
import { answerDoubt, confirmCorrection, raiseDoubt, withdrawDoubt } from './act.ts';
import { listDoubts } from './loader.ts';
import type { DoubtRow } from './record.ts';
import { Doubt, DoubtState } from './type.ts';

@Resolver(() => Doubt)
export class DoubtResolver {
  // OPEN, so that the operator may enter: who sees which is a matter of the doubts.
  @Shared(OPEN)
  @Query(() => [Doubt], {
    nullable: true,
    description:
      'The doubts that your department has raised or has to answer, for the operator all; what is due first stands first (校核纠错). Nothing without a token. Errors: ARGUMENT_INVALID.',
  })
  doubts(
    @Args(() => SideArgs) args: SideArgs,
    @Arg('state', () => DoubtState as object, { nullable: true, description: 'In this state alone.' })
    state: DoubtRow['state'] | undefined,
    @Ctx() context: ViewContext,
  ): Promise<DoubtRow[]> {
    const filter = { ...dueFilter(args), role: args.role ?? null, state: state ?? null };
    return listDoubts(context, filter);
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Doubt, {
    nullable: true,
    description:
      'Raises a doubt about a field of a record that you may read (提出校核); the record is disputed until its source has settled it. Errors: ARGUMENT_INVALID, DOUBT_REFUSED, RECORD_UNKNOWN, ROLE_NEEDED, YEAR_NOT_LOADED.',
  })
  async raiseDoubt(
    @Arg('coordinate', () => String, { description: 'The field, as `PenaltyDisclosure.fineAmount`.' })
    coordinate: string,
    @Arg('id', () => ID, { description: 'Key of the record: its `id`, a subject’s `uscc`.' }) id: string,
    @Arg('reason', () => String, { description: 'What is in doubt, and why.' }) reason: string,
    @Ctx() context: ViewContext,
  ): Promise<DoubtRow> {
    const { principal, moment, findRecord } = context.scope;
    const by = asking(principal);
    if (findRecord === undefined) throw new HubError('WRITING_UNAVAILABLE');
    const found = await findRecord(coordinate, id);
    if (found === null) throw new HubError('RECORD_UNKNOWN', { type: typeOf(coordinate), id });
    const raised = {
      coordinate,
      recordId: id,
      reason,
      source: found.source,
      workdays: context.deadlines.correction,
    };
    return context.write((at) => raiseDoubt({ at, moment }, raised, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Doubt, {
    nullable: true,
    description:
      'The source’s answer (核实答复). Where it was wrong, the record stays disputed until it is corrected. A person with the role data-owner. Errors: ARGUMENT_INVALID, DOUBT_NOT_OPEN, DOUBT_UNKNOWN, PERSON_NEEDED, ROLE_NEEDED.',
  })
  answerDoubt(
    @Arg('id', () => ID) id: string,
    @Arg('isError', () => Boolean, { description: 'Whether the record is wrong (是否有误).' })
    isError: boolean,
    @Arg('answer', () => String, { description: 'What was found (核实意见).' }) answer: string,
    @Ctx() context: ViewContext,
  ): Promise<DoubtRow> {
    const { principal, moment } = context.scope;
    const by = deciding(principal);
    return context.write((at) => answerDoubt({ at, moment }, { id, isError, answer }, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Doubt, {
    nullable: true,
    description:
      'Says that the corrected record has been sent (确认已更正); it is disputed no longer. A person with the role data-owner. Errors: DOUBT_NOT_OPEN, DOUBT_UNKNOWN, PERSON_NEEDED, ROLE_NEEDED.',
  })
  confirmCorrection(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<DoubtRow> {
    const { principal, moment } = context.scope;
    const by = deciding(principal);
    return context.write((at) => confirmCorrection({ at, moment }, id, by));
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => Doubt, {
    nullable: true,
    description:
      'Takes a doubt back before it is answered (撤回校核). Errors: DOUBT_NOT_OPEN, DOUBT_UNKNOWN, ROLE_NEEDED.',
  })
  withdrawDoubt(@Arg('id', () => ID) id: string, @Ctx() context: ViewContext): Promise<DoubtRow> {
    const { principal, moment } = context.scope;
    const by = asking(principal);
    return context.write((at) => withdrawDoubt({ at, moment }, id, by));
  }

  @FieldResolver()
  source(@Root() { source }: DoubtRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(source);
  }

  @FieldResolver()
  raisedBy(@Root() { raisedBy }: DoubtRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(raisedBy);
  }

  @FieldResolver()
  overdue(@Root() { state, dueOn }: DoubtRow, @Ctx() { today }: ViewContext): boolean {
    return state === 'RAISED' && dueOn < today;
  }
}
