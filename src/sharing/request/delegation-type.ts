import { FromColumn } from '../../subgraph/from-column.ts';
import { OwnedType } from '../../subgraph/object-type.ts';
import { SharedField, UNCONDITIONAL } from '../../subgraph/share.ts';
import type { DepartmentRow } from '../record.ts';
import { Department } from '../type.ts';
import type { DelegationRow } from './record.ts';
import { delegations as d } from './table.ts';

@OwnedType({
  steward: 'hub',
  records: 'STEWARD',
  description:
    'Whether the steward of a type decides on requests for records that a source asserts (委托审批). Unless the source says otherwise it does, but not on personal data.',
})
export class Delegation {
  @SharedField(() => Department, UNCONDITIONAL, 'Department whose records they are (数据来源部门).')
  source!: DepartmentRow | null;

  @FromColumn(d.type, UNCONDITIONAL, 'The type of the records, as `PenaltyDisclosure` (数据类型).')
  type!: DelegationRow['type'];

  @FromColumn(d.isPersonal, UNCONDITIONAL, 'Whether it is about the fields with personal data (个人信息).')
  isPersonal!: DelegationRow['isPersonal'];

  @FromColumn(d.isGiven, UNCONDITIONAL, 'Whether the steward decides (是否委托).')
  isGiven!: DelegationRow['isGiven'];
}
