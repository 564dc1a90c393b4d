import { type Asking, department, type Resolvers, refused, sorted } from './asking.ts';
import type { AnyRow } from './tables.ts';
import { naiveWorkdays } from './workday.ts';

const dayOf = (instant: string): string => instant.slice(0, 10);

const isReportLate = (row: AnyRow, { tables, caller }: Asking): boolean =>
  row.state === 'CLAIMED' &&
  row.feedbackDueOn !== null &&
  row.feedbackDueOn < caller.today &&
  !tables.feedback.some(({ noticeId }) => noticeId === row.id);

const isClaimLate = (row: AnyRow, today: string): boolean =>
  ['ROUTED', 'RETURNED', 'POOL'].includes(row.state) && row.claimDueOn !== null && row.claimDueOn < today;

function delayOf(row: AnyRow, asking: Asking): { delay: string; whose: string | null; dueOn: string } | null {
  const { today } = asking.caller;
  if (['ROUTED', 'POOL'].includes(row.state) && isClaimLate(row, today)) {
    return { delay: 'CLAIM', whose: row.recipient, dueOn: row.claimDueOn };
  }
  const reroute = row.rerouteDueOn ?? row.claimDueOn;
  if (['RETURNED', 'ROUTE_FAILED'].includes(row.state) && reroute !== null && reroute < today) {
    return { delay: 'REROUTE', whose: null, dueOn: reroute };
  }
  return isReportLate(row, asking)
    ? { delay: 'FEEDBACK', whose: row.claimedBy, dueOn: row.feedbackDueOn }
    : null;
}

const isSentTo = (row: AnyRow, { caller }: Asking): boolean =>
  row.recipient !== null && row.recipient === caller.department;

function metricsOf(id: string, rows: readonly AnyRow[], { tables, caller }: Asking): AnyRow {
  const { today } = caller;
  const reports = (row: AnyRow) => tables.feedback.filter(({ noticeId }) => noticeId === row.id);
  const count = (holds: (row: AnyRow) => boolean) => rows.filter(holds).length;
  const isClaimed = (row: AnyRow) => row.claimedAt !== null;
  const times = rows
    .filter(isClaimed)
    .map((row) => naiveWorkdays(dayOf(row.pushedAt), dayOf(row.claimedAt)))
    .filter((days) => days !== null);
  const total = times.reduce((sum, days) => sum + days, 0);
  const ages = rows
    .filter((row) => !isClaimed(row) && ['ROUTED', 'RETURNED'].includes(row.state))
    .map((row) => naiveWorkdays(dayOf(row.pushedAt), today) ?? 1_000);
  const between = (from: number, to: number) => ages.filter((age) => age >= from && age <= to).length;
  return {
    department: department(id),
    pushed: rows.length,
    pushDueKnown: count((row) => row.pushDueOn !== null),
    pushedOnTime: count((row) => row.pushDueOn !== null && dayOf(row.pushedAt) <= row.pushDueOn),
    claimed: count(isClaimed),
    claimDue: count((row) => isClaimed(row) || (row.claimDueOn !== null && row.claimDueOn < today)),
    claimedOnTime: count(
      (row) => isClaimed(row) && row.claimDueOn !== null && dayOf(row.claimedAt) <= row.claimDueOn,
    ),
    returned: 0,
    returnReasons: [],
    claimWorkdays: total,
    claimsCounted: times.length,
    meanClaimWorkdays: times.length === 0 ? null : Math.round((100 * total) / times.length) / 100,
    unclaimed: [
      { bucket: 'UP_TO_5', count: between(0, 5) },
      { bucket: 'UP_TO_10', count: between(6, 10) },
      { bucket: 'UP_TO_20', count: between(11, 20) },
      { bucket: 'OVER_20', count: between(21, 10_000) },
    ],
    feedbackDue: count(
      (row) =>
        isClaimed(row) &&
        (reports(row).length > 0 || (row.feedbackDueOn !== null && row.feedbackDueOn < today)),
    ),
    feedbackGiven: count((row) => isClaimed(row) && reports(row).length > 0),
    permits: count((row) => isClaimed(row) && reports(row).some(({ kind }) => kind === 'PERMIT_GRANTED')),
  };
}

export const OVERSIGHT_RESOLVERS: Resolvers = {
  'Query.notificationInboxCounts': (_, _args, asking) => {
    const own = asking.tables.notices.filter((row) => isSentTo(row, asking));
    const { today } = asking.caller;
    // As the database counts an enumeration: in the order in which it was declared.
    const states = ['ROUTED', 'ROUTE_FAILED', 'CLAIMED', 'RETURNED', 'POOL', 'TERMINATED', 'CLOSED'];
    return {
      states: states
        .map((state) => ({ state, count: own.filter((row) => row.state === state).length }))
        .filter(({ count }) => count > 0),
      overdue: own.filter((row) => isClaimLate(row, today)).length,
      dueToday: own.filter(
        ({ state, claimDueOn }) => ['ROUTED', 'RETURNED', 'POOL'].includes(state) && claimDueOn === today,
      ).length,
      feedbackOverdue: own.filter((row) => isReportLate(row, asking)).length,
    };
  },
  'Query.overdueNotifications': (_, { delay, first = 100 }, asking) => {
    if (first < 0 || first > 500) throw refused('ARGUMENT_INVALID');
    const { department: by, today } = asking.caller;
    if (by === null) return [];
    const routes = ['hub', 'administrative-approval', 'market-regulation'].includes(by);
    const late = asking.tables.notices.flatMap((row) => {
      const found = delayOf(row, asking);
      if (found === null || (delay != null && found.delay !== delay)) return [];
      if (by !== 'hub' && found.whose !== by && !(found.delay === 'REROUTE' && routes)) return [];
      return {
        ...found,
        id: row.id,
        notification: row.id,
        department: department(found.whose),
        state: row.state,
        item:
          asking.tables.approvalItems.find(
            (item) => item.code === row.itemCode && item.itemVersion === row.itemVersion,
          ) ?? null,
        pushedAt: row.pushedAt,
        workdaysLate: naiveWorkdays(found.dueOn, today),
        escalated: found.delay !== 'FEEDBACK' && row.escalatesOn !== null && row.escalatesOn <= today,
      };
    });
    return sorted(late, ['dueOn', 'id']).slice(0, first);
  },
  'Query.notificationMetrics': (_, { from, to }, asking) => {
    if (to < from) throw refused('ARGUMENT_INVALID');
    const rows = asking.tables.notices.filter(
      ({ recipient, pushedAt }) => recipient !== null && dayOf(pushedAt) >= from && dayOf(pushedAt) <= to,
    );
    return [...new Set(rows.map(({ recipient }) => recipient as string))].sort().map((id) =>
      metricsOf(
        id,
        rows.filter(({ recipient }) => recipient === id),
        asking,
      ),
    );
  },
  // The scopes of the region are two words each, of which the first may be a keyword.
  'Subject.permitGaps': ({ uscc }, _args, asking) => {
    const { tables, caller } = asking;
    const subject = tables.subjects.find((one) => one.uscc === uscc);
    const scope: string | null = subject?.businessScope ?? null;
    if (scope === null) return null;
    const begun = tables.approvalItems.filter(({ effectiveFrom }) => effectiveFrom <= caller.today);
    const version = Math.max(0, ...begun.map(({ itemVersion }) => itemVersion));
    const items = sorted(
      tables.approvalItems.filter(
        (item) =>
          item.itemVersion === version &&
          item.effectiveFrom <= caller.today &&
          (item.effectiveTo === null || item.effectiveTo >= caller.today) &&
          item.reformWay !== 'ABOLISHED' &&
          item.scopeKeywords.some((word: string) => scope.includes(word)),
      ),
      ['code'],
    );
    return items.map((item) =>
      gapOf(item, scope, { key: `USCC:${uscc}`, division: subject?.divisionCode }, asking),
    );
  },
};

function gapOf(
  item: AnyRow,
  scope: string,
  { key, division }: { key: string; division: string | null },
  { tables, caller }: Asking,
): AnyRow {
  const reported = tables.feedback
    .filter(({ subjectKey, kind, noticeId }) => {
      const notice = tables.notices.find(({ id }) => id === noticeId);
      return subjectKey === key && kind === 'PERMIT_GRANTED' && notice?.itemCode === item.code;
    })
    .map(({ licenseNumberKey }) => licenseNumberKey)
    .filter((number) => number !== null);
  const own = sorted(
    tables.licenses.filter(
      (license) =>
        license.subjectKey === key &&
        (reported.includes(license.licenseNumberKey) ||
          (item.licenseName !== null &&
            (license.licenseName === item.licenseName ||
              (license.licenseName === null && (license.documentName ?? '').includes(item.licenseName))))),
    ),
    ['decidedOn', 'id'],
    true,
  );
  const { today } = caller;
  const withdrawn = (license: AnyRow) => license.status === 'INVALID';
  const expired = (license: AnyRow) =>
    !withdrawn(license) && license.validTo !== null && license.validTo < today;
  const held = (license: AnyRow) => !withdrawn(license) && !expired(license) && license.validFrom <= today;
  const found = own.find(held) ?? own.find(expired) ?? own.find(withdrawn);
  const state =
    found === undefined ? 'MISSING' : held(found) ? 'HELD' : expired(found) ? 'EXPIRED' : 'WITHDRAWN';
  const entry: string | undefined = item.divisionApprovers.find((one: string) =>
    String(division ?? '-').startsWith(one.slice(0, one.indexOf(':'))),
  );
  const approvers: string[] =
    entry === undefined ? item.approvingDepartments : entry.slice(entry.indexOf(':') + 1).split(',');
  const demands: Readonly<Record<string, string>> = { FILING: 'FILING', COMMITMENT: 'COMMITMENT' };
  return {
    code: item.code,
    item,
    matchedWords: item.scopeKeywords.filter((word: string) => scope.includes(word)),
    demand: demands[item.reformWay] ?? 'PERMIT',
    state,
    license: found ?? null,
    approvingDepartments: [...new Set(approvers)].map((id) => ({ id })),
  };
}
