import { calendar } from '../../calendar/workday.ts';
import { momentAt } from '../../clock.ts';
import { feedbackRecord, type NewFeedback, type NewNotice } from '../../views/license-notification/record.ts';
import { earlierOf, LAST_WORKDAY, officeTime } from '../demo-day.ts';
import type { Granted } from '../license/granted.ts';
import { type Random, type Weights, weights } from '../random.ts';

type Kind = NewFeedback['kind'];

const WITHOUT_PERMIT: Weights<Kind> = weights({
  NOT_TRADING: 38,
  NOT_NEEDED: 24,
  TRADING_WITHOUT_PERMIT: 12,
  OUT_OF_CONTACT: 14,
  PERMIT_REFUSED: 12,
});

const NOTES: Readonly<Record<Kind, string | null>> = {
  APPLIED_PERMIT: '已受理许可申请',
  PERMIT_GRANTED: null,
  PERMIT_REFUSED: '申请材料不符合法定条件，不予许可',
  NOT_NEEDED: '实际经营项目不涉及该许可事项',
  NOT_TRADING: '现场核查未开展相关经营活动',
  TRADING_WITHOUT_PERMIT: '现场核查发现已开展经营，责令办理许可并移送线索',
  OUT_OF_CONTACT: '通过登记的住所无法联系',
};

interface Claimed {
  readonly notice: NewNotice;
  readonly department: string;
  readonly claimedOn: string;
  /** The licence that was granted after the push, if one was. */
  readonly grant: Granted | undefined;
}

/** What a department reports on a notice it has claimed: at least once before it is closed. */
export function followUp(random: Random, { notice, department, claimedOn, grant }: Claimed): NewFeedback[] {
  const report = (kind: Kind, day: string, licenseNumber: string | null = null) =>
    feedbackRecord({
      notice,
      kind,
      note: NOTES[kind],
      licenseNumber,
      department,
      moment: momentAt(new Date(officeTime(random, day, 'AFTERNOON'))),
    });
  const looked = earlierOf(calendar.addWorkdays(claimedOn, random.int(1, 8)), LAST_WORKDAY);
  if (notice.state === 'CLAIMED') return random.chance(0.5) ? [report('APPLIED_PERMIT', looked)] : [];
  if (grant === undefined) return [report(random.weighted(WITHOUT_PERMIT), looked)];
  if (grant.decidedOn <= looked) return [report('PERMIT_GRANTED', looked, grant.number)];
  return [report('APPLIED_PERMIT', looked), report('PERMIT_GRANTED', grant.decidedOn, grant.number)];
}
