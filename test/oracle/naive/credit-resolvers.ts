import { type Asking, department, type Resolvers, refused, sorted, subjectOf } from './asking.ts';
import { creditRules } from './credit-rules.ts';
import { pageOf, said } from './page.ts';
import type { AnyRow } from './tables.ts';

const MOST_RECORDS = 200;
const NEWEST = { sort: 'newest listed', keys: ['listedOn', 'id'], down: true };

const ofSubject = (rows: readonly AnyRow[], { subjectKey }: AnyRow, keys: readonly string[]): AnyRow[] =>
  sorted(
    rows.filter((row) => row.subjectKey === subjectKey),
    keys,
    true,
  ).slice(0, MOST_RECORDS);

type Listed = (row: AnyRow) => boolean;
type Wanted = Readonly<Record<string, string | null | undefined>> & { readonly inForce?: boolean | null };

const isWanted = (row: AnyRow, filter: Wanted, inForce: Listed): boolean =>
  (filter.inForce == null || inForce(row) === filter.inForce) &&
  (filter.reason == null || row.reason === filter.reason) &&
  (filter.ground == null || row.ground === filter.ground) &&
  (filter.listedFrom == null || row.listedOn >= filter.listedFrom) &&
  (filter.listedTo == null || row.listedOn <= filter.listedTo) &&
  (filter.authority == null || row.authority === filter.authority);

export const CREDIT_RESOLVERS: Resolvers = {
  'Query.abnormalListings': (_, { filter, ...args }, asking) => {
    const { abnormalExists, abnormalInForce } = creditRules(asking);
    const rows = asking.tables.abnormalListings.filter(
      (row) => abnormalExists(row) && isWanted(row, filter ?? {}, abnormalInForce),
    );
    const list = { coordinate: 'Query.abnormalListings', filter: said(filter), ...NEWEST, rows };
    return pageOf(list, args, asking);
  },
  'Query.seriousViolationListings': (_, { filter, ...args }, asking) => {
    const { seriousExists, seriousInForce } = creditRules(asking);
    const rows = asking.tables.seriousViolationListings.filter(
      (row) => seriousExists(row) && isWanted(row, filter ?? {}, seriousInForce),
    );
    const list = { coordinate: 'Query.seriousViolationListings', filter: said(filter), ...NEWEST, rows };
    return pageOf(list, args, asking);
  },

  'Subject.credit': ({ uscc }, _args, { tables }) =>
    tables.dossiers.find(({ subjectKey }) => subjectKey === `USCC:${uscc}`) ?? null,
  'Credit.riskClassHistory': (row, _args, { tables }) => ofSubject(tables.riskClassChanges, row, ['since']),
  'Credit.abnormalListings': (row, { inForce }, asking) => {
    const { abnormalExists, abnormalInForce } = creditRules(asking);
    const rows = asking.tables.abnormalListings.filter(
      (one) => abnormalExists(one) && isWanted(one, { inForce }, abnormalInForce),
    );
    return ofSubject(rows, row, ['listedOn', 'id']);
  },
  'Credit.seriousViolationListings': (row, { inForce }, asking) => {
    const { seriousExists, seriousInForce } = creditRules(asking);
    const rows = asking.tables.seriousViolationListings.filter(
      (one) => seriousExists(one) && isWanted(one, { inForce }, seriousInForce),
    );
    return ofSubject(rows, row, ['listedOn', 'id']);
  },
  'Credit.repairs': (row, _args, asking) =>
    ofSubject(asking.tables.repairs.filter(creditRules(asking).repairExists), row, ['appliedOn', 'id']),
  'Credit.annualReports': (row, _args, { tables }) => ofSubject(tables.annualReports, row, ['year']),
  'AbnormalListing.subject': ({ subjectKey }, _args, asking) => subjectOf(subjectKey, asking),
  'SeriousViolationListing.subject': ({ subjectKey }, _args, asking) => subjectOf(subjectKey, asking),
  'AbnormalListing.authority': (row) => department(row.authority),
  'SeriousViolationListing.authority': (row) => department(row.authority),
  ...Object.fromEntries(
    [
      'Credit',
      'AbnormalListing',
      'SeriousViolationListing',
      'RiskClassChange',
      'CreditRepair',
      'AnnualReport',
    ].map((type) => [`${type}.source`, (row: AnyRow) => department(row.source)]),
  ),

  'Query.creditOverview': (_, { division, industry, year }, asking) => {
    if (division != null && !/^[1-9]\d(\d\d){0,2}$/.test(division)) throw refused('ARGUMENT_INVALID');
    if (industry != null && !/^[A-T](\d{2,4})?$/.test(industry)) throw refused('ARGUMENT_INVALID');
    const prefix = division?.length === 6 ? division.replace(/(00){1,2}$/, '') : division;
    const group = asking.tables.dossiers.filter(
      (row) =>
        (prefix == null || (row.divisionCode ?? '-').startsWith(prefix)) &&
        (industry == null || (row.industryCode ?? '-').startsWith(industry)),
    );
    if (year != null && (year < 1949 || year > 9998)) throw refused('ARGUMENT_INVALID');
    return overview(group, asking, year);
  },
};

/** Its other figures are null where they are few, which is proved where it is worked out (small-group.test.ts). */
function overview(
  group: readonly AnyRow[],
  { tables, caller }: Asking,
  asked: number | null | undefined,
): AnyRow {
  const isPast = (day: string | null) => day !== null && day <= caller.today;
  const removals = tables.abnormalListings.map((row) => row.removedOn);
  const repairs = tables.repairs.filter((row) => row.state === 'REPAIRED').map((row) => row.decidedOn);
  const latest: string = [...removals, ...repairs].filter(isPast).sort().at(-1) ?? caller.today;
  return { year: asked ?? Number(latest.slice(0, 4)), subjects: group.length };
}
