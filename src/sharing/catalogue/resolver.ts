import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../errors.ts';
import type { ShareClass } from '../../permission/share.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import { ShareClassType } from '../../subgraph/directives.ts';
import { OPEN, Shared } from '../../subgraph/share.ts';
import { allDepartments, allPurposes } from '../loader.ts';
import { entriesOf } from './entry.ts';
import { CatalogueEntry } from './type.ts';

@Resolver()
export class CatalogueResolver {
  @Shared(OPEN)
  @Query(() => [CatalogueEntry], {
    nullable: true,
    description:
      'What departments share, and what you get of it for which purpose (政务数据共享目录), Decree 809 Art. 13, 16. By coordinate; last what is withheld from you, by its owner and legal basis alone. Errors: CATALOGUE_UNAVAILABLE.',
  })
  async catalogue(
    @Arg('search', () => String, {
      nullable: true,
      description:
        'Words that must all occur in coordinate, description or Chinese term, in Chinese or English; of what is withheld, in its legal basis or its owner (检索词).',
    })
    search: string | null | undefined,
    @Arg('owner', () => ID, {
      nullable: true,
      description: 'Department that declares the sharing, or asserts the records (数据责任部门).',
    })
    owner: string | null | undefined,
    @Arg('shareClass', () => ShareClassType, { nullable: true, description: 'How far shared (共享属性).' })
    shareClass: ShareClass | null | undefined,
    @Ctx() context: ViewContext,
  ): Promise<CatalogueEntry[]> {
    const { catalogue } = context.scope;
    if (catalogue === undefined) throw new HubError('CATALOGUE_UNAVAILABLE');
    const [departments, purposes, lastChanges] = await Promise.all([
      allDepartments(context),
      allPurposes(context),
      context.lastChanges(),
    ]);
    return entriesOf(
      catalogue(),
      { search: search ?? '', owner: owner ?? null, shareClass: shareClass ?? null },
      { departments: byId(departments), purposes: byId(purposes), lastChanges },
    );
  }
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
