import {
  type Args,
  type Asking,
  department,
  keyOfCode,
  type Resolvers,
  refused,
  sorted,
  subjectOf,
} from './asking.ts';
import { pageOf, said } from './page.ts';
import type { AnyRow } from './tables.ts';

const LATEST_PUSH = { sort: 'latest push', keys: ['pushedAt', 'id'], down: true };
const LATEST_DECISION = { sort: 'latest decision', keys: ['decidedOn', 'id'], down: true };

const isLate = (row: AnyRow, today: string): boolean =>
  ['ROUTED', 'RETURNED', 'POOL'].includes(row.state) && row.claimDueOn !== null && row.claimDueOn < today;

const isValidOn = (row: AnyRow, day: string): boolean =>
  row.status === 'VALID' && row.validFrom <= day && (row.validTo === null || row.validTo >= day);

/** 〔2026〕 may be written in other brackets, with blanks and zeros. */
export const foldNumber = (number: string): string =>
  number
    .replace(/\s/g, '')
    .replace(/[([【](\d{4})[)\]】]/g, '〔$1〕')
    .replace(/(〔\d{4}〕)0+(?=\d)/g, '$1');

export function isNumbered(row: AnyRow, decisionNumber: string | null | undefined): boolean {
  if (decisionNumber == null) return true;
  return row.decisionNumber === foldNumber(decisionNumber);
}

/** A filter by a decision number means the number, however it is written. */
export function saidOf(filter: Args | null | undefined): Record<string, unknown> {
  const told = said(filter);
  if (typeof told.decisionNumber === 'string') {
    told.decisionNumber = foldNumber(told.decisionNumber);
    if (told.decisionNumber === '') throw refused('ARGUMENT_INVALID');
  }
  return told;
}

const noticeHolds = (row: AnyRow, filter: Args, { caller }: Asking): boolean =>
  (filter.state == null || row.state === filter.state) &&
  (filter.recipient == null || row.recipient === filter.recipient) &&
  (filter.item == null || row.itemCode === filter.item) &&
  (filter.subject == null || row.subjectKey === `USCC:${filter.subject}`) &&
  (filter.pushedFrom == null || row.pushedAt.slice(0, 10) >= filter.pushedFrom) &&
  (filter.pushedTo == null || row.pushedAt.slice(0, 10) <= filter.pushedTo) &&
  (filter.dueBefore == null || (row.claimDueOn !== null && row.claimDueOn < filter.dueBefore)) &&
  (filter.overdue == null || isLate(row, caller.today) === filter.overdue);

const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

function versionOfDay({ tables, caller }: Asking): number {
  const begun = tables.approvalItems.filter(({ effectiveFrom }) => effectiveFrom <= caller.today);
  return Math.max(0, ...begun.map(({ itemVersion }) => itemVersion));
}

const itemsOfVersion = ({ tables }: Asking, version: number): AnyRow[] =>
  sorted(
    tables.approvalItems.filter(({ itemVersion }) => itemVersion === version),
    ['code'],
  );

export const LICENSING_RESOLVERS: Resolvers = {
  'Query.approvalItems': (_, { search, version }, asking) =>
    itemsOfVersion(asking, version ?? versionOfDay(asking)).filter(
      ({ code, name, licenseName, scopeKeywords }) =>
        [code, name, licenseName ?? '', ...scopeKeywords].some((text) =>
          folded(text).includes(folded(search ?? '')),
        ),
    ),
  // The scopes that are drawn are one word each, which an item has for a keyword or has not.
  'Query.explainMatch': (_, { businessScope }, asking) =>
    itemsOfVersion(asking, versionOfDay(asking))
      .filter(
        ({ effectiveFrom, effectiveTo, scopeKeywords }) =>
          effectiveFrom <= asking.caller.today &&
          (effectiveTo === null || effectiveTo >= asking.caller.today) &&
          scopeKeywords.includes(businessScope),
      )
      .map((item) => ({
        item,
        code: item.code,
        called: true,
        matchedWords: [{ word: businessScope, clause: businessScope }],
        exclusions: [],
      })),
  'Query.licenseNotifications': (_, { filter, ...args }, asking) => {
    if (filter?.subject != null) keyOfCode(filter.subject);
    const rows = asking.tables.notices.filter((row) => noticeHolds(row, filter ?? {}, asking));
    const list = { coordinate: 'Query.licenseNotifications', filter: said(filter), ...LATEST_PUSH, rows };
    return pageOf(list, args, asking);
  },
  'Query.notificationInbox': (_, { state, dueBefore, overdue, item, ...args }, asking) => {
    const filter = { state, dueBefore, overdue, item };
    const rows = asking.tables.notices.filter(
      (row) => row.recipient === asking.caller.department && noticeHolds(row, filter, asking),
    );
    const order = { sort: 'most urgent', keys: ['dueOrder', 'id'], down: false };
    const list = { coordinate: 'Query.notificationInbox', filter: said(filter), ...order, rows };
    return pageOf(list, args, asking);
  },
  // Nobody has acted on a notice of the region yet, so nothing came of one.
  'Query.clues': (_, { first = 100 }) => {
    if (first < 0 || first > 500) throw refused('ARGUMENT_INVALID');
    return [];
  },
  'LicenseNotification.acts': () => [],
  'Query.licenses': (_, { filter, ...args }, asking) => {
    if (filter?.subject != null) keyOfCode(filter.subject);
    const told = saidOf(filter);
    const rows = asking.tables.licenses.filter(
      (row) =>
        (filter?.subject == null || row.subjectKey === `USCC:${filter.subject}`) &&
        (filter?.source == null || row.source === filter.source) &&
        (filter?.category == null || row.category === filter.category) &&
        (filter?.status == null || row.status === filter.status) &&
        isNumbered(row, filter?.decisionNumber) &&
        (filter?.validOn == null || isValidOn(row, filter.validOn)) &&
        (filter?.decidedFrom == null || row.decidedOn >= filter.decidedFrom) &&
        (filter?.decidedTo == null || row.decidedOn <= filter.decidedTo),
    );
    return pageOf({ coordinate: 'Query.licenses', filter: told, ...LATEST_DECISION, rows }, args, asking);
  },

  'Subject.licenseNotifications': ({ uscc }, { state, ...args }, asking) => {
    const rows = asking.tables.notices.filter(
      (row) => row.subjectKey === `USCC:${uscc}` && (state == null || row.state === state),
    );
    const filter = said({ state });
    const list = { coordinate: 'Subject.licenseNotifications', filter, ...LATEST_PUSH, rows };
    return pageOf(list, args, asking);
  },
  'Subject.licenses': ({ uscc }, { validOn, ...args }, asking) => {
    const rows = asking.tables.licenses.filter(
      (row) => row.subjectKey === `USCC:${uscc}` && (validOn == null || isValidOn(row, validOn)),
    );
    const filter = said({ validOn });
    return pageOf({ coordinate: 'Subject.licenses', filter, ...LATEST_DECISION, rows }, args, asking);
  },

  'LicenseNotification.subject': ({ subjectKey }, _args, asking) => subjectOf(subjectKey, asking),
  'LicenseNotification.item': ({ itemCode, itemVersion }, _args, { tables }) =>
    tables.approvalItems.find((item) => item.code === itemCode && item.itemVersion === itemVersion) ?? null,
  'LicenseNotification.recipient': (row) => department(row.recipient),
  'LicenseNotification.claimedBy': (row) => department(row.claimedBy),
  'LicenseNotification.source': (row) => department(row.source),
  'LicenseNotification.overdue': (row, _args, { caller }) => isLate(row, caller.today),
  'LicenseNotification.feedback': ({ id }, _args, { tables }) =>
    sorted(
      tables.feedback.filter(({ noticeId }) => noticeId === id),
      ['at', 'id'],
    ),
  'LicenseNotification.license': ({ id }, _args, { tables }) => {
    const granted = tables.feedback.filter((one) => one.noticeId === id && one.kind === 'PERMIT_GRANTED');
    const found = granted.flatMap(({ at, licenseNumberKey, subjectKey }) =>
      tables.licenses
        .filter((one) => one.licenseNumberKey === licenseNumberKey && one.subjectKey === subjectKey)
        .map((license) => ({ license, at, decidedOn: license.decidedOn, id: license.id })),
    );
    return sorted(found, ['at', 'decidedOn', 'id'], true)[0]?.license ?? null;
  },
  'NotificationFeedback.department': (row) => department(row.source),
  'ApprovalItem.version': (row) => row.itemVersion,
  'ApprovalItem.divisionApprovers': (row) =>
    row.divisionApprovers.map((entry: string) => ({
      division: entry.slice(0, entry.indexOf(':')),
      departments: entry
        .slice(entry.indexOf(':') + 1)
        .split(',')
        .map((id) => ({ id })),
    })),
  'ApprovalItem.approvingDepartments': (row) => row.approvingDepartments.map((id: string) => ({ id })),
  'License.subject': ({ subjectKey }, _args, asking) => subjectOf(subjectKey, asking),
  'License.authority': (row) => department(row.authority),
  'License.source': (row) => department(row.source),
};
