import { addMonths } from '../calendar/civil-date.ts';
import type { SubjectKind } from '../identifier/uscc.ts';
import type { NewSubject } from '../views/subject/record.ts';
import { plant, premises } from './address.ts';
import { registrationNumber, ZONE_CODE } from './codes.ts';
import {
  DEMO_ASSERTED_AT,
  DEMO_TODAY,
  dayBetween,
  daysAfter,
  LAST_WORKDAY,
  laterOf,
  RECENTLY,
} from './demo-day.ts';
import { type DepartmentId, departmentName } from './departments.ts';
import { itemsOfScope, type Match } from './item/items.ts';
import { person } from './person.ts';
import { type Random, weights } from './random.ts';
import { hasEnded, type Standing } from './standing.ts';
import { businessScope, type Trade } from './trade/trade.ts';

/** A subject of the region, with what its records in all views are drawn from. */
export interface DemoSubject {
  readonly row: NewSubject & { readonly establishedOn: string; readonly approvedOn: string };
  /** As `subjectKeyOf` gives it. */
  readonly key: string;
  readonly trade: Trade;
  /** Null outside the market register. */
  readonly standing: Standing | null;
  /** The approval items that its scope calls for. */
  readonly matches: readonly Match[];
  readonly nearSchool: boolean;
}

export interface SubjectMakers {
  readonly random: Random;
  readonly codeOf: (kind: SubjectKind, division: string) => string;
  readonly nameOf: (naming: { kind: SubjectKind; trade: Trade; operator: string }) => string;
}

export interface SubjectDraft {
  readonly kind: SubjectKind;
  readonly trade: Trade;
  readonly standing: Standing | null;
  /** Different for each subject; the registration number is made from it. */
  readonly serial: number;
}

export function makeSubject(makers: SubjectMakers, draft: SubjectDraft): DemoSubject {
  const { random } = makers;
  const { kind, trade, standing, serial } = draft;
  const operator = person(random);
  const uscc = makers.codeOf(kind, random.chance(0.9) ? '610902' : '610900');
  const establishedOn = establishment(random, standing);
  const scope = businessScope(permittedLines(random, trade), trade.general);
  const address = trade.place === undefined ? premises(random) : plant(random, trade.place === 'FARM');
  const office = REGISTERED_BY[kind];
  const capital = registeredCapital(random, kind);
  return {
    row: {
      uscc,
      name: makers.nameOf({ kind, trade, operator: operator.name }),
      kind,
      status: standing?.status ?? 'IN_BUSINESS',
      registrationNumber: standing === null ? null : registrationNumber(kind, serial),
      entityType: random.pick(ENTITY_TYPES[kind]),
      establishedOn,
      approvedOn: latestApproval(random, establishedOn, standing),
      operatesFrom: establishedOn,
      operatesTo: kind === 'ENTERPRISE' && random.chance(0.3) ? addMonths(establishedOn, 12 * 30) : null,
      businessScope: scope,
      registeredCapital: capital,
      industryCode: trade.industry,
      divisionCode: random.weighted(DIVISIONS),
      jurisdictionCode: ZONE_CODE,
      address,
      registrationAuthority: office.department,
      registrationAuthorityName: office.name,
      legalRepresentative: operator.name,
      phone: operator.phone,
      contactAddress: random.chance(0.6) ? address : premises(random),
      legalRepresentativeIdNumber: operator.citizenId,
      source: office.department ?? 'administrative-approval',
      assertedAt: DEMO_ASSERTED_AT,
    },
    key: `USCC:${uscc}`,
    trade,
    standing,
    matches: itemsOfScope(scope),
    nearSchool: random.chance(0.08),
  };
}

interface Office {
  readonly name: string;
  /** Null where it takes no part in the hub: its registrations come by way of the approval bureau. */
  readonly department: DepartmentId | null;
}

const MARKET_OFFICE: Office = { name: departmentName('market-regulation'), department: 'market-regulation' };
const STAFFING_OFFICE: Office = { name: '示例市机构编制委员会办公室', department: null };

/** 登记机关 by kind of body. */
const REGISTERED_BY: Readonly<Record<SubjectKind, Office>> = {
  ENTERPRISE: MARKET_OFFICE,
  INDIVIDUAL_BUSINESS: MARKET_OFFICE,
  FARMERS_COOPERATIVE: MARKET_OFFICE,
  SOCIAL_ORGANIZATION: { name: '示例市民政局', department: null },
  PUBLIC_INSTITUTION: STAFFING_OFFICE,
  LAW_FIRM: { name: '示例市司法局', department: null },
  ORGAN: STAFFING_OFFICE,
  OTHER: { name: departmentName('agriculture-rural'), department: 'agriculture-rural' },
};

const ENTITY_TYPES: Readonly<Record<SubjectKind, readonly string[]>> = {
  ENTERPRISE: [
    '有限责任公司（自然人投资或控股）',
    '有限责任公司（自然人独资）',
    '有限责任公司（法人独资）',
    '其他有限责任公司',
  ],
  INDIVIDUAL_BUSINESS: ['个体工商户'],
  FARMERS_COOPERATIVE: ['农民专业合作社'],
  SOCIAL_ORGANIZATION: ['社会团体', '民办非企业单位'],
  PUBLIC_INSTITUTION: ['事业单位法人'],
  LAW_FIRM: ['律师事务所（普通合伙）'],
  ORGAN: ['机关法人'],
  OTHER: ['农村集体经济组织'],
};

/** GB/T 2260 below 6109; the zone’s own subjects first, then those of the counties’ parks in it (飞地园区). */
const DIVISIONS = weights({
  '610902': 82,
  '610921': 4,
  '610922': 3,
  '610923': 1,
  '610924': 3,
  '610925': 1,
  '610926': 2,
  '610927': 0.5,
  '610929': 1,
  '610981': 2.5,
});

// Most shops are young; the exponent gives each third of the years about twice the registrations of the one before.
function establishment(random: Random, standing: Standing | null): string {
  if (standing?.registered === 'THIS_MONTH') return dayBetween(random, '2026-11-02', LAST_WORKDAY);
  if (standing?.registered === 'SINCE_2024') return dayBetween(random, '2024-01-02', '2026-10-30');
  const days = Math.floor(9_430 * random.unit() ** 0.35);
  return daysAfter('1998-03-02', days);
}

/** 核准日期: of the last change, or of the end. */
function latestApproval(random: Random, establishedOn: string, standing: Standing | null): string {
  if (standing === null) return establishedOn;
  if (hasEnded(standing)) return dayBetween(random, '2024-08-01', DEMO_TODAY);
  if (random.chance(0.025)) return laterOf(establishedOn, dayBetween(random, RECENTLY, LAST_WORKDAY));
  if (!random.chance(0.4)) return establishedOn;
  // Scopes have been brought into the standard wording (经营范围规范化登记) in these last years above all.
  const from = random.chance(0.5) ? laterOf(establishedOn, '2024-01-02') : establishedOn;
  return dayBetween(random, from, LAST_WORKDAY);
}

// Firms that write down whatever they might once do: the notices for it end as "not trading".
const HOPES = ['食品销售', '劳务派遣服务', '餐饮服务', '道路货物运输（不含危险货物）', '出版物零售'];

function permittedLines(random: Random, trade: Trade): string[] {
  const lines = trade.permitted.filter((_, index) => index === 0 || random.chance(0.85));
  const hopes = ['software', 'consulting', 'advertising', 'estate-agent'].includes(trade.id);
  if (hopes && random.chance(0.12)) lines.push(random.pick(HOPES));
  return lines;
}

const YUAN = 100;
const WAN = 10_000 * YUAN;

/** In fen. */
function registeredCapital(random: Random, kind: SubjectKind): number | null {
  switch (kind) {
    case 'INDIVIDUAL_BUSINESS':
      return random.pick([1, 2, 3, 5, 8, 10, 15, 20, 30]) * WAN;
    case 'ENTERPRISE':
      return random.pick([10, 30, 50, 100, 100, 200, 300, 500, 500, 1_000, 2_000, 5_000]) * WAN;
    case 'FARMERS_COOPERATIVE':
      return random.pick([20, 50, 80, 100, 200, 500]) * WAN;
    case 'SOCIAL_ORGANIZATION':
    case 'PUBLIC_INSTITUTION':
      return random.pick([3, 5, 10, 30, 50]) * WAN;
    default:
      return null;
  }
}
