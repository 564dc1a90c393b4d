import type { NewItem } from '../../views/license-notification/record.ts';
import type { Item } from './item.ts';
import { SAFETY_ITEMS } from './safety-items.ts';
import { SOCIETY_ITEMS } from './society-items.ts';
import { TRADE_ITEMS } from './trade-items.ts';

const ITEMS: readonly Item[] = [...SAFETY_ITEMS, ...TRADE_ITEMS, ...SOCIETY_ITEMS];

/** When 证照分离 covered the whole country (国发〔2021〕7号) the catalogue was put out anew. */
const CATALOGUE_VERSIONS = [
  { version: 1, from: '2015-10-13', to: '2021-06-30' },
  { version: 2, from: '2021-07-01', to: null },
] as const;

export const catalogueVersionOn = (day: string): number =>
  CATALOGUE_VERSIONS.findLast(({ from }) => from <= day)?.version ?? CATALOGUE_VERSIONS[0].version;

/** The item catalogue (后置审批事项目录) in each of its versions. */
export function approvalItems(assertedAt: string): NewItem[] {
  return ITEMS.flatMap((item) =>
    CATALOGUE_VERSIONS.map(({ version, from, to }) => ({
      code: item.code,
      version,
      name: item.name,
      licenseName: item.licenseName,
      approvingDepartments: item.approver === null ? [] : [item.approver],
      legalBasis: item.legalBasis,
      level: 'COUNTY' as const,
      // What was to be reformed in 2021 was still approved in full before.
      reformWay: version === 1 ? ('OPTIMISED' as const) : item.reformWay,
      scopeKeywords: [...item.keywords],
      effectiveFrom: from,
      effectiveTo: to,
      source: 'administrative-approval',
      assertedAt,
    })),
  );
}

/** An item that a business scope calls for, and by which of its words. */
export interface Match {
  readonly item: Item;
  readonly words: readonly string[];
}

/** The items that a business scope calls for. */
export const itemsOfScope = (scope: string): readonly Match[] =>
  ITEMS.map((item) => ({ item, words: item.keywords.filter((word) => scope.includes(word)) })).filter(
    ({ words }) => words.length > 0,
  );
