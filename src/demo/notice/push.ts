import { daysAfter, LAST_WORKDAY, workdayFrom } from '../demo-day.ts';
import type { DepartmentId } from '../departments.ts';
import type { Match } from '../item/items.ts';
import type { Random } from '../random.ts';
import { hasEnded } from '../standing.ts';
import type { DemoSubject } from '../subject.ts';

/** A registration that is told on, before the notice of it is written up (双告知推送). */
export interface Push {
  readonly subject: DemoSubject;
  readonly registrationKind: 'NEW' | 'CHANGE';
  /** Null where nothing of the business scope matched an item. */
  readonly match: Match | null;
  /** Null where nobody is to be found who answers for the item. */
  readonly recipient: DepartmentId | null;
  readonly recipientKind: 'APPROVING' | 'LINE' | null;
  readonly day: string;
}

/** Before that year no calendar says when a notice was to be claimed. */
const FIRST_PUSH = '2021-01-04';

/** A change within days of the registration is told on with it. */
const MOVED_ON = 5;

/** Everything that was to be told on about a subject: when it was set up, and when its scope changed. */
export function pushesOf(random: Random, subject: DemoSubject): Push[] {
  const { row, matches, standing } = subject;
  if (standing === null) return [];
  const pushes = pushesOn(random, subject, {
    registrationKind: 'NEW',
    registeredOn: row.establishedOn,
    matches,
  });
  const changed = row.approvedOn > daysAfter(row.establishedOn, MOVED_ON);
  if (!changed || hasEnded(standing)) return pushes;
  // A change of scope adds one line or another.
  const added = matches.length === 0 ? [] : [random.pick(matches)];
  const change = { registrationKind: 'CHANGE' as const, registeredOn: row.approvedOn, matches: added };
  return [...pushes, ...pushesOn(random, subject, change)];
}

interface Registration {
  readonly registrationKind: Push['registrationKind'];
  readonly registeredOn: string;
  readonly matches: readonly Match[];
}

function pushesOn(
  random: Random,
  subject: DemoSubject,
  { registrationKind, registeredOn, matches }: Registration,
): Push[] {
  if (registeredOn < FIRST_PUSH || registeredOn > LAST_WORKDAY) return [];
  const day = workdayFrom(daysAfter(registeredOn, random.int(0, 1)));
  if (day > LAST_WORKDAY) return [];
  const push = { subject, registrationKind, day };
  if (matches.length === 0) {
    // Where no item matches, only what looks as if one should is put up for departments to look through (查询认领).
    return random.chance(0.06) ? [{ ...push, match: null, recipient: null, recipientKind: null }] : [];
  }
  return matches.flatMap((match): Push[] => {
    const { approver, line } = match.item;
    const told: Push = {
      ...push,
      match,
      recipient: approver,
      recipientKind: approver === null ? null : 'APPROVING',
    };
    return line === undefined ? [told] : [told, { ...push, match, recipient: line, recipientKind: 'LINE' }];
  });
}
