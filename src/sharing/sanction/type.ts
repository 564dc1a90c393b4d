import { createUnionType, Field, ID, Int } from 'type-graphql';
import type { ChangeOperation, ChangeReason } from '../../changes/log.ts';
import { columnEnum, enumType } from '../../subgraph/enum.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../../subgraph/object-type.ts';
import { DateScalar, DateTimeScalar } from '../../subgraph/scalars.ts';
import { SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import { AbnormalListing, PenaltyDisclosure, SeriousViolationListing, Subject } from '../doubt/type.ts';
import type { DepartmentRow } from '../record.ts';
import { Department } from '../type.ts';
import type { MeasureReportRow } from './record.ts';
import { deliveryState, measureReports as m, sanctionKind } from './table.ts';

export const SanctionKind = columnEnum(sanctionKind, {
  name: 'SanctionKind',
  description: 'What a sanction rests on (惩戒依据类型).',
  values: {
    PENALTY_DISCLOSURE: 'A published penalty decision (行政处罚).',
    ABNORMAL_LISTING: 'A listing of abnormal operations (经营异常名录).',
    SERIOUS_VIOLATION_LISTING: 'A serious-violation listing (严重违法失信名单).',
  },
});

export const ChangeOperationEnum = enumType<ChangeOperation>({
  name: 'ChangeOperation',
  description: 'What to do about a record (变更类型).',
  values: {
    UPSERT: 'It is in force: keep what is told of it now, in place of what was told before (新增或更新).',
    RETRACT: 'It is to be shared and used no longer: delete it and lift its measures (撤回).',
  },
});

export const ChangeReasonEnum = enumType<ChangeReason>({
  name: 'ChangeReason',
  description: 'Why a record is told of (变更原因).',
  values: {
    RECORDED: 'It was put on record (登记).',
    IMPOSED: 'It was imposed and published (作出并公示).',
    AMENDED: 'It, or its subject, was amended (变更).',
    CORRECTED: 'It was corrected; a retracted one is none, or another’s (更正).',
    NARROWED: 'What you may have of it has changed (共享权限变化).',
    WITHDRAWN: 'Its authority has withdrawn it (撤销、撤回), 行政处罚法 Art. 48.',
    REPAIRED: 'Credit was repaired (信用修复), 信用修复管理办法 Art. 3.',
    EXPIRED: 'Its time is over (公示期满).',
    LIFTED: 'It was taken from the list (移出名录).',
  },
});

export const DeliveryState = columnEnum(deliveryState, {
  name: 'DeliveryState',
  description: 'What a puller knows of a record (接收状态).',
  values: {
    HELD: 'It was given it, and may hold it (已下发).',
    RETRACTED: 'It was told that it is over (已撤回).',
    KEPT_BACK: 'It was not told of it (未下发).',
  },
});

export const SanctionRecord = createUnionType({
  name: 'SanctionRecord',
  description: 'The record on which a sanction rests (惩戒依据).',
  types: () => [PenaltyDisclosure, AbnormalListing, SeriousViolationListing] as const,
});

@PayloadType({ description: 'One change of a sanction (惩戒信息变更).' })
export class SanctionChange {
  @Field(() => String, { description: 'From here the feed goes on after this change.' })
  cursor!: string;

  @Field(() => ChangeOperationEnum, { description: 'What to do (变更类型).' })
  operation!: ChangeOperation;

  @Field(() => ChangeReasonEnum, { description: 'Why (变更原因).' })
  reason!: ChangeReason;

  @Field(() => DateTimeScalar, { description: 'When it came about (变更时间).' })
  changedAt!: string;

  @Field(() => SanctionKind as object, { description: 'What the sanction rests on (惩戒依据类型).' })
  kind!: keyof typeof SanctionKind;

  @Field(() => ID, { description: 'Identifier of the record (记录标识).' })
  recordId!: string;

  @Field(() => Int, {
    description: 'Its version, by which the digest is made; it grows with every change of the record (版本).',
  })
  version!: number;

  @Field(() => Subject, {
    nullable: true,
    description: 'Whom it concerns; null for a body that is not registered, and for a retraction (市场主体).',
  })
  subject!: Subject | null;

  @Field(() => Department, {
    nullable: true,
    description: 'Department that asserted the record (数据来源部门).',
  })
  source!: DepartmentRow | null;

  @Field(() => SanctionRecord, {
    nullable: true,
    description:
      'The record as it is now, as far as it is shared with you. Null for a retraction; and where it has ended while you asked, which is told next (记录内容).',
  })
  record!: object | null;
}

@PayloadType({ description: 'A page of the sanction feed (惩戒信息推送).' })
export class SanctionFeed {
  @Field(() => [SanctionChange], {
    description: 'The latest change of each record after the cursor, in the order of the changes.',
  })
  changes!: object[];

  @Field(() => String, { description: 'To be given as `after` for the next page, now or later.' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether there are more already.' })
  hasMore!: boolean;
}

@PayloadType({ description: 'That changes were taken in (签收).' })
export class Acknowledgement {
  @Field(() => DateTimeScalar, { description: 'When it was put on record (签收时间).' })
  acknowledgedAt!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many records you hold, if you have taken in every page; null where later pages were given.',
  })
  held!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256, in hex, over one line `KIND recordId version` for each record that you hold, sorted by their bytes and joined by line feeds (对账摘要). Null where later pages were given.',
  })
  digest!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether your own digest was the same; null where you gave none or it could not be compared.',
  })
  matches!: boolean | null;
}

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  key: 'id',
  description:
    'What a department did about a record of the sanction feed (惩戒措施反馈). Seen by it and by the record’s source.',
})
export class MeasureReport {
  @KeyColumn(m.id, 'Identifier.')
  id!: MeasureReportRow['id'];

  @FromColumn(m.kind, UNCONDITIONAL, 'What the sanction rests on (惩戒依据类型).')
  kind!: MeasureReportRow['kind'];

  @FromColumn(m.recordId, UNCONDITIONAL, 'Identifier of the record (记录标识).')
  recordId!: MeasureReportRow['recordId'];

  @SharedField(() => Department, UNCONDITIONAL, 'Department that reports (实施部门).')
  department!: DepartmentRow | null;

  @FromColumn(
    m.measure,
    UNCONDITIONAL,
    'The measure, by its name or number in the list of measures (惩戒措施).',
  )
  measure!: MeasureReportRow['measure'];

  @FromColumn(m.applied, UNCONDITIONAL, 'Whether it was applied (是否已实施).')
  applied!: MeasureReportRow['applied'];

  @FromColumn(m.note, UNCONDITIONAL, 'How, or why not (说明).')
  note!: MeasureReportRow['note'];

  @FromColumn(m.reportedAt, UNCONDITIONAL, 'When it was reported (反馈时间).')
  reportedAt!: MeasureReportRow['reportedAt'];
}

@PayloadType({ description: 'A record in the hands of one puller (惩戒信息使用情况).' })
export class SanctionUptake {
  @Field(() => SanctionKind as object, { description: 'What the sanction rests on (惩戒依据类型).' })
  kind!: keyof typeof SanctionKind;

  @Field(() => ID, { description: 'Identifier of the record (记录标识).' })
  recordId!: string;

  @Field(() => Department, { nullable: true, description: 'Department that pulls (使用部门).' })
  department!: DepartmentRow | null;

  @Field(() => DeliveryState as object, { description: 'What it was told last (接收状态).' })
  state!: keyof typeof DeliveryState;

  @Field(() => ChangeReasonEnum, { description: 'And why (变更原因).' })
  reason!: ChangeReason;

  @Field(() => Int, { description: 'The version that it was given (版本).' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was given it (下发时间).' })
  deliveredAt!: string;

  @Field(() => Boolean, { description: 'Whether it has acknowledged that (是否签收).' })
  noticed!: boolean;

  @Field(() => [MeasureReport], { description: 'What it did about it (惩戒措施反馈).' })
  measures!: MeasureReportRow[];
}

@PayloadType({ description: 'Who pulls the sanction feed, and how far it has come (惩戒信息使用方).' })
export class SanctionPuller {
  @Field(() => Department, { nullable: true, description: 'Its department (使用部门).' })
  department!: DepartmentRow | null;

  @Field(() => String, { nullable: true, description: 'Its application, where it is one (应用).' })
  client!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it pulled last (最近拉取时间).' })
  pulledAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it acknowledged last; null: never (最近签收时间).',
  })
  acknowledgedAt!: string | null;

  @Field(() => Boolean, {
    description: 'Whether it has been given what it has not acknowledged (是否有未签收).',
  })
  isBehind!: boolean;

  @Field(() => Int, { description: 'How many records it holds (持有记录数).' })
  held!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the last digest (最近对账日).' })
  digestOn!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its own digest of that day was the same; null where it gave none (对账是否一致).',
  })
  matches!: boolean | null;
}
