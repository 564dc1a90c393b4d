import { type NewAnnualReport, newAnnualReport } from '../../views/credit/record.ts';
import { DEMO_ASSERTED_AT, daysAfter } from '../demo-day.ts';
import { type Random, randomOf } from '../random.ts';
import { hasEnded } from '../standing.ts';
import type { DemoSubject } from '../subject.ts';
import type { Defaulters } from './defaulters.ts';

/** 年度报告: three seasons, each on the year before it, of the market entities that owed one. */
export function annualReports(
  seed: number,
  subjects: readonly DemoSubject[],
  { silent2024, late2024, silent2025, silent2026 }: Defaulters,
): NewAnnualReport[] {
  const random = randomOf(seed, 'annual reports');
  const silent = new Set(silent2024);
  const season = (year: number): NewAnnualReport[] => {
    for (const subject of year === 2025 ? silent2025 : year === 2026 ? silent2026 : []) silent.add(subject);
    return subjects
      .filter((subject) => owes(subject, year))
      .map((subject) => {
        const late = year === 2024 ? late2024.get(subject) : undefined;
        const reportedOn = late ?? (silent.has(subject) ? null : reportIn(random, year));
        return newAnnualReport({
          subjectKey: subject.key,
          year: year - 1,
          reportedOn,
          source: 'market-regulation',
          assertedAt: DEMO_ASSERTED_AT,
        });
      });
  };
  return [2024, 2025, 2026].flatMap(season);
}

/** Set up before the season’s year began, and not ended before the report was due. */
function owes({ row, standing }: DemoSubject, season: number): boolean {
  if (standing === null || row.establishedOn >= `${season}-01-01`) return false;
  return !hasEnded(standing) || row.approvedOn > `${season}-06-30`;
}

// Most come in the last weeks before 30 June.
const reportIn = (random: Random, year: number): string =>
  daysAfter(`${year}-01-02`, Math.floor(179 * random.unit() ** 0.6));
