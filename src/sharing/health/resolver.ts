import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ViewContext } from '../../subgraph/context.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import { departmentById } from '../loader.ts';
import { departmentHealth, type HealthRow } from './loader.ts';
import { DepartmentHealth } from './type.ts';

@Resolver(() => DepartmentHealth)
export class HealthResolver {
  @Shared(OPEN)
  @Query(() => [DepartmentHealth], {
    nullable: true,
    description:
      'How departments keep up with what others ask of them, the oldest overdue answer first (共享办理情况): all for the operator, for a department its own. Nothing without a token.',
  })
  sharingHealth(@Ctx() context: ViewContext): Promise<HealthRow[]> {
    return departmentHealth(context);
  }

  @FieldResolver()
  department(@Root() { department }: HealthRow, @Ctx() context: ViewContext) {
    return context.loader(departmentById).load(department);
  }
}
