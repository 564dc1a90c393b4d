import { Ctx, Query, Resolver } from 'type-graphql';
import type { ViewContext } from '../subgraph/context.ts';
import { OPEN, Shared } from '../subgraph/share.ts';
import { allDepartments, allPurposes, departmentById } from './loader.ts';
import type { DepartmentRow, PurposeRow } from './record.ts';
import { Department, Purpose, shownRole, Viewer } from './type.ts';

@Resolver()
export class SharingResolver {
  @Shared(OPEN)
  @Query(() => Viewer, {
    nullable: true,
    description: 'Who the caller is to the hub: department, client, person, roles, purpose.',
  })
  async viewer(@Ctx() context: ViewContext): Promise<Viewer> {
    const { principal, purpose } = context.scope;
    const named = purpose === null ? [] : await allPurposes(context);
    return {
      department:
        principal.department === null
          ? null
          : await context.loader(departmentById).load(principal.department),
      client: principal.client,
      person: principal.person,
      roles: principal.roles.map(shownRole),
      purpose: named.find((found) => found.id === purpose) ?? null,
    };
  }

  @Shared(OPEN)
  @Query(() => [Department], { nullable: true, description: 'The departments that take part (成员部门).' })
  departments(@Ctx() context: ViewContext): Promise<DepartmentRow[]> {
    return allDepartments(context);
  }

  @Shared(OPEN)
  @Query(() => [Purpose], { nullable: true, description: 'The registered purposes (已登记的使用目的).' })
  purposes(@Ctx() context: ViewContext): Promise<PurposeRow[]> {
    return allPurposes(context);
  }
}
