import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../errors.ts';
import type { ViewContext } from '../subgraph/context.ts';
import type { AccessExplanation as Explained } from '../subgraph/explanation.ts';
import { OPEN, Shared } from '../subgraph/share.ts';
import { AccessExplanation } from './explanation-type.ts';
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

  @Shared(OPEN)
  @Query(() => AccessExplanation, {
    nullable: true,
    description:
      'What each selection of an operation would give you, without running it; or another department, of the fields that are your own to share. What the values of variables read is not looked at. Errors: ARGUMENT_INVALID, and those of the operation.',
  })
  explainAccess(
    @Arg('operation', () => String, { description: 'The operation, as it would be sent.' }) operation: string,
    @Arg('purpose', () => String, {
      nullable: true,
      description: 'A registered purpose, as X-Purpose would name it (使用目的).',
    })
    purpose: string | undefined,
    @Arg('as', () => ID, {
      nullable: true,
      description: 'Another department; your own unless given.',
    })
    as: string | undefined,
    @Ctx() context: ViewContext,
  ): Explained {
    const { explain } = context.scope;
    if (explain === undefined) throw new HubError('EXPLANATION_UNAVAILABLE');
    return explain({ operation, purpose: purpose ?? null, as: as ?? null });
  }
}
