import { Field, ID, Int } from 'type-graphql';
import { MaskType } from '../../subgraph/directives.ts';
import { enumType } from '../../subgraph/enum.ts';
import { FromColumn, KeyColumn } from '../../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../../subgraph/object-type.ts';
import { DateTimeScalar } from '../../subgraph/scalars.ts';
import { SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import type { DepartmentRow, GrantRow, PurposeRow } from '../record.ts';
import { RowScope } from '../row-scope-type.ts';
import { grants } from '../table.ts';
import { Department, Purpose } from '../type.ts';
import type { GrantState } from './state.ts';

export const GrantStateType = enumType<GrantState>({
  name: 'GrantState',
  description: 'Where a grant stands today (授权状态).',
  values: {
    COMING: 'It has not begun (未生效).',
    ACTIVE: 'In force (生效中).',
    EXPIRED: 'Its last day is over (已到期).',
    REVOKED: 'Taken back, whatever its days (已撤销).',
  },
});

@PayloadType({ description: 'How often a field was read by a grant (字段使用情况).' })
export class GrantedFieldUsage {
  @Field(() => ID, { description: 'The field, as `Subject.name` (字段坐标).' })
  coordinate!: string;

  @Field(() => Int, { description: 'Operations that were given something of it; 0 for none (调用次数).' })
  reads!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The latest of them (最近调用时间).' })
  lastReadAt!: string | null;
}

@PayloadType({
  description:
    'How often a grant was used, by the audit: operations of the grantee for its purpose, while it was in force, that were given something of its fields, by it or by another grant (授权使用情况).',
})
export class GrantUsage {
  @Field(() => Int, { description: 'Operations that were given something of any field (调用次数).' })
  reads!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The latest of them (最近调用时间).' })
  lastReadAt!: string | null;

  @Field(() => [GrantedFieldUsage], { description: 'Every field of the grant, those never read too.' })
  fields!: GrantedFieldUsage[];
}

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  key: 'id',
  description:
    'What one owner lets one department have of its data, for one purpose (数据共享授权), Decree 809 Art. 15, 21. It exists for these two and the operator.',
})
export class Grant {
  @KeyColumn(grants.id, 'Identifier (授权编号).')
  id!: GrantRow['id'];

  @SharedField(() => Department, UNCONDITIONAL, 'Department whose data it is (授权部门).')
  owner!: DepartmentRow | null;

  @SharedField(() => Department, UNCONDITIONAL, 'Department that may read (被授权部门).')
  grantee!: DepartmentRow | null;

  @FromColumn(
    grants.client,
    UNCONDITIONAL,
    'The one application of the grantee that may; null for all of it (应用标识).',
  )
  client!: GrantRow['client'];

  @SharedField(() => Purpose, UNCONDITIONAL, 'What it may be read for (使用目的).')
  purpose!: PurposeRow | null;

  @FromColumn(grants.coordinates, UNCONDITIONAL, 'The fields, as `Subject.name` (授权字段).')
  coordinates!: GrantRow['coordinates'];

  @SharedField(() => RowScope, UNCONDITIONAL, 'For which records (数据范围).')
  scope!: RowScope;

  @SharedField(
    () => MaskType,
    UNCONDITIONAL,
    'What is shown in place of the whole value; null for the whole value (脱敏方式).',
  )
  mask!: GrantRow['mask'];

  @FromColumn(grants.validFrom, UNCONDITIONAL, 'First day in force (生效日期).')
  validFrom!: GrantRow['validFrom'];

  @FromColumn(grants.validTo, UNCONDITIONAL, 'Last day in force (截止日期).')
  validTo!: GrantRow['validTo'];

  @FromColumn(grants.basis, UNCONDITIONAL, 'Law, agreement or letter on which the owner bases it (授权依据).')
  basis!: GrantRow['basis'];

  @FromColumn(
    grants.requestPart,
    UNCONDITIONAL,
    'The part of a request that made it; null where the operator gave it (申请分项).',
  )
  requestPart!: GrantRow['requestPart'];

  @SharedField(() => GrantStateType as object, UNCONDITIONAL, 'Where it stands today (授权状态).')
  state!: GrantState;

  @FromColumn(grants.revokedAt, UNCONDITIONAL, 'When it was taken back; null unless it was (撤销时间).')
  revokedAt!: GrantRow['revokedAt'];

  @FromColumn(grants.revokedBecause, UNCONDITIONAL, 'Why it was taken back (撤销原因).')
  revokedBecause!: GrantRow['revokedBecause'];

  @SharedField(
    () => Boolean,
    UNCONDITIONAL,
    'Whether it is in force and ends within the working days of a reminder, 10 unless configured; where the calendar of a year is not announced, as many weeks of five (即将到期).',
  )
  expiresSoon!: boolean;

  @SharedField(
    () => GrantUsage,
    UNCONDITIONAL,
    'How often it was used on the last days, by the audit (授权使用情况). Errors: ARGUMENT_INVALID, CATALOGUE_UNAVAILABLE.',
  )
  usage!: GrantUsage | null;
}
