import { addMonths } from '../../calendar/civil-date.ts';
import { daysAfter, LAST_WORKDAY, RECENTLY, workdayFrom } from '../demo-day.ts';
import type { DepartmentId } from '../departments.ts';
import type { Item } from '../item/item.ts';
import type { Random } from '../random.ts';
import { hasEnded } from '../standing.ts';
import type { DemoSubject } from '../subject.ts';
import { licenseNumber } from './license-number.ts';

/** A licence as it was granted or renewed, before it is written up. */
export interface Granted {
  readonly subject: DemoSubject;
  readonly item: Item;
  readonly authority: DepartmentId;
  /** What of the business scope it permits. */
  readonly words: readonly string[];
  readonly number: string;
  readonly decidedOn: string;
  readonly validTo: string | null;
  readonly superseded: boolean;
  readonly valid: boolean;
}

// 双公示 began in 2015; older decisions were never uploaded.
const FIRST_PUBLISHED = '2016-01-04';

/** Every licence of a subject, renewed as long as it went on. Some never had theirs: the permit gaps of the region. */
export function grantedTo(random: Random, subject: DemoSubject, serialOf: (item: Item) => number): Granted[] {
  const { row, matches, trade } = subject;
  // Firms whose trade does not call for it hardly ever follow up what their scope mentions.
  const follows = trade.permitted.length === 0 ? 0.15 : row.establishedOn >= RECENTLY ? 0.35 : 0.93;
  const ended = hasEnded(subject.standing);
  const until = ended ? row.approvedOn : LAST_WORKDAY;
  return matches.flatMap(({ item, words }) => {
    const { approver, years, number: form } = item;
    if (approver === null || form === undefined || !random.chance(follows)) return [];
    const days = grantsOf(random, { years, from: daysAfter(row.establishedOn, random.int(8, 70)), until });
    const serial = serialOf(item);
    return days.map((decidedOn, index) => ({
      subject,
      item,
      authority: approver,
      words,
      number: licenseNumber({ form, subject, serial, decidedOn }),
      decidedOn,
      validTo: years === undefined ? null : daysAfter(addMonths(decidedOn, 12 * years), -1),
      superseded: index < days.length - 1,
      valid: index === days.length - 1 && !ended,
    }));
  });
}

interface Term {
  readonly years: number | undefined;
  readonly from: string;
  readonly until: string;
}

/** The days on which it was granted and then renewed, in the month before each term ended; some let theirs lapse. */
function grantsOf(random: Random, { years, from, until }: Term): string[] {
  const days: string[] = [];
  for (let day = from; day <= until; ) {
    const decidedOn = workdayFrom(day);
    if (decidedOn >= FIRST_PUBLISHED && decidedOn <= until) days.push(decidedOn);
    if (years === undefined || !random.chance(0.97)) break;
    day = daysAfter(addMonths(decidedOn, 12 * years), -random.int(3, 30));
  }
  return days;
}
