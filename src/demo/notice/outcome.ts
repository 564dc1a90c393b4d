import { calendar } from '../../calendar/workday.ts';
import type { NewNotice } from '../../views/license-notification/record.ts';
import { DEMO_TODAY, RECENTLY } from '../demo-day.ts';
import { type Random, type Weights, weights } from '../random.ts';
import type { Push } from './push.ts';

type State = NewNotice['state'];

// How notices stand by age. In the first five working days nobody is late; after sixty days nearly all is done.
const FRESH: Weights<State> = weights({ ROUTED: 45, CLAIMED: 35, RETURNED: 8, CLOSED: 12 });
const RECENT: Weights<State> = weights({
  ROUTED: 20,
  CLAIMED: 38,
  RETURNED: 7,
  POOL: 4,
  TERMINATED: 3,
  CLOSED: 28,
});
const OLD: Weights<State> = weights({
  ROUTED: 2,
  CLAIMED: 11,
  RETURNED: 1,
  POOL: 1,
  TERMINATED: 3,
  CLOSED: 82,
});
const OLD_POOL: Weights<State> = weights({ POOL: 15, CLAIMED: 10, TERMINATED: 30, CLOSED: 45 });
const RECENT_POOL: Weights<State> = weights({ POOL: 70, CLAIMED: 20, CLOSED: 10 });
const OLD_FAILURE: Weights<State> = weights({ ROUTE_FAILED: 15, TERMINATED: 85 });

/** In which state a notice rests on the region’s day. */
export function stateOf(random: Random, { day, match, recipient }: Push): State {
  const isRecent = day >= RECENTLY;
  if (match === null) return random.weighted(isRecent ? RECENT_POOL : OLD_POOL);
  if (recipient === null) return isRecent ? 'ROUTE_FAILED' : random.weighted(OLD_FAILURE);
  if (!isRecent) return random.weighted(OLD);
  return random.weighted(calendar.workdaysBetween(day, DEMO_TODAY) <= 5 ? FRESH : RECENT);
}

const RETURN_REASONS = [
  '不属于本部门监管职责',
  '经营场所不在本辖区',
  '该事项已改为备案管理，无需后续许可',
  '登记信息不完整，无法核实',
];
const END_REASONS = ['经营主体已办理注销登记', '经营范围已变更，不再涉及该事项', '重复推送'];

export function reasonOf(random: Random, state: State): string | null {
  if (state === 'RETURNED' || state === 'POOL') return random.pick(RETURN_REASONS);
  return state === 'TERMINATED' ? random.pick(END_REASONS) : null;
}
