import type { ErrorEntry } from './error-entry.ts';

/** Of the sanction feed and what is reported back. */
export const SANCTION_ERRORS = {
  PURPOSE_NOT_FOR_SANCTIONS: {
    status: 200,
    en: 'Sanctions are told only for a purpose that is registered for them. Name one in X-Purpose, as joint-sanction.',
    zh: '仅限登记为失信惩戒的用途获取惩戒信息，请在 X-Purpose 中填写此类用途，如 joint-sanction。',
  },
  CURSOR_EXPIRED: {
    status: 200,
    en: 'The feed cannot go on from this cursor: {why}. Drop what you hold and start again without a cursor.',
    zh: '无法从该游标继续（{why}）。请清除已持有的数据，不带游标重新开始。',
  },
  SANCTION_RETRACTED: {
    status: 200,
    en: 'The sanction "{id}" was retracted ({reason}), so no measure is applied for it. Lift what you have applied.',
    zh: '惩戒信息“{id}”已撤回（{reason}），不得再实施措施，已实施的应予解除。',
  },
} as const satisfies Record<string, ErrorEntry>;
