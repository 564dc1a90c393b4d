import { asc, eq } from 'drizzle-orm';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared, Uses } from '../../subgraph/share.ts';
import type { SeverityRuleRow } from './severity-rule.ts';
import { SeverityRule } from './severity-rule-type.ts';
import { severityRules as r } from './table.ts';

/** A department has a few for each kind of penalty; a faulty file may bring thousands, and an answer stays bounded. */
const MOST_RULES = 500;

@Resolver()
export class SeverityRuleResolver {
  @Shared(OPEN)
  @Query(() => [SeverityRule], {
    nullable: true,
    description: `The rules by which penalties are classed that state no seriousness, ${MOST_RULES} at most, department by department (失信行为分类标准).`,
  })
  severityRules(
    @Uses('SeverityRule.authority')
    @Arg('authority', () => ID, { nullable: true, description: 'Those of this department alone (处罚部门).' })
    authority: string | null | undefined,
    @Ctx() { db }: ViewContext,
  ): Promise<SeverityRuleRow[]> {
    return db
      .select()
      .from(r)
      .where(authority == null ? undefined : eq(r.authority, authority))
      .orderBy(asc(r.authority), asc(r.category), asc(r.threshold), asc(r.effectiveFrom), asc(r.id))
      .limit(MOST_RULES);
  }
}
