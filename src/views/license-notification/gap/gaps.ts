import type { ViewContext } from '../../../subgraph/context.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import type { ItemRow } from '../record.ts';
import { calledItems } from '../told/called-items.ts';
import { approversAt } from '../told/routing.ts';
import { covers, permitOn } from './covers.ts';
import { factsOfSubject, licensesOfSubject, permitsReported } from './loader.ts';
import { PermitGap } from './type.ts';

const catalogueOfToday = (context: ViewContext) => currentCatalogue(context);

/**
 * What a subject’s business scope calls for by the catalogue in force today, item by item, with what it has of it. Null
 * where no scope of it is known.
 */
export async function permitGaps(context: ViewContext, subjectKey: string): Promise<PermitGap[] | null> {
  const facts = await context.loader(factsOfSubject).load(subjectKey);
  if (facts?.businessScope == null) return null;
  const { businessScope, divisionCode } = facts;
  const [catalogue, held, reported] = await Promise.all([
    context.loader(catalogueOfToday),
    context.loader(licensesOfSubject).load(subjectKey),
    context.loader(permitsReported).load(subjectKey),
  ]);
  return [...calledItems(catalogue, businessScope).values()].map(({ item, words }) => {
    const numbers = new Set(
      reported.filter(({ itemCode }) => itemCode === item.code).map((one) => one.licenseNumberKey),
    );
    const own = held.filter((license) => covers(license, item, numbers));
    return Object.assign(new PermitGap(), {
      code: item.code,
      item,
      matchedWords: [...words],
      demand: demandOf(item),
      approvingDepartments: approversAt(item, { divisionCode, jurisdictionCode: null }).map((id) => ({ id })),
      ...permitOn(own, context.today),
    });
  });
}

function demandOf({ reformWay }: ItemRow): PermitGap['demand'] {
  if (reformWay === 'FILING') return 'FILING';
  return reformWay === 'COMMITMENT' ? 'COMMITMENT' : 'PERMIT';
}
