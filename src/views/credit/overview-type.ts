import { Field, Float, Int } from 'type-graphql';
import { PayloadType } from '../../subgraph/object-type.ts';
import { RiskClass } from './code-table.ts';
import type { ClassCountRow } from './overview.ts';

const SMALL_IS_NULL =
  'Null when it is below 5, zero included, or when such a number could be had from it by subtraction (小单元抑制).';

@PayloadType({ description: 'How many subjects are of a credit risk class (信用风险类别分布).' })
export class ClassCount {
  @Field(() => RiskClass as object, { nullable: true, description: 'The class (信用风险类别).' })
  riskClass!: ClassCountRow['riskClass'];

  @Field(() => Int, { nullable: true, description: `Subjects of the class (户数). ${SMALL_IS_NULL}` })
  count!: number | null;
}

@PayloadType({
  description:
    'Credit figures of a group of subjects and a year (信用概览). They count records that no longer exist for the asking department, without naming them, so a number that is small, or would give a small one away, is null (小单元抑制): it could tell of single subjects.',
})
export class CreditOverview {
  @Field(() => Int, { nullable: true, description: 'The year that the yearly figures speak of (年度).' })
  year!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Subjects with a credit dossier, classified or not; exact, however few (主体数).',
  })
  subjects!: number;

  @Field(() => [ClassCount], {
    nullable: true,
    description:
      'Subjects by credit risk class, A to D; those without a class are in none, and few of them may be why a class is null (信用风险分类).',
  })
  classes!: ClassCount[];

  @Field(() => Int, {
    nullable: true,
    description: `Subjects listed or marked as abnormal today, whatever the year (经营异常在列主体数). ${SMALL_IS_NULL}`,
  })
  abnormalListed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Removals from the abnormal-operations list in the year (移出经营异常名录数). ${SMALL_IS_NULL}`,
  })
  removalsInYear!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Repairs granted in the year (信用修复数). ${SMALL_IS_NULL}`,
  })
  repairsInYear!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the annual reports due in the year, on the year before it, that were made, in time or late: 0 to 1, four decimals; null when none was due, or when those made or those missing are few (年报公示率, 小单元抑制).',
  })
  annualReportRate!: number | null;
}
