import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { Department } from '../../subgraph/department.ts';
import { OPEN, Shared, UNCONDITIONAL, Uses } from '../../subgraph/share.ts';
import { currentCatalogue } from './current-catalogue.ts';
import type { DivisionApprovers } from './division-approvers-type.ts';
import { ItemMatch } from './item-match-type.ts';
import { ApprovalItem } from './item-type.ts';
import { itemsOfVersion, versionOn } from './loader.ts';
import { foldWord } from './match/folded-scope.ts';
import { matchScope } from './match/match-scope.ts';
import type { ItemRow } from './record.ts';

/** Longer than any scope on record, and read in a few milliseconds. */
const LONGEST_SCOPE = 10_000;

@Resolver(() => ApprovalItem)
export class ApprovalItemResolver {
  @Shared(OPEN)
  @Query(() => [ApprovalItem], {
    nullable: true,
    description: 'Items of one version of the catalogue, by their codes (后置审批事项目录).',
  })
  async approvalItems(
    @Uses('ApprovalItem.scopeKeywords')
    @Arg('search', () => String, {
      nullable: true,
      description: 'In the code, the names or a keyword (检索词).',
    })
    search: string | undefined,
    @Uses('ApprovalItem.version')
    @Arg('version', () => Int, { nullable: true, description: 'The one in force today unless given.' })
    version: number | undefined,
    @Ctx() context: ViewContext,
  ): Promise<ItemRow[]> {
    const items = await itemsOfVersion(context, version ?? (await versionOn(context, context.today)));
    const word = foldWord(search ?? '');
    return items.filter(({ code, name, licenseName, scopeKeywords }) =>
      [code, name, licenseName ?? '', ...scopeKeywords].some((text) => foldWord(text).includes(word)),
    );
  }

  @Shared(UNCONDITIONAL)
  @Query(() => [ItemMatch], {
    nullable: true,
    description:
      'What a business scope would demand by the catalogue in force today, and which of its words do not count and why; at most 10,000 characters (经营范围匹配说明). Errors: ARGUMENT_INVALID.',
  })
  async explainMatch(
    @Arg('businessScope', () => String, { description: 'As a registrar writes it (经营范围).' })
    businessScope: string,
    @Ctx() context: ViewContext,
  ): Promise<ItemMatch[]> {
    if (businessScope.length > LONGEST_SCOPE) {
      const why = `it has ${businessScope.length} characters, and the most is ${LONGEST_SCOPE}`;
      const whyZh = `共 ${businessScope.length} 个字符，最多 ${LONGEST_SCOPE} 个`;
      throw new HubError('ARGUMENT_INVALID', { argument: 'businessScope', why, whyZh });
    }
    const { compiled, byCode } = await currentCatalogue(context);
    return matchScope(compiled, businessScope).map(({ code, called, matchedWords, exclusions }) =>
      Object.assign(new ItemMatch(), {
        item: byCode.get(code),
        code,
        called,
        matchedWords: [...matchedWords],
        exclusions: [...exclusions],
      }),
    );
  }

  @FieldResolver()
  approvingDepartments(@Root() item: ItemRow): Department[] {
    return item.approvingDepartments.map((id) => ({ id }));
  }

  @FieldResolver()
  divisionApprovers(@Root() item: ItemRow): DivisionApprovers[] {
    return item.divisionApprovers.map((entry) => {
      const [division = '', departments = ''] = entry.split(':');
      return { division, departments: departments.split(',').map((id) => ({ id })) };
    });
  }
}
