import {
  compileCatalogue,
  type ScopeItem,
} from '../../views/license-notification/match/compiled-catalogue.ts';
import { matchScope } from '../../views/license-notification/match/match-scope.ts';
import type { NewItem } from '../../views/license-notification/record.ts';
import { BUILDING_ITEMS } from './building-items.ts';
import { CITY_ITEMS } from './city-items.ts';
import { DRUG_ITEMS } from './drug-items.ts';
import { ENVIRONMENT_ITEMS } from './environment-items.ts';
import { EQUIPMENT_ITEMS } from './equipment-items.ts';
import { FARMING_ITEMS } from './farming-items.ts';
import { FOOD_ITEMS } from './food-items.ts';
import { HEALTH_ITEMS } from './health-items.ts';
import type { Item } from './item.ts';
import { ORDER_ITEMS } from './order-items.ts';
import { PEOPLE_ITEMS } from './people-items.ts';
import { SAFETY_ITEMS } from './safety-items.ts';
import { STATE_ITEMS } from './state-items.ts';
import { TRANSPORT_ITEMS } from './transport-items.ts';

const ITEMS: readonly Item[] = [
  ...FOOD_ITEMS,
  ...DRUG_ITEMS,
  ...EQUIPMENT_ITEMS,
  ...SAFETY_ITEMS,
  ...HEALTH_ITEMS,
  ...BUILDING_ITEMS,
  ...TRANSPORT_ITEMS,
  ...ENVIRONMENT_ITEMS,
  ...FARMING_ITEMS,
  ...ORDER_ITEMS,
  ...PEOPLE_ITEMS,
  ...CITY_ITEMS,
  ...STATE_ITEMS,
];

/** When 证照分离 covered the whole country (国发〔2021〕7号) the catalogue was put out anew. */
const CATALOGUE_VERSIONS = [
  { version: 1, from: '2015-10-13', to: '2021-06-30' },
  { version: 2, from: '2021-07-01', to: null },
] as const;

export const catalogueVersionOn = (day: string): number =>
  CATALOGUE_VERSIONS.findLast(({ from }) => from <= day)?.version ?? CATALOGUE_VERSIONS[0].version;

/** The item catalogue (后置审批事项目录) in each of its versions. */
export function approvalItems(assertedAt: string): (NewItem & ScopeItem)[] {
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
      scopeExceptions: [...(item.unless ?? [])],
      coveredBy: [...(item.coveredBy ?? [])],
      scopeCodes: [],
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

const catalogue = compileCatalogue(ITEMS.map(scopeItem));
const byCode = new Map(ITEMS.map((item) => [item.code, item]));

/** The items that a business scope calls for. Most of the region’s scopes are shared by many. */
export function itemsOfScope(scope: string): readonly Match[] {
  const known = matched.get(scope);
  if (known !== undefined) return known;
  const matches = matchScope(catalogue, scope)
    .filter(({ called }) => called)
    .map(({ code, matchedWords }) => ({
      item: byCode.get(code) as Item,
      words: [...new Set(matchedWords.map(({ word }) => word))],
    }));
  matched.set(scope, matches);
  return matches;
}

const matched = new Map<string, readonly Match[]>();

function scopeItem({ code, reformWay, keywords, unless, coveredBy }: Item): ScopeItem {
  return {
    code,
    reformWay,
    scopeKeywords: keywords,
    scopeExceptions: unless ?? [],
    scopeCodes: [],
    coveredBy: coveredBy ?? [],
  };
}
