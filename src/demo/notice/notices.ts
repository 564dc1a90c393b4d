import { DEFAULT_DEADLINES, dueOrOpen } from '../../calendar/deadlines.ts';
import { calendar } from '../../calendar/workday.ts';
import { momentAt } from '../../clock.ts';
import { type NewFeedback, type NewNotice, noticeRecord } from '../../views/license-notification/record.ts';
import { byDay, daysAfter, earlierOf, LAST_WORKDAY, officeTime, RECENTLY } from '../demo-day.ts';
import { departmentName } from '../departments.ts';
import { NOTICE_COUNT } from '../figures.ts';
import { catalogueVersionOn } from '../item/items.ts';
import type { Granted } from '../license/granted.ts';
import { type Random, randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import { actsOf, type NewNoticeAct } from './acts.ts';
import { followUp } from './follow-up.ts';
import { reasonOf, stateOf } from './outcome.ts';
import { type Push, pushesOf } from './push.ts';

/** 双告知: the 9,000 notices of the region, all of the last sixty days among them, and the reports on them. */
export function notices(
  seed: number,
  subjects: readonly DemoSubject[],
  granted: readonly Granted[],
): { notices: NewNotice[]; feedback: NewFeedback[]; noticeActs: NewNoticeAct[] } {
  const random = randomOf(seed, 'notices');
  const pushes = subjects.flatMap((subject) => pushesOf(random, subject));
  const recent = pushes.filter(({ day }) => day >= RECENTLY);
  const older = pushes.filter(({ day }) => day < RECENTLY);
  const kept = [...recent, ...random.some(older, NOTICE_COUNT - recent.length)].sort(byDay(({ day }) => day));
  const grantOf = grantsByHolder(granted);
  const records: NewNotice[] = [];
  const feedback: NewFeedback[] = [];
  const noticeActs: NewNoticeAct[] = [];
  const live = new Set<string>();
  for (const push of kept) {
    const notice = write(random, push);
    records.push(notice);
    const department = claim(random, notice, push);
    if (isSecond(notice, live)) {
      end(notice);
      noticeActs.push(...actsOf(notice, []));
      continue;
    }
    const reports =
      department === null
        ? []
        : followUp(random, { notice, department, claimedOn: dayOf(notice), grant: grantOf(push) });
    feedback.push(...reports);
    noticeActs.push(...actsOf(notice, reports));
  }
  return { notices: records, feedback, noticeActs };
}

function write(random: Random, push: Push): NewNotice {
  const { row, key } = push.subject;
  const { match, recipient, recipientKind, registrationKind, day } = push;
  const notice = noticeRecord({
    subjectKey: key,
    item: match === null ? null : { code: match.item.code, version: catalogueVersionOn(day) },
    recipient,
    recipientKind,
    registrationKind,
    matchedWords: match?.words ?? [],
    entity: {
      entityName: row.name,
      entityType: row.entityType ?? null,
      registrationNumber: row.registrationNumber ?? null,
      registrationAuthorityName: departmentName('market-regulation'),
      establishedOn: row.establishedOn,
      approvedOn: registrationKind === 'NEW' ? row.establishedOn : row.approvedOn,
      address: row.address ?? null,
      divisionCode: row.divisionCode ?? null,
      jurisdictionCode: row.jurisdictionCode ?? null,
      industryCode: row.industryCode ?? null,
      businessScope: row.businessScope ?? null,
      legalRepresentative: row.legalRepresentative ?? null,
      phone: row.phone ?? null,
    },
    source: 'market-regulation',
    moment: momentAt(new Date(officeTime(random, day, 'MORNING'))),
  });
  notice.state = stateOf(random, push);
  notice.returnReason = reasonOf(random, notice.state);
  // Returned two days after its push, and the days to route it again run from there.
  if (notice.state === 'RETURNED') notice.rerouteDueOn = dueOrOpen(day, 2 + DEFAULT_DEADLINES.reroute);
  else if (notice.state !== 'ROUTE_FAILED') notice.rerouteDueOn = null;
  if (notice.state === 'POOL') {
    // Back in the pool it is nobody's: whoever looks through it may claim it.
    notice.recipient = null;
    notice.recipientKind = null;
  }
  return notice;
}

/** Of the same entity and item a department has one live notice; a second one that is pushed is ended as such. */
function isSecond({ subjectKey, itemCode, recipient, state }: NewNotice, live: Set<string>): boolean {
  if (recipient == null || !['ROUTED', 'CLAIMED', 'RETURNED'].includes(state)) return false;
  const about = [subjectKey, itemCode, recipient].join(' ');
  if (live.has(about)) return true;
  live.add(about);
  return false;
}

function end(notice: NewNotice): void {
  notice.state = 'TERMINATED';
  notice.returnReason = '重复推送';
  notice.claimedAt = null;
  notice.claimedBy = null;
  notice.feedbackDueOn = null;
  notice.rerouteDueOn = null;
}

/** Nearly all are claimed within the five working days; from the pool anybody may. */
function claim(random: Random, notice: NewNotice, { day, recipient }: Push): string | null {
  if (notice.state !== 'CLAIMED' && notice.state !== 'CLOSED') return null;
  const workdays = random.chance(0.07) ? random.int(6, 15) : random.int(0, 5);
  const claimedOn = earlierOf(calendar.addWorkdays(day, workdays), LAST_WORKDAY);
  const department = recipient ?? random.pick(['market-regulation', 'urban-management', 'health'] as const);
  notice.claimedAt = officeTime(random, claimedOn, 'NOON');
  notice.claimedBy = department;
  notice.recipient = department;
  notice.feedbackDueOn = notice.state === 'CLAIMED' ? dueOrOpen(claimedOn, DEFAULT_DEADLINES.feedback) : null;
  return department;
}

const dayOf = ({ claimedAt }: NewNotice): string => (claimedAt as string).slice(0, 10);

/** How long a licence may take after the notice to count as its fruit. */
const DAYS_TO_GRANT = 150;

/** Finds the licence that a notice led to, or the one that was held already. */
function grantsByHolder(granted: readonly Granted[]): (push: Push) => Granted | undefined {
  const byHolder = new Map<string, Granted[]>();
  for (const grant of granted) {
    const key = `${grant.subject.key} ${grant.item.code}`;
    byHolder.set(key, [...(byHolder.get(key) ?? []), grant]);
  }
  return ({ subject, match, day }) => {
    if (match === null) return undefined;
    const held = byHolder.get(`${subject.key} ${match.item.code}`) ?? [];
    const until = daysAfter(day, DAYS_TO_GRANT);
    return held.find(
      ({ decidedOn, validTo }) =>
        decidedOn <= until && (decidedOn >= day || validTo === null || validTo >= day),
    );
  };
}
