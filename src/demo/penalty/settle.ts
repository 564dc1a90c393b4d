import type { NewDisclosure } from '../../views/penalty-disclosure/record.ts';
import { DEMO_TODAY, RECENTLY } from '../demo-day.ts';
import type { Random } from '../random.ts';

/** How many decisions stand in each of the rarer states; the others are published, run out, or exempt. */
const WITHDRAWN = 24;
const REJECTED = 18;
const SUBMITTED = 16;
const DECIDED = 30;
const CONTESTED = 14;

const WITHDRAWAL_REASONS = ['行政复议决定撤销原行政处罚决定', '行政机关自行纠正，撤销原行政处罚决定'];
const REJECTION_REASONS = [
  '统一社会信用代码与行政相对人名称不一致',
  '处罚内容与罚款金额不一致',
  '处罚决定日期晚于上报日期',
];

/** Puts the decisions into their states: those that ran out first, and the ones on their way among the recent. */
export function settle(random: Random, records: NewDisclosure[]): NewDisclosure[] {
  for (const record of records) {
    if (record.state === 'PUBLISHED' && record.publicityEndsOn < DEMO_TODAY) record.state = 'EXPIRED';
  }
  const recent = random.shuffled(records.filter(isPublishedSince(RECENTLY)));
  for (const record of recent.splice(0, DECIDED)) unpublish(record, 'DECIDED', null);
  for (const record of recent.splice(0, SUBMITTED)) unpublish(record, 'SUBMITTED', null);
  for (const record of recent.splice(0, REJECTED)) {
    unpublish(record, 'REJECTED', random.pick(REJECTION_REASONS));
  }
  const standing = random.shuffled(records.filter(isPublishedSince('2023-11-22')));
  for (const record of standing.splice(0, WITHDRAWN)) {
    record.state = 'WITHDRAWN';
    record.stateReason = random.pick(WITHDRAWAL_REASONS);
  }
  for (const record of standing.splice(0, CONTESTED)) record.contested = true;
  return records;
}

const isPublishedSince =
  (day: string) =>
  ({ state, decidedOn }: NewDisclosure): boolean =>
    state === 'PUBLISHED' && decidedOn >= day;

function unpublish(record: NewDisclosure, state: NewDisclosure['state'], reason: string | null): void {
  record.state = state;
  record.stateReason = reason;
  record.publishedOn = null;
}
