import { eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Condition } from '../../subgraph/list.ts';
import { DateScalar } from '../../subgraph/scalars.ts';
import { Uses } from '../../subgraph/share.ts';
import { AbnormalListingReason, SeriousViolationGround } from './code-table.ts';
import type { AbnormalListingRow, SeriousViolationListingRow } from './record.ts';
import { abnormalForce, abnormalRule, seriousForce, seriousRule } from './row-rule.ts';
import { abnormalListings, seriousViolationListings } from './table.ts';

@InputType({ description: 'Which abnormal listings a list holds; every part given must hold (筛选条件).' })
export class AbnormalListingFilter {
  @Uses('AbnormalListing.removedOn')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'On the list today, or no longer; a removal that lies ahead has not happened yet (是否在列).',
  })
  inForce?: boolean | null;

  @Uses('AbnormalListing.reason')
  @Field(() => AbnormalListingReason as object, { nullable: true, description: 'Why (列入原因).' })
  reason?: AbnormalListingRow['reason'] | null;

  @Uses('AbnormalListing.listedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Listed on this day or later (列入日期起).' })
  listedFrom?: string | null;

  @Uses('AbnormalListing.listedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Listed on this day or earlier (列入日期止).' })
  listedTo?: string | null;

  @Uses('AbnormalListing.authority')
  @Field(() => ID, { nullable: true, description: 'Decided by this department (作出决定机关).' })
  authority?: string | null;
}

@InputType({
  description: 'Which serious-violation listings a list holds; every part given must hold (筛选条件).',
})
export class SeriousViolationListingFilter {
  @Uses('SeriousViolationListing.state')
  @Field(() => Boolean, {
    nullable: true,
    description: 'On the list today, or no longer; the latter exist for their source alone (是否在列).',
  })
  inForce?: boolean | null;

  @Uses('SeriousViolationListing.ground')
  @Field(() => SeriousViolationGround as object, {
    nullable: true,
    description: 'Field of the violation (列入情形).',
  })
  ground?: SeriousViolationListingRow['ground'] | null;

  @Uses('SeriousViolationListing.listedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Listed on this day or later (列入日期起).' })
  listedFrom?: string | null;

  @Uses('SeriousViolationListing.listedOn')
  @Field(() => DateScalar, { nullable: true, description: 'Listed on this day or earlier (列入日期止).' })
  listedTo?: string | null;

  @Uses('SeriousViolationListing.authority')
  @Field(() => ID, { nullable: true, description: 'Decided by this department (作出决定机关).' })
  authority?: string | null;
}

const IN_FORCE = 'Only what is on the list today, or only what no longer is; both unless told (是否在列).';

// Classes, because type-graphql drops `@uses` from a lone argument of a field resolver.
@ArgsType()
export class AbnormalListingArgs {
  @Uses('AbnormalListing.removedOn')
  @Field(() => Boolean, { nullable: true, description: IN_FORCE })
  inForce?: boolean | null;
}

@ArgsType()
export class SeriousViolationListingArgs {
  @Uses('SeriousViolationListing.state')
  @Field(() => Boolean, { nullable: true, description: IN_FORCE })
  inForce?: boolean | null;
}

/** The base row rule and the conditions of the filter, each with the index that serves it. */
export function abnormalConditions(filter: AbnormalListingFilter, context: ViewContext): Condition[] {
  const { inForce, reason } = filter;
  const conditions = [abnormalRule(context), ...listed(abnormalListings, filter)];
  if (inForce != null) conditions.push(abnormalForce(inForce, context));
  if (reason != null) conditions.push(asked('reason', abnormalListings.reason, eq, reason));
  return conditions;
}

/** The base row rule and the conditions of the filter, each with the index that serves it. */
export function seriousConditions(filter: SeriousViolationListingFilter, context: ViewContext): Condition[] {
  const { inForce, ground } = filter;
  const conditions = [seriousRule(context), ...listed(seriousViolationListings, filter)];
  if (inForce != null) conditions.push(seriousForce(inForce, context));
  if (ground != null) conditions.push(asked('ground', seriousViolationListings.ground, eq, ground));
  return conditions;
}

interface Listed {
  listedFrom?: string | null;
  listedTo?: string | null;
  authority?: string | null;
}

function listed(table: { listedOn: PgColumn; authority: PgColumn }, filter: Listed): Condition[] {
  const conditions: Condition[] = [];
  const { listedFrom, listedTo, authority } = filter;
  if (listedFrom != null) conditions.push(asked('listedFrom', table.listedOn, gte, listedFrom));
  if (listedTo != null) conditions.push(asked('listedTo', table.listedOn, lte, listedTo));
  if (authority != null) conditions.push(asked('authority', table.authority, eq, authority));
  return conditions;
}

type Comparison = (column: PgColumn, value: ReturnType<typeof sql.placeholder>) => SQL;

const asked = (name: string, column: PgColumn, compare: Comparison, value: unknown): Condition => ({
  name,
  where: compare(column, sql.placeholder(name)),
  values: { [name]: value },
});
