import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Awaitable } from '../../database/awaitable.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import { departmentById, purposeById } from '../loader.ts';
import type { DepartmentRow, GrantRow, PurposeRow } from '../record.ts';
import type { RowScope } from '../row-scope-type.ts';
import { visibleGrants } from './loader.ts';
import { expiresSoon, type GrantState, stateOf } from './state.ts';
import { Grant, type GrantUsage } from './type.ts';
import { usageOf } from './usage.ts';

const USAGE_DAYS = 90;

@Resolver(() => Grant)
export class GrantResolver {
  @Shared(OPEN)
  @Query(() => [Grant], {
    nullable: true,
    description:
      'The grants that your department has given, and those that it has; for the operator all. The first to end first; none without a token (数据共享授权).',
  })
  async grants(
    @Arg('active', () => Boolean, {
      nullable: true,
      description: 'Only those in force today, or only those that are not; all unless told.',
    })
    active: boolean | null | undefined,
    @Ctx() context: ViewContext,
  ): Promise<GrantRow[]> {
    const rows = await visibleGrants(context);
    return active == null
      ? rows
      : rows.filter((row) => (stateOf(row, context.today) === 'ACTIVE') === active);
  }

  @FieldResolver()
  owner(@Root() grant: GrantRow, @Ctx() context: ViewContext): Awaitable<DepartmentRow | null> {
    return context.loader(departmentById).load(grant.owner);
  }

  @FieldResolver()
  grantee(@Root() grant: GrantRow, @Ctx() context: ViewContext): Awaitable<DepartmentRow | null> {
    return context.loader(departmentById).load(grant.grantee);
  }

  @FieldResolver()
  purpose(@Root() grant: GrantRow, @Ctx() context: ViewContext): Awaitable<PurposeRow | null> {
    return context.loader(purposeById).load(grant.purpose);
  }

  @FieldResolver()
  scope(@Root() { division, industry, directory }: GrantRow): RowScope {
    return { division, industry, directory };
  }

  @FieldResolver()
  state(@Root() grant: GrantRow, @Ctx() context: ViewContext): GrantState {
    return stateOf(grant, context.today);
  }

  @FieldResolver()
  expiresSoon(@Root() grant: GrantRow, @Ctx() context: ViewContext): boolean {
    return expiresSoon(grant, context.today, context.deadlines.remind);
  }

  @FieldResolver()
  usage(
    @Root() grant: GrantRow,
    @Arg('days', () => Int, {
      defaultValue: USAGE_DAYS,
      description: 'So many days before today, and today: 1 to 1096, at most 3 different numbers at once.',
    })
    days: number,
    @Ctx() context: ViewContext,
  ): Promise<GrantUsage> {
    return usageOf(context, grant, days);
  }
}
