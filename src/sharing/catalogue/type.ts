import { Field, ID } from 'type-graphql';
import type { Mask, ShareClass } from '../../permission/share.ts';
import type { Access } from '../../permission/verdict.ts';
import type { PurposeAccess } from '../../subgraph/catalogue.ts';
import { MaskType, ShareClassType } from '../../subgraph/directives.ts';
import { PayloadType } from '../../subgraph/object-type.ts';
import { DateTimeScalar } from '../../subgraph/scalars.ts';
import { AccessKind, AccessScope } from '../explanation-type.ts';
import type { DepartmentRow, PurposeRow } from '../record.ts';
import { Department, Purpose } from '../type.ts';

@PayloadType({ description: 'What you get of a field for one purpose, today (我的访问权限).' })
export class CatalogueAccess {
  @Field(() => Purpose, {
    nullable: true,
    description: 'A registered purpose; null for asking without one (使用目的).',
  })
  purpose!: PurposeRow | null;

  @Field(() => AccessKind as object, { description: 'What you get (访问结果).' })
  access!: Access;

  @Field(() => MaskType, {
    nullable: true,
    description: 'The mask of what is shown of every record outside of `scopes` (脱敏方式).',
  })
  mask!: Mask | null;

  @Field(() => String, { description: 'The rule that decides, or the grant (依据规则).' })
  rule!: string;

  @Field(() => [AccessScope], { description: 'For which records more is shown (数据范围).' })
  scopes!: PurposeAccess['scopes'];
}

@PayloadType({
  description:
    'A data item that departments share (政务数据共享目录条目), Decree 809 Art. 13. Of an item that is withheld from you only `owner`, `shareClass` and `legalBasis` are told, and equal ones once; the rest is null.',
})
export class CatalogueEntry {
  @Field(() => ID, { nullable: true, description: 'The field, as `Subject.name` (字段坐标).' })
  coordinate!: string | null;

  @Field(() => String, { nullable: true, description: 'Its type, as `Subject` (所属类型).' })
  type!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name within the type, as `name` (字段名).' })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Chinese term of the standard or the law; null where none is given (数据项名称).',
  })
  nameZh!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Meaning, units, code of the template, in English, without the Chinese term (数据项说明).',
  })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'GraphQL type, as `[String!]` (数据格式).' })
  format!: string | null;

  @Field(() => Department, {
    nullable: true,
    description: 'Department that declares the sharing, and is asked for it (数据责任部门).',
  })
  owner!: DepartmentRow | null;

  @Field(() => [Department], {
    nullable: true,
    description: 'Departments that assert the records; null where the owner does (数据来源单位).',
  })
  sources!: DepartmentRow[] | null;

  @Field(() => ShareClassType, { description: 'How far it is shared (共享属性), Decree 809 Art. 15.' })
  shareClass!: ShareClass;

  @Field(() => MaskType, {
    nullable: true,
    description:
      'What members get of it for a registered purpose without a grant; null for nothing (脱敏方式).',
  })
  mask!: Mask | null;

  @Field(() => String, {
    nullable: true,
    description: 'Legal basis of the condition or of the withholding (法律依据).',
  })
  legalBasis!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When records of its view last changed, any of them (数据更新时间). Null where nothing was written, or the view runs on a server of its own.',
  })
  updatedAt!: string | null;

  @Field(() => [CatalogueAccess], {
    nullable: true,
    description: 'What your department and application get today: for no purpose, then for each registered.',
  })
  access!: CatalogueAccess[] | null;
}
