import { Field, ID } from 'type-graphql';
import { columnEnum } from '../../subgraph/enum.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { ExtendedType, OwnedType } from '../../subgraph/object-type.ts';
import { OPEN, SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import type { DepartmentRow } from '../record.ts';
import { Department } from '../type.ts';
import type { DoubtRow } from './record.ts';
import { doubts as d, doubtState } from './table.ts';

export const DoubtState = columnEnum(doubtState, {
  name: 'DoubtState',
  description: 'How far a doubt about a record has come (校核状态).',
  values: {
    RAISED: 'Waits for the source’s answer (待核实).',
    CONFIRMED_ERROR: 'The source was wrong and has not corrected it yet (确认有误，待更正).',
    CORRECTED: 'Corrected (已更正).',
    NO_ERROR: 'The source was right (核实无误).',
    WITHDRAWN: 'Taken back by whoever raised it (已撤回).',
  },
});

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  key: 'id',
  description:
    'A reader’s doubt about a field of another’s record (校核纠错), 政务数据共享条例 Art. 26. Seen by both, and by the operator.',
})
export class Doubt {
  @KeyColumn(d.id, 'Identifier.')
  id!: DoubtRow['id'];

  @FromColumn(d.recordType, UNCONDITIONAL, 'Type of the record, as `PenaltyDisclosure` (数据类型).')
  recordType!: DoubtRow['recordType'];

  @FromColumn(d.recordId, UNCONDITIONAL, 'Key of the record: its `id`, a subject’s `uscc` (记录标识).')
  recordId!: DoubtRow['recordId'];

  @FromColumn(d.coordinate, UNCONDITIONAL, 'The field in doubt (数据项).')
  coordinate!: DoubtRow['coordinate'];

  @SharedField(
    () => Department,
    UNCONDITIONAL,
    'Department that asserted the record, and answers (数据来源部门).',
  )
  source!: DepartmentRow | null;

  @SharedField(() => Department, UNCONDITIONAL, 'Department that raised it (提出部门).')
  raisedBy!: DepartmentRow | null;

  @FromColumn(d.reason, UNCONDITIONAL, 'What is in doubt, and why (疑义说明).')
  reason!: DoubtRow['reason'];

  @FromColumn(d.raisedAt, UNCONDITIONAL, 'When it was raised (提出时间).')
  raisedAt!: DoubtRow['raisedAt'];

  @FromColumn(d.dueOn, UNCONDITIONAL, 'Last day for the answer (核实期限), 政务数据共享条例 Art. 26.')
  dueOn!: DoubtRow['dueOn'];

  @SharedField(() => Boolean, UNCONDITIONAL, 'Whether the answer is missing after its last day (是否超期).')
  overdue!: boolean;

  @FromColumn(d.state, UNCONDITIONAL, 'How far it has come (状态).')
  state!: DoubtRow['state'];

  @FromColumn(d.answer, UNCONDITIONAL, 'What the source answered (核实意见).')
  answer!: DoubtRow['answer'];

  @FromColumn(d.answeredAt, UNCONDITIONAL, 'When it was answered (核实时间).')
  answeredAt!: DoubtRow['answeredAt'];

  @FromColumn(d.correctedAt, UNCONDITIONAL, 'When the source said that it is corrected (更正时间).')
  correctedAt!: DoubtRow['correctedAt'];
}

const DISPUTED =
  'Whether somebody doubts a field of it and the source has not settled that yet (有异议，校核中).';

@ExtendedType({ key: 'uscc', description: 'Market entity, to which the hub adds doubts (市场主体).' })
export class Subject {
  @Field(() => ID, { description: 'Unified social credit code (统一社会信用代码).' })
  uscc!: string;

  @SharedField(() => Boolean, OPEN, DISPUTED)
  disputed!: boolean;
}

@ExtendedType({ key: 'id', description: 'Penalty decision, to which the hub adds doubts (行政处罚).' })
export class PenaltyDisclosure {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @SharedField(() => Boolean, OPEN, DISPUTED)
  disputed!: boolean;
}

@ExtendedType({ key: 'id', description: 'Licence, to which the hub adds doubts (行政许可).' })
export class License {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @SharedField(() => Boolean, OPEN, DISPUTED)
  disputed!: boolean;
}

@ExtendedType({ key: 'id', description: 'Abnormal listing, to which the hub adds doubts (经营异常名录).' })
export class AbnormalListing {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @SharedField(() => Boolean, UNCONDITIONAL, DISPUTED)
  disputed!: boolean;
}

@ExtendedType({
  key: 'id',
  description: 'Serious-violation listing, to which the hub adds doubts (严重违法失信名单).',
})
export class SeriousViolationListing {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @SharedField(() => Boolean, UNCONDITIONAL, DISPUTED)
  disputed!: boolean;
}
