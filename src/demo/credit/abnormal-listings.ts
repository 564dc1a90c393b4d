import { calendar } from '../../calendar/workday.ts';
import { type NewAbnormalListing, newAbnormalListing } from '../../views/credit/record.ts';
import { decisionNumbers } from '../decision-numbers.ts';
import {
  byDay,
  DEMO_ASSERTED_AT,
  dayBetween,
  daysAfter,
  LAST_WORKDAY,
  laterOf,
  RECENTLY,
  workdayFrom,
} from '../demo-day.ts';
import { REMOVALS_2024 } from '../figures.ts';
import { type Random, randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';
import type { Defaulters } from './defaulters.ts';

type Reason = NewAbnormalListing['reason'];

/** A listing (列入, 标记) before it is written up. */
interface Listing {
  readonly subject: DemoSubject;
  readonly reason: Reason;
  readonly listedOn: string;
  readonly removedOn?: string;
  readonly channel?: 'ONLINE' | 'OFFLINE';
  readonly repaired?: boolean;
}

/** Removed in 2024 for reports on earlier years, and for having been found again (AN4), beside the late reporters. */
const OLDER_REPORTS_2024 = 150;
const EARLIER_REMOVALS = { '2022': 214, '2023': 301 } as const;
/** Of those removed in 2023, repaired: gone for everybody but the source. */
const REPAIRED_2023 = 40;
const IN_FORCE = { AN2: 60, AN3: 40, AN4: 150 } as const;

/** 经营异常名录: 529 removals in 2024, all at the counter, none later; and what stands. */
export function abnormalListings(seed: number, defaulters: Defaulters): NewAbnormalListing[] {
  const random = randomOf(seed, 'abnormal listings');
  const [old, others] = byAge(defaulters.others);
  const listings = [
    ...reportListings(random, defaulters),
    ...removals2024(random, old, REMOVALS_2024 - defaulters.late2024.size),
    ...earlierRemovals(random, old),
    ...otherReasons(random, others),
  ].sort(byDay(({ listedOn }) => listedOn));
  const numberOf = decisionNumbers();
  return listings.map((listing) => write(listing, numberOf('market-regulation', '列异字', listing.listedOn)));
}

/** Those who owed a report in every season that is spoken of here, and the others. */
function byAge(subjects: readonly DemoSubject[]): [old: DemoSubject[], others: DemoSubject[]] {
  const isOld = ({ row }: DemoSubject) => row.establishedOn < '2021-01-01';
  return [subjects.filter(isOld), subjects.filter((subject) => !isOld(subject))];
}

function reportListings(random: Random, defaulters: Defaulters): Listing[] {
  const { silent2024, late2024, silent2025, silent2026 } = defaulters;
  const silent = (subjects: readonly DemoSubject[], year: number) =>
    subjects.map((subject) => ({ subject, reason: 'AN1' as const, listedOn: afterSeason(random, year) }));
  const late = [...late2024].map(
    ([subject, reportedOn]): Listing => ({
      subject,
      reason: 'AN1',
      listedOn: afterSeason(random, 2024),
      removedOn: removal(random, reportedOn),
      channel: 'OFFLINE',
    }),
  );
  return [...silent(silent2024, 2024), ...silent(silent2025, 2025), ...silent(silent2026, 2026), ...late];
}

function removals2024(random: Random, old: DemoSubject[], count: number): Listing[] {
  return old.splice(0, count).map((subject, index): Listing => {
    const isReport = index < OLDER_REPORTS_2024;
    return {
      subject,
      reason: isReport ? 'AN1' : 'AN4',
      listedOn: isReport ? afterSeason(random, 2023) : listing(random, subject, '2022-03-01', '2023-12-15'),
      removedOn: removal(random, dayBetween(random, '2024-01-03', '2024-12-18')),
      channel: 'OFFLINE',
    };
  });
}

function earlierRemovals(random: Random, old: DemoSubject[]): Listing[] {
  return Object.entries(EARLIER_REMOVALS).flatMap(([year, count]) =>
    old.splice(0, count).map(
      (subject, index): Listing => ({
        subject,
        reason: 'AN1',
        listedOn: afterSeason(random, Number(year) - 1),
        removedOn: removal(random, dayBetween(random, `${year}-01-05`, `${year}-12-15`)),
        channel: index % 3 === 0 ? 'ONLINE' : 'OFFLINE',
        repaired: year === '2023' && index < REPAIRED_2023,
      }),
    ),
  );
}

function otherReasons(random: Random, others: DemoSubject[]): Listing[] {
  return Object.entries(IN_FORCE).flatMap(([reason, count]) =>
    others.splice(0, count).map(
      (subject, index): Listing => ({
        subject,
        reason: reason as Reason,
        // Every sixth is of the last weeks.
        listedOn:
          index % 6 === 0
            ? listing(random, subject, RECENTLY, LAST_WORKDAY)
            : listing(random, subject, '2022-01-10', RECENTLY),
      }),
    ),
  );
}

/** Within ten working days of 30 June (企业经营异常名录管理暂行办法 Art. 6). */
const afterSeason = (random: Random, year: number): string =>
  calendar.addWorkdays(`${year}-06-30`, random.int(2, 10));

const listing = (random: Random, { row }: DemoSubject, from: string, to: string): string =>
  workdayFrom(dayBetween(random, laterOf(from, daysAfter(row.establishedOn, 30)), to));

/** Within five working days of the application. */
const removal = (random: Random, appliedOn: string): string =>
  calendar.addWorkdays(appliedOn, random.int(1, 5));

const REMOVAL_REASONS: Readonly<Record<Reason, string>> = {
  AN1: '已补报未报年份的年度报告并公示',
  AN2: '已履行公示义务',
  AN3: '已更正其公示的信息',
  AN4: '依法办理住所变更登记，或者通过登记的住所可以重新取得联系',
};

function write(listing: Listing, decisionNumber: string): NewAbnormalListing {
  const { subject, reason, listedOn, removedOn, channel, repaired } = listing;
  return newAbnormalListing({
    subjectKey: subject.key,
    // 个体工商户 are not listed but marked.
    kind: subject.row.kind === 'INDIVIDUAL_BUSINESS' ? 'MARKED' : 'LISTED',
    reason,
    decisionNumber,
    authority: 'market-regulation',
    listedOn,
    removedOn: removedOn ?? null,
    removalReason: removedOn === undefined ? null : REMOVAL_REASONS[reason],
    removalChannel: repaired === true ? 'ONLINE' : (channel ?? null),
    repairNumber:
      repaired === true
        ? `演信修〔${removedOn?.slice(0, 4)}〕${decisionNumber.replace(/\D/g, '').slice(4)}号`
        : null,
    source: 'market-regulation',
    assertedAt: DEMO_ASSERTED_AT,
  });
}
