import { Field, Int } from 'type-graphql';
import { Department, DepartmentColumn } from '../../../subgraph/department.ts';
import { FromColumn } from '../../../subgraph/from-column.ts';
import { OwnedType, PayloadType } from '../../../subgraph/object-type.ts';
import { DateScalar } from '../../../subgraph/scalars.ts';
import { UNCONDITIONAL } from '../../../subgraph/share.ts';
import { decisionCounts as c } from '../table.ts';
import type { DecisionCountRow } from './record.ts';
import type { RatioRow, TimelinessRow } from './timeliness.ts';

@PayloadType({ description: 'A part of a whole, both told, as no formula is official (分子、分母).' })
export class Ratio {
  @Field(() => Int, { nullable: true, description: 'Null where nobody can say (分子).' })
  numerator!: RatioRow['numerator'];

  @Field(() => Int, { nullable: true, description: 'Null where nobody can say, never made up (分母).' })
  denominator!: RatioRow['denominator'];
}

@PayloadType({
  description:
    'How a department keeps its duty to publish penalties (行政处罚双公示质效), by the day of the decision. It counts what was published at any time, also what exists for its source alone since, and names none of it. Licences are not counted.',
})
export class DisclosureTimeliness {
  @Field(() => Department, { description: 'The department (部门).' })
  department!: TimelinessRow['department'];

  @Field(() => DateScalar, { description: 'First day of the decisions (时段起).' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of the decisions (时段止).' })
  to!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Decisions that had to be reported, the exempt left out: by the department’s own counts, null where these do not cover every day of the window (应报数).',
  })
  shouldReport!: TimelinessRow['shouldReport'];

  @Field(() => Ratio, { description: 'Reported, of those that had to be (上报率).' })
  reported!: RatioRow;

  @Field(() => Ratio, {
    description: 'Published within 7 working days, of those reported whose last day is known (及时率).',
  })
  onTime!: RatioRow;

  @Field(() => Ratio, {
    description: 'Published later, of those reported whose last day has passed (迟报率).',
  })
  late!: RatioRow;

  @Field(() => Ratio, {
    description:
      'Complete, of those reported: a counterpart with a certain code, kinds of penalty, violation, facts, basis and content (合规率). Rows that intake has rejected were not reported.',
  })
  compliant!: RatioRow;

  @Field(() => Ratio, {
    description:
      'Never reported, of those that had to be; null until the last day for every decision of the window has passed (瞒报率).',
  })
  concealed!: RatioRow;
}

@OwnedType({
  steward: 'credit-office',
  records: 'SOURCE',
  description:
    'How many penalty decisions a department took in a window, by its own case system (行政处罚决定数).',
})
export class DecisionCount {
  @FromColumn(c.id, UNCONDITIONAL, 'Identifier: the same for the same department and window.')
  id!: DecisionCountRow['id'];

  @DepartmentColumn(c.source, UNCONDITIONAL, 'Department that counted (部门).')
  source!: DecisionCountRow['source'];

  @FromColumn(c.from, UNCONDITIONAL, 'First day of the decisions (时段起).')
  from!: DecisionCountRow['from'];

  @FromColumn(c.to, UNCONDITIONAL, 'Last day of the decisions (时段止).')
  to!: DecisionCountRow['to'];

  @FromColumn(c.count, UNCONDITIONAL, 'All decisions (决定数).')
  count!: DecisionCountRow['count'];

  @FromColumn(c.exempt, UNCONDITIONAL, 'Of them those that are not to be published (不予公示数).')
  exempt!: DecisionCountRow['exempt'];

  @FromColumn(c.assertedAt, UNCONDITIONAL, 'When it was counted (报告时间).')
  assertedAt!: DecisionCountRow['assertedAt'];
}
