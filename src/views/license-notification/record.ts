import { sql } from 'drizzle-orm';
import { DEFAULT_DEADLINES, type Deadlines, dueOrOpen } from '../../calendar/deadlines.ts';
import { endOfValidity } from '../../calendar/long-term.ts';
import { type Calendar, calendar as shippedCalendar } from '../../calendar/workday.ts';
import { asActed, type RecordKind } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import { HubError } from '../../errors.ts';
import { scrubCitizenIds } from '../../identifier/citizen-id.ts';
import {
  type Counterpart,
  counterpartColumns,
  decisionId,
  given,
  type HashKey,
  openTextOf,
  recordId,
} from '../../identifier/counterpart.ts';
import { normalizeDecisionNumber } from '../../identifier/decision-number.ts';
import { licenseCategoryOf } from './license-category.ts';
import { approvalItems, changes, feedback, licenses, notices } from './table.ts';

export type LicenseRow = typeof licenses.$inferSelect;
export type NewLicense = typeof licenses.$inferInsert;
export type ItemRow = typeof approvalItems.$inferSelect;
export type NewItem = typeof approvalItems.$inferInsert;
export type NoticeRow = typeof notices.$inferSelect;
export type NewNotice = typeof notices.$inferInsert;
export type FeedbackRow = typeof feedback.$inferSelect;
export type NewFeedback = typeof feedback.$inferInsert;

export const licenseRecords: RecordKind<typeof licenses> = {
  kind: 'license',
  table: licenses,
  log: changes,
  identity: [licenses.id],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

export const itemRecords: RecordKind<typeof approvalItems> = {
  kind: 'approval-item',
  table: approvalItems,
  log: changes,
  identity: [approvalItems.code, approvalItems.version],
  subjectKey: () => sql`'NONE:' || code`,
  created: 'RECORDED',
};

/** What becomes of a notice after its push; a second push on the same day changes none of it. */
const AFTER_THE_PUSH = [
  notices.state,
  notices.recipient,
  notices.recipientKind,
  notices.pushedAt,
  notices.pushDueOn,
  notices.claimDueOn,
  notices.escalatesOn,
  notices.rerouteDueOn,
  notices.feedbackDueOn,
  notices.claimedAt,
  notices.claimedBy,
  notices.returnReason,
];

/** Notices as they are pushed. */
export const noticeRecords: RecordKind<typeof notices> = {
  kind: 'notice',
  table: notices,
  log: changes,
  identity: [notices.id],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
  merge: Object.fromEntries(AFTER_THE_PUSH.map(({ name }) => [name, sql`old.${sql.identifier(name)}`])),
};

/** The same notices, as somebody has acted on them. */
export const actedNoticeRecords = asActed(noticeRecords);

export const feedbackRecords: RecordKind<typeof feedback> = {
  kind: 'feedback',
  table: feedback,
  log: changes,
  identity: [feedback.id],
  subjectKey: (table) => table.subjectKey,
  created: 'RECORDED',
};

/**
 * A licence as a source sent it, its cells parsed: the XK template of 双公示 by the names of its columns here.
 * Dates are `YYYY-MM-DD`; a blank cell is null, undefined or ''.
 */
export interface LicenseInput extends Counterpart {
  /** XK_XKWS */
  readonly documentName?: string | null;
  /** XK_WSH; where there is none the template has the licence number entered, and so does the hub. */
  readonly decisionNumber?: string | null;
  /** XK_XKLB as written; the category is read from it. */
  readonly categoryText?: string | null;
  /** XK_XKZS */
  readonly licenseName?: string | null;
  /** XK_XKBH */
  readonly licenseNumber?: string | null;
  /** XK_NR */
  readonly content?: string | null;
  /** XK_JDRQ */
  readonly decidedOn: string;
  /** XK_YXQZ */
  readonly validFrom: string;
  /** XK_YXQZI; 2099-12-31 and later mean that it has no end. */
  readonly validTo?: string | null;
  /** XK_XKJG */
  readonly authorityName: string;
  /** XK_XKJGDM */
  readonly authorityCode?: string | null;
  /** The authority’s identifier among the region’s departments, if it is one of them. */
  readonly authority?: string | null;
  /** XK_ZT: 1 is VALID, 2 INVALID. */
  readonly status: LicenseRow['status'];
  /** XK_LYDW */
  readonly sourceName?: string | null;
  /** XK_LYDWDM */
  readonly sourceCode?: string | null;
  /** Identifier of the department that sends the record and owns it. */
  readonly source: string;
  /** BZ */
  readonly remark?: string | null;
  /** When the record is taken in. */
  readonly moment: Moment;
  /** Keys the hashes of persons. */
  readonly hashKey: HashKey;
}

/**
 * The record of a licence: identifier and keys worked out, texts that anybody may read freed of personal data. The
 * same input gives the same record, but for the moment. Throws ARGUMENT_INVALID when it has no number at all.
 */
export function licenseRecord(input: LicenseInput): NewLicense {
  const { decidedOn, source, hashKey } = input;
  const open = openTextOf(input);
  const licenseNumber = given(input.licenseNumber, scrubCitizenIds);
  const decisionNumber = given(input.decisionNumber, scrubCitizenIds) ?? licenseNumber;
  if (decisionNumber === null) {
    const why = 'the licence has neither a decision number nor a licence number';
    throw new HubError('ARGUMENT_INVALID', { argument: 'decisionNumber', why });
  }
  const decisionNumberKey = normalizeDecisionNumber(decisionNumber);
  const authorityCode = given(input.authorityCode);
  const id = decisionId('lic', { authorityCode, source, decisionNumberKey, decidedOn }, input, hashKey);
  return {
    id,
    ...counterpartColumns(input, id, hashKey),
    documentName: given(input.documentName, open),
    decisionNumber,
    decisionNumberKey,
    category: licenseCategoryOf(input.categoryText ?? ''),
    categoryText: given(input.categoryText, open),
    licenseName: given(input.licenseName, open),
    licenseNumber,
    licenseNumberKey: normalizeDecisionNumber(licenseNumber ?? decisionNumber),
    content: given(input.content, open),
    decidedOn,
    validFrom: input.validFrom,
    validTo: endOfValidity(given(input.validTo)),
    authorityName: input.authorityName,
    authorityCode,
    authority: given(input.authority),
    status: input.status,
    sourceName: given(input.sourceName),
    sourceCode: given(input.sourceCode),
    source,
    remark: given(input.remark, scrubCitizenIds),
    assertedAt: toShanghaiTime(input.moment.now),
  };
}

/** A registration that is told on to a department, with what the notice says of the entity on that day. */
export interface NoticeInput {
  /** Of the registered entity, as `subjectKeyOf` gives it. */
  readonly subjectKey: string;
  /** The approval item that its business scope matched; null puts the notice into the pool. */
  readonly item: { readonly code: string; readonly version: number } | null;
  /** Department that is told; null with an item means that none could be found. */
  readonly recipient: string | null;
  readonly recipientKind: NoticeRow['recipientKind'];
  readonly registrationKind: NoticeRow['registrationKind'];
  /** The words of the business scope that made it match. */
  readonly matchedWords: readonly string[];
  /** Payload of 双告知 under its own names: entName entType regNO regOrg estDate apprDate … */
  readonly entity: NoticeEntity;
  /** Department that pushes. */
  readonly source: string;
  /** When it is pushed. */
  readonly moment: Moment;
  /** What tells it from other notices about the same; the day of the push unless told. */
  readonly occasion?: string;
}

type NoticeEntity = Pick<NewNotice, 'entityName'> &
  Partial<
    Pick<
      NewNotice,
      | 'entityType'
      | 'registrationNumber'
      | 'registrationAuthorityName'
      | 'establishedOn'
      | 'approvedOn'
      | 'address'
      | 'divisionCode'
      | 'jurisdictionCode'
      | 'industryCode'
      | 'businessScope'
      | 'legalRepresentative'
      | 'phone'
    >
  >;

interface NoticeOptions {
  readonly deadlines?: Deadlines;
  readonly calendar?: Calendar;
}

/**
 * A notice as it is pushed: the same subject, item, recipient and occasion give the same notice. A last day in a year
 * without a calendar is left open.
 */
export function noticeRecord(
  input: NoticeInput,
  { deadlines = DEFAULT_DEADLINES, calendar = shippedCalendar }: NoticeOptions = {},
): NewNotice {
  const { subjectKey, item, recipient, moment, occasion = moment.today } = input;
  const pushedAt = toShanghaiTime(moment.now);
  const due = (day: string | null | undefined, workdays: number) =>
    day == null ? null : dueOrOpen(day, workdays, calendar);
  const state = firstState(item, recipient);
  const claimDueOn = due(moment.today, deadlines.claim);
  return {
    ...input.entity,
    businessScope: given(input.entity.businessScope, scrubCitizenIds),
    id: recordId('ln', [subjectKey, item?.code ?? '', recipient ?? '', occasion]),
    subjectKey,
    itemCode: item?.code ?? null,
    itemVersion: item?.version ?? null,
    recipient,
    recipientKind: input.recipientKind,
    state,
    registrationKind: input.registrationKind,
    pushedAt,
    pushDueOn: due(input.entity.approvedOn ?? input.entity.establishedOn, deadlines.push),
    claimDueOn,
    escalatesOn: due(claimDueOn, deadlines.escalate),
    rerouteDueOn: state === 'ROUTE_FAILED' ? due(moment.today, deadlines.reroute) : null,
    matchedWords: [...input.matchedWords],
    source: input.source,
    assertedAt: pushedAt,
  };
}

function firstState(item: object | null, recipient: string | null): NoticeRow['state'] {
  if (recipient !== null) return 'ROUTED';
  return item === null ? 'POOL' : 'ROUTE_FAILED';
}

export interface FeedbackInput {
  readonly notice: Pick<NewNotice, 'id' | 'subjectKey'>;
  readonly kind: FeedbackRow['kind'];
  readonly note?: string | null;
  /** Number of the licence, with PERMIT_GRANTED. */
  readonly licenseNumber?: string | null;
  /** Department that reports. */
  readonly department: string;
  readonly moment: Moment;
}

/** A report on a notice; the same department, kind and moment give the same report. */
export function feedbackRecord(input: FeedbackInput): NewFeedback {
  const { notice, kind, department } = input;
  const at = toShanghaiTime(input.moment.now);
  const licenseNumber = given(input.licenseNumber, scrubCitizenIds);
  return {
    id: recordId('nf', [notice.id, kind, department, at]),
    notice: notice.id,
    subjectKey: notice.subjectKey,
    kind,
    at,
    note: given(input.note, scrubCitizenIds),
    licenseNumber,
    licenseNumberKey: licenseNumber === null ? null : normalizeDecisionNumber(licenseNumber),
    department,
    assertedAt: at,
  };
}
