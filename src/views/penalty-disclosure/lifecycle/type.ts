import { Field, InputType } from 'type-graphql';
import { FromColumn } from '../../../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../../../subgraph/object-type.ts';
import { DateScalar, YuanScalar } from '../../../subgraph/scalars.ts';
import { UNCONDITIONAL } from '../../../subgraph/share.ts';
import { DisclosureActKind, PublicityChannel, Severity } from '../code-table.ts';
import { disclosureActs as a } from '../table.ts';
import type { Correction } from './correct.ts';
import type { PublicityTask as Task } from './publicity-task.ts';
import type { DisclosureActRow } from './record.ts';

void DisclosureActKind;

@OwnedType({
  steward: 'credit-office',
  records: 'SOURCE',
  description:
    'Something that was done with a penalty decision by mutation (办理记录). Seen by its source alone.',
})
export class DisclosureAct {
  @FromColumn(a.id, UNCONDITIONAL, 'Identifier.')
  id!: DisclosureActRow['id'];

  @FromColumn(a.act, UNCONDITIONAL, 'What was done (办理动作).')
  act!: DisclosureActRow['act'];

  @FromColumn(a.fromState, UNCONDITIONAL, 'State before (办理前状态).')
  fromState!: DisclosureActRow['fromState'];

  @FromColumn(a.toState, UNCONDITIONAL, 'State after (办理后状态).')
  toState!: DisclosureActRow['toState'];

  @FromColumn(
    a.reason,
    UNCONDITIONAL,
    'Why; of a repair the number of its decision, of a correction what was corrected (理由).',
  )
  reason!: DisclosureActRow['reason'];

  @FromColumn(
    a.day,
    UNCONDITIONAL,
    'Day that it is about: of the reversal before a withdrawal, of the publicity that is recorded (相关日期).',
  )
  day!: DisclosureActRow['day'];

  @FromColumn(
    a.isLate,
    UNCONDITIONAL,
    'Whether it came after its last day: of a withdrawal 3 working days after the reversal (行政处罚法 Art. 48), of the publicity system 20 after the decision; null where there is none or no calendar is on record (是否逾期).',
  )
  isLate!: DisclosureActRow['isLate'];

  @FromColumn(a.client, UNCONDITIONAL, 'Application that sent it (办理应用).')
  client!: DisclosureActRow['client'];

  @FromColumn(a.person, UNCONDITIONAL, 'Person who did it; null for an application (经办人).')
  person!: DisclosureActRow['person'];

  @FromColumn(a.assertedAt, UNCONDITIONAL, 'When (办理时间).')
  assertedAt!: DisclosureActRow['assertedAt'];
}

@PayloadType({
  description:
    'Where a penalty decision has to be published, and by when (公示任务). Sent back and submitted again its clock runs on.',
})
export class PublicityTask {
  @Field(() => PublicityChannel as object, { description: 'Where (公示渠道).' })
  channel!: Task['channel'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day to publish in time; null where no calendar is on record (公示期限).',
  })
  dueOn!: Task['dueOn'];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the first publication there; null while there was none (公示日期).',
  })
  doneOn!: Task['doneOn'];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was done, or still is not, after its last day (是否逾期).',
  })
  late!: Task['late'];
}

@InputType({
  description:
    'What is put right in a penalty decision (更正内容); what is not given stays. Its number and date are its identity and stay.',
})
export class PenaltyCorrection implements Correction {
  @Field(() => String, { nullable: true, description: 'CF_XDR_MC 行政相对人名称.' })
  counterpartName?: string;

  @Field(() => String, {
    nullable: true,
    description: 'CF_XDR_SHXYM 统一社会信用代码; the record is another subject’s then.',
  })
  counterpartUscc?: string;

  @Field(() => String, { nullable: true, description: 'CF_WFXW 违法行为类型.' })
  violation?: string;

  @Field(() => String, { nullable: true, description: 'CF_SY 违法事实.' })
  facts?: string;

  @Field(() => String, { nullable: true, description: 'CF_YJ 处罚依据.' })
  basis?: string;

  @Field(() => String, { nullable: true, description: 'CF_CFLB 处罚类别, joined by `;`.' })
  categoriesText?: string;

  @Field(() => String, { nullable: true, description: 'CF_NR 处罚内容.' })
  content?: string;

  @Field(() => YuanScalar, { nullable: true, description: 'CF_NR_FK 罚款金额, in yuan.' })
  fineAmount?: number;

  @Field(() => YuanScalar, { nullable: true, description: 'CF_NR_WFFF 没收金额, in yuan.' })
  confiscatedAmount?: number;

  @Field(() => String, { nullable: true, description: 'CF_NR_ZKDX 暂扣或吊销证照名称及编号.' })
  licenseActedOn?: string;

  @Field(() => String, { nullable: true, description: 'BZ 备注.' })
  remark?: string;

  @Field(() => Severity as object, {
    nullable: true,
    description: 'Seriousness (失信程度); stays as it is unless given, whatever the amounts.',
  })
  severity?: keyof typeof Severity;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of publicity (公示截止期).' })
  publicityEndsOn?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the counterpart is a minor, of whom nothing is published (是否未成年人).',
  })
  isMinor?: boolean;
}
