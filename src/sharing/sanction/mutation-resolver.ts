import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { asking } from '../../permission/officer.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { Shared, UNCONDITIONAL } from '../../subgraph/share.ts';
import { departmentById } from '../loader.ts';
import { type Acknowledged, acknowledge } from './acknowledge.ts';
import { reportMeasure } from './measure.ts';
import { openPosition } from './position.ts';
import { pullerOf } from './puller.ts';
import type { MeasureReportRow } from './record.ts';
import { Acknowledgement, MeasureReport } from './type.ts';

@Resolver(() => MeasureReport)
export class MeasureResolver {
  @Shared(UNCONDITIONAL)
  @Mutation(() => Acknowledgement, {
    nullable: true,
    description:
      'Says that you have taken in every change up to a cursor (签收); their sources see it. Errors: CURSOR_EXPIRED, CURSOR_INVALID, PURPOSE_NOT_FOR_SANCTIONS, ROLE_NEEDED.',
  })
  async acknowledgeSanctions(
    @Arg('cursor', () => String, { description: 'The `endCursor` of the last page that you took in.' })
    cursor: string,
    @Arg('digest', () => String, {
      nullable: true,
      description: 'Your own digest of what you hold, made as `Acknowledgement.digest` says (对账摘要).',
    })
    digest: string | null | undefined,
    @Ctx() context: ViewContext,
  ): Promise<Acknowledged> {
    const puller = await pullerOf(context);
    const position = openPosition(context.cursors, puller, cursor);
    return acknowledge(context, puller, { position, digest: digest ?? null });
  }

  @Shared(UNCONDITIONAL)
  @Mutation(() => MeasureReport, {
    nullable: true,
    description:
      'Says what you did about a record of the feed (惩戒措施反馈); the later report of a measure takes the place of the earlier. Errors: ARGUMENT_INVALID, PURPOSE_NOT_FOR_SANCTIONS, RECORD_UNKNOWN, ROLE_NEEDED, SANCTION_RETRACTED.',
  })
  async reportMeasure(
    @Arg('recordId', () => ID) recordId: string,
    @Arg('measure', () => String, {
      description: 'By its name or number in the list of measures (惩戒措施基础清单).',
    })
    measure: string,
    @Arg('applied', () => Boolean, { description: 'Whether it was applied (是否已实施).' }) applied: boolean,
    @Arg('note', () => String, { nullable: true, description: 'How, or why not (说明).' })
    note: string | null | undefined,
    @Ctx() context: ViewContext,
  ): Promise<MeasureReportRow> {
    const puller = await pullerOf(context);
    const by = asking(context.scope.principal);
    const { moment } = context.scope;
    const reported = { recordId, measure, applied, note: note?.trim() || null };
    return context.write((at) => reportMeasure({ at, moment, puller, by }, reported));
  }

  @FieldResolver()
  department(@Root() { department }: MeasureReportRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(department);
  }
}
