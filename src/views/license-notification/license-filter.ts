import { eq, gte, lte, sql } from 'drizzle-orm';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { civilOrder } from '../../database/civil-order.ts';
import { HubError } from '../../errors.ts';
import { normalizeDecisionNumber } from '../../identifier/decision-number.ts';
import type { Condition, SortOrder } from '../../subgraph/list.ts';
import { PageArgs } from '../../subgraph/page.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { Uses } from '../../subgraph/share.ts';
import { LicenseCategory, LicenseStatus } from './code-table.ts';
import type { LicenseRow } from './record.ts';
import { subjectKeyOfCode } from './subject-code.ts';
import { licenses as t } from './table.ts';

@InputType({ description: 'Which licences a list holds; every part given must hold (筛选条件).' })
export class LicenseFilter {
  @Uses('License.subject')
  @Field(() => ID, { nullable: true, description: 'Of this subject, by its code (行政相对人).' })
  subject?: string | null;

  @Uses('License.source')
  @Field(() => ID, { nullable: true, description: 'Asserted by this department (数据来源部门).' })
  source?: string | null;

  @Uses('License.category')
  @Field(() => LicenseCategory as object, { nullable: true, description: 'Kind of licence (许可类别).' })
  category?: LicenseRow['category'] | null;

  @Uses('License.status')
  @Field(() => LicenseStatus as object, { nullable: true, description: 'Whether it stands (当前状态).' })
  status?: LicenseRow['status'] | null;

  @Uses('License.decisionNumber')
  @Field(() => String, {
    nullable: true,
    description:
      'Decision number in any spelling: white space, brackets and leading zeros do not count (决定书文号).',
  })
  decisionNumber?: string | null;

  @Uses('License.validTo')
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Valid, and in its period on this day (有效期内).',
  })
  validOn?: string | null;

  @Uses('License.decidedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Decided on this day or later (许可决定日期).' })
  decidedFrom?: string | null;

  @Uses('License.decidedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Decided on this day or earlier (许可决定日期).' })
  decidedTo?: string | null;
}

@ArgsType()
export class LicensesOfSubjectArgs extends PageArgs {
  // Of the three fields that it reads it names the one that says most of it: a use is of one field.
  @Uses('License.validTo')
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those valid and in their period on this day.',
  })
  validOn?: string | null;
}

/** The conditions of a filter, each with the index that serves it. */
export function licenseConditions(filter: LicenseFilter): Condition[] {
  const { subject, decisionNumber, validOn } = filter;
  const asked: (Condition | null)[] = [
    subject == null
      ? null
      : asking('subject', subjectKeyOfCode(subject), eq(t.subjectKey, sql.placeholder('subject'))),
    asking('source', filter.source, eq(t.source, sql.placeholder('source'))),
    asking('category', filter.category, eq(t.category, sql.placeholder('category'))),
    asking('status', filter.status, eq(t.status, sql.placeholder('status'))),
    decisionNumber == null ? null : numbered(decisionNumber),
    validOn == null ? null : valid(validOn),
    asking('decidedFrom', filter.decidedFrom, gte(t.decidedOn, sql.placeholder('decidedFrom'))),
    asking('decidedTo', filter.decidedTo, lte(t.decidedOn, sql.placeholder('decidedTo'))),
  ];
  return asked.filter((condition) => condition !== null);
}

/** In force on that day. A licence that has become invalid since is none: when it did the template does not say. */
export const valid = (on: string): Condition => ({
  name: 'validOn',
  where: sql`(${t.status} = 'VALID' and ${t.validFrom} <= ${sql.placeholder('validOn')}::date and (${t.validTo} is null or ${t.validTo} >= ${sql.placeholder('validOn')}::date))`,
  values: { validOn: on },
  holds: ({ status, validFrom, validTo }: LicenseRow) =>
    status === 'VALID' &&
    civilOrder(validFrom, on) <= 0 &&
    (validTo === null || civilOrder(validTo, on) >= 0),
});

function numbered(decisionNumber: string): Condition {
  const key = normalizeDecisionNumber(decisionNumber);
  if (key === '') {
    throw new HubError('ARGUMENT_INVALID', { argument: 'filter.decisionNumber', why: 'it is blank' });
  }
  return {
    name: 'decisionNumber',
    where: eq(t.decisionNumberKey, sql.placeholder('decisionNumber')),
    values: { decisionNumber: key },
  };
}

const asking = (
  name: string,
  value: string | null | undefined,
  where: Condition['where'],
): Condition | null => (value == null ? null : { name, where, values: { [name]: value } });

export const LATEST_DECISION: SortOrder<LicenseRow> = {
  name: 'DECIDED_ON_DESC',
  keys: ['decidedOn', 'id'],
  descending: true,
};
