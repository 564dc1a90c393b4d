import type { Calendar } from '../../../calendar/workday.ts';
import type { PublicityChannel } from '../code-table.ts';
import { type DisclosureRow, workdaysAfter } from '../record.ts';

export interface PublicityTask {
  readonly channel: keyof typeof PublicityChannel;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly late: boolean | null;
}

/** SAMR Order 45 (2021) speaks of the penalties of market regulation. */
const SYSTEM_AUTHORITY = 'market-regulation';
/** 企业信息公示暂行条例 Art. 6; SAMR Order 45. */
const SYSTEM_WORKDAYS = 20;
/** 双公示: 发改办财金〔2018〕424号. */
const SITE_WORKDAYS = 7;

const ONLY_WARNED = ['WARNING'];

/** Whether the enterprise credit publicity system shows it too: ordinary procedure, and more than a warning. */
export const isForSystem = ({ source, procedure, categories }: DisclosureRow): boolean =>
  source === SYSTEM_AUTHORITY &&
  procedure === 'ORDINARY' &&
  categories.some((category) => !ONLY_WARNED.includes(category));

/** What has to be published of a decision and where; none of one that is exempt. */
export function publicityTasks(row: DisclosureRow, today: string, calendar?: Calendar): PublicityTask[] {
  if (row.state === 'EXEMPT') return [];
  const task = (channel: PublicityTask['channel'], workdays: number, doneOn: string | null) => {
    const dueOn = workdaysAfter(row.decidedOn, workdays, calendar);
    return { channel, dueOn, doneOn, late: dueOn === null ? null : (doneOn ?? today) > dueOn };
  };
  return [
    task('CREDIT_SITE', SITE_WORKDAYS, row.publishedOn),
    ...(isForSystem(row) ? [task('PUBLICITY_SYSTEM', SYSTEM_WORKDAYS, row.publicitySystemOn)] : []),
  ];
}
