import { and, eq, gte, lte, ne, sql } from 'drizzle-orm';
import { writeRecords } from '../../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../../clock.ts';
import { ADVISORY_LOCK } from '../../../database/advisory-lock.ts';
import type { Database } from '../../../database/statement.ts';
import { HubError } from '../../../errors.ts';
import type { Actor } from '../../../permission/officer.ts';
import { decisionCounts } from '../table.ts';
import { countId, type DecisionCountRow, decisionCountRecords, type Window } from './record.ts';

interface Acting {
  readonly at: Database;
  readonly moment: Moment;
  readonly by: Actor;
}

export interface Counted extends Window {
  readonly count: number;
  readonly exempt: number;
}

/**
 * What a department counts in its own case system, by the day of the decision. Its windows never overlap: counts of
 * days that are in two of them could not be added up.
 */
export async function reportDecisionCount(
  { at, moment, by }: Acting,
  { from, to, count, exempt }: Counted,
): Promise<DecisionCountRow> {
  requireWindow({ from, to });
  if (to > moment.today) throw invalid('to', `${to} has not come yet, and its decisions cannot be counted`);
  if (count < 0) throw invalid('count', `${count} is less than none`);
  if (exempt < 0 || exempt > count) throw invalid('exempt', `${exempt} is not among the ${count} decisions`);
  const { department } = by;
  // Of two that are reported at once, in two processes, the later must see the earlier.
  await at.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.counts}::int, hashtext(${department}))`);
  const id = countId(department, { from, to });
  const [other] = await at
    .select()
    .from(decisionCounts)
    .where(
      and(
        eq(decisionCounts.source, department),
        ne(decisionCounts.id, id),
        lte(decisionCounts.from, to),
        gte(decisionCounts.to, from),
      ),
    )
    .limit(1);
  if (other !== undefined) {
    throw new HubError('ACT_REFUSED', {
      why: `${other.from} to ${other.to} is reported already and shares days with it; report that window again`,
      whyZh: `与已报告的 ${other.from} 至 ${other.to} 时段重叠，请按原时段重新报告`,
    });
  }
  const counted = {
    ...{ id, from, to, count, exempt },
    client: by.client,
    person: by.person,
    source: department,
    assertedAt: toShanghaiTime(moment.now),
    version: 1,
  };
  await writeRecords(at, decisionCountRecords, [counted], moment.now);
  return counted;
}

export function requireWindow({ from, to }: Window): void {
  if (from > to) throw invalid('to', `${to} lies before ${from}`);
}

const invalid = (argument: string, why: string) => new HubError('ARGUMENT_INVALID', { argument, why });
