import { Field, ID } from 'type-graphql';
import type { ROLES } from '../permission/principal.ts';
import { enumType } from '../subgraph/enum.ts';
import { FromColumn, KeyColumn } from '../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../subgraph/object-type.ts';
import { OPEN, UNCONDITIONAL } from '../subgraph/share.ts';
import type { DepartmentRow, PurposeRow } from './record.ts';
import { departments, purposes } from './table.ts';

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  key: 'id',
  description: 'A department of the region that takes part in the hub (成员部门).',
})
export class Department {
  @KeyColumn(departments.id, 'Identifier, as in `market-regulation`.')
  id!: DepartmentRow['id'];

  @FromColumn(departments.name, OPEN, 'Name (部门名称).')
  name!: DepartmentRow['name'];

  @FromColumn(departments.englishName, OPEN, 'Name in English.')
  englishName!: DepartmentRow['englishName'];
}

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  description: 'What data may be asked for, named in the header X-Purpose (使用目的).',
})
export class Purpose {
  @FromColumn(purposes.id, OPEN, 'Identifier, as `X-Purpose` names it.')
  id!: PurposeRow['id'];

  @FromColumn(purposes.name, OPEN, 'Name (目的名称).')
  name!: PurposeRow['name'];

  @FromColumn(purposes.englishName, OPEN, 'Name in English.')
  englishName!: PurposeRow['englishName'];

  @FromColumn(purposes.legalBasis, OPEN, 'The duty that the purpose serves (法定依据).')
  legalBasis!: PurposeRow['legalBasis'];

  @FromColumn(
    purposes.caseNumberRequired,
    OPEN,
    'Whether each request must name a case in X-Case-Number (是否须填案号).',
  )
  caseNumberRequired!: PurposeRow['caseNumberRequired'];

  // It names fields that do not exist for nobody in particular.
  @FromColumn(
    purposes.excludes,
    UNCONDITIONAL,
    'Fields that may not be had for it, whatever is granted; `*` stands for any rest of a name (排除字段).',
  )
  excludes!: PurposeRow['excludes'];
}

/** GraphQL names have no hyphen, so `data-owner` is shown as DATA_OWNER. */
export const shownRole = (role: (typeof ROLES)[number]) =>
  role.toUpperCase().replace('-', '_') as keyof typeof RoleType;

export const RoleType = enumType({
  name: 'Role',
  description: 'What a caller may do within its department (角色).',
  values: {
    APP: 'An application of the department (应用系统).',
    ANALYST: 'A person who asks (分析人员).',
    DATA_OWNER: 'A person who decides on the department’s data (数据责任人).',
    AUDITOR: 'A person who checks who read what (审计人员).',
    OPERATOR: 'Keeps the hub running and sees no data (平台运营).',
  },
});

@PayloadType({
  description: 'Who the caller is to the hub (当前访问者); every part is null without a token.',
})
export class Viewer {
  @Field(() => Department, { nullable: true, description: 'Department that asks (所属部门).' })
  department!: DepartmentRow | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Client that asks: the application’s identifier (应用标识).',
  })
  client!: string | null;

  @Field(() => ID, { nullable: true, description: 'Person that asks (人员标识).' })
  person!: string | null;

  @Field(() => [RoleType as object], { description: 'Roles (角色).' })
  roles!: (keyof typeof RoleType)[];

  @Field(() => Purpose, { nullable: true, description: 'Purpose of this request (本次使用目的).' })
  purpose!: PurposeRow | null;
}
