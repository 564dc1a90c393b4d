import { Field, ID } from 'type-graphql';
import { MaskType } from '../../subgraph/directives.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../../subgraph/object-type.ts';
import { DateTimeScalar } from '../../subgraph/scalars.ts';
import { SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import type { DepartmentRow, PurposeRow } from '../record.ts';
import { RowScope } from '../row-scope-type.ts';
import { Department, Purpose } from '../type.ts';
import { PartState, RequestActKind, RequestState } from './code-table.ts';
import type { ActRow, PartRow, RequestRow } from './record.ts';
import { requestParts as p, accessRequests as r } from './table.ts';

// The enums of columns have to be known before a column is shown.
void [PartState, RequestState];

@PayloadType({ description: 'Who did what with a request, and when (办理记录).' })
export class RequestAct {
  @Field(() => RequestActKind as object, { description: 'What was done (办理动作).' })
  act!: ActRow['act'];

  @Field(() => ID, { nullable: true, description: 'The part it was done with; null for the whole request.' })
  part!: ActRow['part'];

  @Field(() => Department, { nullable: true, description: 'Department that did it (办理部门).' })
  department!: DepartmentRow | null;

  @Field(() => String, {
    nullable: true,
    description: 'Person who did it; null for an application (经办人).',
  })
  person!: ActRow['person'];

  @Field(() => String, { nullable: true, description: 'Why (理由).' })
  reason!: ActRow['reason'];

  @Field(() => DateTimeScalar, { description: 'When (办理时间).' })
  at!: ActRow['at'];
}

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  key: 'id',
  description:
    'What one department decides of a request (申请分项): the steward of its own records, a source of its own, or the steward for the sources that let it.',
})
export class RequestPart {
  @KeyColumn(p.id, 'Identifier, by which it is decided and confirmed.')
  id!: PartRow['id'];

  @SharedField(
    () => Department,
    UNCONDITIONAL,
    'Department that decides; null where the share class answers, as every member may read it (审批部门).',
  )
  decider!: DepartmentRow | null;

  @SharedField(() => [Department], UNCONDITIONAL, 'Whose records they are (数据来源部门).')
  owners!: DepartmentRow[];

  @FromColumn(p.coordinates, UNCONDITIONAL, 'The fields (数据项).')
  coordinates!: PartRow['coordinates'];

  @FromColumn(
    p.isPersonal,
    UNCONDITIONAL,
    'Whether they hold personal data, so that a second officer confirms (是否涉及个人信息), 个人信息保护法.',
  )
  isPersonal!: PartRow['isPersonal'];

  @FromColumn(p.state, UNCONDITIONAL, 'How far it has come (状态).')
  state!: PartRow['state'];

  @FromColumn(p.openedOn, UNCONDITIONAL, 'Day from which its period runs (受理日期).')
  openedOn!: PartRow['openedOn'];

  @FromColumn(
    p.dueOn,
    UNCONDITIONAL,
    'Last day for the answer: 10 working days at most (答复期限), 政务数据共享条例 Art. 21.',
  )
  dueOn!: PartRow['dueOn'];

  @SharedField(
    () => Boolean,
    UNCONDITIONAL,
    'Whether it is still to be decided after its last day (是否超期).',
  )
  overdue!: boolean;

  @SharedField(() => RowScope, UNCONDITIONAL, 'For which records it was granted (数据范围).')
  scope!: RowScope | null;

  @SharedField(() => MaskType, UNCONDITIONAL, 'The mask with which it was granted (脱敏方式).')
  mask!: PartRow['mask'];

  @FromColumn(p.validFrom, UNCONDITIONAL, 'First day of what was granted (使用期限起).')
  validFrom!: PartRow['validFrom'];

  @FromColumn(p.validTo, UNCONDITIONAL, 'Last day of what was granted (使用期限止).')
  validTo!: PartRow['validTo'];

  @FromColumn(p.reason, UNCONDITIONAL, 'Why it was decided so (理由).')
  reason!: PartRow['reason'];

  @FromColumn(p.legalBasis, UNCONDITIONAL, 'The law that a refusal rests on (法律依据).')
  legalBasis!: PartRow['legalBasis'];

  @FromColumn(p.decidedBy, UNCONDITIONAL, 'Officer who decided (审批人).')
  decidedBy!: PartRow['decidedBy'];

  @FromColumn(p.decidedAt, UNCONDITIONAL, 'When it was decided (审批时间).')
  decidedAt!: PartRow['decidedAt'];

  @FromColumn(p.confirmedBy, UNCONDITIONAL, 'Second officer, who confirmed (复核人).')
  confirmedBy!: PartRow['confirmedBy'];

  @FromColumn(p.confirmedAt, UNCONDITIONAL, 'When it was confirmed (复核时间).')
  confirmedAt!: PartRow['confirmedAt'];
}

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  key: 'id',
  description:
    'What a department asks others to share with it (共享申请), 政务数据共享条例 Art. 20, 21. Seen by whoever asks, by those who decide (each its own part), and by the operator.',
})
export class AccessRequest {
  @KeyColumn(r.id, 'Identifier.')
  id!: RequestRow['id'];

  @SharedField(() => Department, UNCONDITIONAL, 'Department that asks (申请部门).')
  asker!: DepartmentRow | null;

  @FromColumn(r.client, UNCONDITIONAL, 'The one application that is to have it; null for all (应用标识).')
  client!: RequestRow['client'];

  @SharedField(() => Purpose, UNCONDITIONAL, 'What for (使用目的).')
  purpose!: PurposeRow | null;

  @FromColumn(r.coordinates, UNCONDITIONAL, 'The fields (数据项).')
  coordinates!: RequestRow['coordinates'];

  @FromColumn(r.sources, UNCONDITIONAL, 'Of these sources’ records alone; null for all (数据来源部门).')
  sources!: RequestRow['sources'];

  @SharedField(() => RowScope, UNCONDITIONAL, 'For which records (数据范围).')
  scope!: RowScope;

  @SharedField(() => MaskType, UNCONDITIONAL, 'The mask with which it is enough (脱敏方式).')
  mask!: RequestRow['mask'];

  @FromColumn(r.scenario, UNCONDITIONAL, 'In what work the data is used (应用场景).')
  scenario!: RequestRow['scenario'];

  @FromColumn(r.legalBasis, UNCONDITIONAL, 'The duty that it serves (法定依据).')
  legalBasis!: RequestRow['legalBasis'];

  @FromColumn(r.validFrom, UNCONDITIONAL, 'First day of use (使用期限起).')
  validFrom!: RequestRow['validFrom'];

  @FromColumn(r.validTo, UNCONDITIONAL, 'Last day of use (使用期限止).')
  validTo!: RequestRow['validTo'];

  @FromColumn(r.state, UNCONDITIONAL, 'How far it has come (申请状态).')
  state!: RequestRow['state'];

  @FromColumn(r.draftedAt, UNCONDITIONAL, 'When it was drafted (起草时间).')
  draftedAt!: RequestRow['draftedAt'];

  @FromColumn(r.submittedAt, UNCONDITIONAL, 'When it was first submitted (提交时间).')
  submittedAt!: RequestRow['submittedAt'];

  @FromColumn(r.dueOn, UNCONDITIONAL, 'Last day for the first of the answers that are missing (答复期限).')
  dueOn!: RequestRow['dueOn'];

  @SharedField(() => Boolean, UNCONDITIONAL, 'Whether an answer is missing after its last day (是否超期).')
  overdue!: boolean;

  @SharedField(() => [RequestPart], UNCONDITIONAL, 'What each department decides (申请分项).')
  parts!: PartRow[];

  @SharedField(() => [RequestAct], UNCONDITIONAL, 'Who did what with it, the first first (办理记录).')
  history!: ActRow[];
}
